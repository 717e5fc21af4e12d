"""A headline with a surname alone → with the person's full name, as the article gives it."""

from __future__ import annotations

import re

from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.shorten import Short
from broadsheet.model.article import Mention

HONOUR = r"(?:(?:Mr|Mrs|Ms|Miss)\b\.? )?"


def with_full_names(line: Line, short: Short, mentions: tuple[Mention, ...], text: str, longest: int) -> str:
    """The headline with each first surname, and its "Mr", made the full name that opens the article, as far as there is room.

    A surname of more than one person, or one that first comes without the full name, stays as it is.
    """
    made = short.text
    here = {line.offset + word.idx for word in short.words}
    for mention in mentions:
        if mention.kind == "person" and mention.start in here and " " not in mention.text and mention.name not in made:
            fuller = _full_name(mention, mentions, text)
            once = re.compile(rf"(?<![\w-]){HONOUR}{re.escape(mention.text)}(?![\w-])")
            if fuller and len(once.findall(made)) == 1:
                named = once.sub(lambda _: fuller, made)  # noqa: B023 - called at once
                made = named if len(named) <= longest else made
    return made


def _full_name(mention: Mention, mentions: tuple[Mention, ...], text: str) -> str:
    first = re.search(rf"(?<!\w){re.escape(mention.text)}(?!\w)", text)
    if first is None or not text[: first.end()].endswith(mention.name):
        return ""  # "President Reed" before "Mary Reed" is somebody else
    full = {other.name for other in mentions if other.kind == "person" and other.name.endswith(f" {mention.text}")}
    return mention.name if full == {mention.name} and mention.name in text else ""

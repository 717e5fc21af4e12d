"""A person's name with an everyday word behind it that begins with a capital too → the name alone.

In "Anna Ilves Memos" the model sees one long name; the other sentences tell where it ends. In "Anna Was chosen" the word itself
tells it, and what follows it. Whole headings are read in ordinary
letters to begin with (``annotators/title_case.py``).
"""

from __future__ import annotations

import re

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.lists.frequencies import beginning
from broadsheet.values import replace

_SMALL = frozenset(
    "is was are were has had have would could should might does did his their its they we of at for with by from and or but as"
    " that who which when while".split()
)
"""Words that no name ends in where its sentence goes on in small letters; "Will", "Her", "You" and "To" are surnames too."""
_GOES_ON = re.compile(r" [a-z]")


def cut(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans; people whose full name stands alone elsewhere, without a word behind it that the text writes small, too."""
    text = reading.text
    people = {text[span.start : span.end] for span in spans if span.kind == "person"}
    found = []
    for span in (shorter for span in spans if (shorter := _before_small(text, span))):
        full, _, last = text[span.start : span.end].rpartition(" ")
        common = span.kind == "person" and " " in full and full in people and re.search(rf"\b{re.escape(last.lower())}\b", text)
        found.append(replace(span, end=span.start + len(full)) if common else span)
    return tuple(found)


def _is_headline_verb(text: str, span: Span, full: str, last: str) -> bool:
    """Whether the third word of a name is what somebody does, in a headline that goes on with capitals: "Ana Roe Answers To"."""
    first, _, surname = full.partition(" ")
    if not surname or first not in known.first_names() or not _HEADLINE.match(text, span.end):
        return False
    small, form = last.lower(), _INFLECTED.fullmatch(last)
    return form is not None and not known.is_person_word(last) and {small, form[1].lower()} <= beginning(form[1].lower()).keys()


_HEADLINE = re.compile(r" [A-Z]|\n|$")
_INFLECTED = re.compile(r"([A-Z][a-z]{2,}?)(?:e?s)")


def _before_small(text: str, span: Span) -> Span | None:
    """A person without a small word or an office behind the name; None where nothing else is left."""
    if span.kind != "person":
        return span
    full, _, last = text[span.start : span.end].rpartition(" ")
    small = (last.lower() in _SMALL and _GOES_ON.match(text, span.end)) or _is_headline_verb(text, span, full, last)
    office = full.isupper() and last.lower() in known.role_words() and last not in known.all_surnames()
    if not small and not office:
        return span
    return replace(span, end=span.start + len(full)) if full and not office else None

"""A person's name with an everyday word behind it that begins with a capital too → the name alone.

In "Anna Ilves Memos" the model sees one long name; the other sentences tell where it ends. In "Anna Was chosen" the word itself
tells it, and what follows it. Whole headings are read in ordinary
letters to begin with (``annotators/title_case.py``).
"""

from __future__ import annotations

import re

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span
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


def _before_small(text: str, span: Span) -> Span | None:
    """A person without a small word or an office behind the name; None where nothing else is left."""
    if span.kind != "person":
        return span
    full, _, last = text[span.start : span.end].rpartition(" ")
    small = last.lower() in _SMALL and _GOES_ON.match(text, span.end)
    office = full.isupper() and last.lower() in known.role_words() and last not in known.all_surnames()
    if not small and not office:
        return span
    return replace(span, end=span.start + len(full)) if full and not office else None

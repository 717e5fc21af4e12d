"""A person's name with an everyday word behind it that begins with a capital too → the name alone.

In "Anna Ilves Memos" the model sees one long name; the other sentences tell where it ends. Whole headings are read in ordinary
letters to begin with (``annotators/title_case.py``).
"""

from __future__ import annotations

import re

from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.values import replace


def cut(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans; people whose full name stands alone elsewhere, without a word behind it that the text writes small, too."""
    text = reading.text
    people = {text[span.start : span.end] for span in spans if span.kind == "person"}
    found = []
    for span in spans:
        full, _, last = text[span.start : span.end].rpartition(" ")
        common = span.kind == "person" and " " in full and full in people and re.search(rf"\b{re.escape(last.lower())}\b", text)
        found.append(replace(span, end=span.start + len(full)) if common else span)
    return tuple(found)

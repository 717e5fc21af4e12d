"""Names that stand only between quotation marks, as titles and terms do → spans without them."""

from __future__ import annotations

from collections import defaultdict

from broadsheet.annotators.names import kinds, known, shapes
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.text.keys import key

_PAIRS = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“", "'": "'"}


def without_terms(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without people and organisations whose name stands alone between quotation marks wherever the text writes it.

    A play, a song, a nickname or a word of another language stands so; nobody does. An organisation stays
    where its own words, an article or a noun before it say what it is, and so does what the lists have.
    """
    text = reading.text
    bare: dict[str, bool] = defaultdict(bool)
    for span in spans:
        bare[key(text[span.start : span.end])] |= not _quoted(text, span) or _said_to_be(text, span)
    return tuple(span for span in spans if span.kind == "place" or bare[key(text[span.start : span.end])])


def _quoted(text: str, span: Span) -> bool:
    """Whether nothing but the name stands between a pair of marks, a comma or full stop of American style aside."""
    closing = _PAIRS.get(text[span.start - 1 : span.start])
    return closing is not None and text[span.end : span.end + 2].lstrip(",.")[:1] == closing and not _owns(text, span)


def _owns(text: str, span: Span) -> bool:
    """Whether the mark behind a name is an apostrophe: ‘Roe’s."""
    return text[span.end : span.end + 1] in ("'", "’") and text[span.end + 1 : span.end + 2].isalpha()


def _said_to_be(text: str, span: Span) -> bool:
    phrase = text[span.start : span.end]
    if known.look_up(phrase) or shapes.shape(phrase) == "organisation":
        return True
    marked = Span(span.start - 1, span.end + 1, span.kind)
    told = text[max(0, marked.start - 4) : marked.start] == "the " or kinds.around(text, marked)["organisation"] > 1
    return span.kind == "organisation" and told

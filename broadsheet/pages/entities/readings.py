"""An entity's quotations → where its name was not written: "He" that was read as the speaker, for people to judge."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.model.entity import Said
from broadsheet.pages.entities.company import Place, place
from broadsheet.values import Value

SHOWN = 8


class Reading(Value):
    """A quotation in whose sentence the speaker's name does not stand."""

    written: str
    """The words that stand for the speaker there; nothing where they are not known."""
    place: Place


def readings(said: Sequence[Said]) -> tuple[Reading, ...]:
    """The newest quotations whose speaker is a pronoun or a description, or is known from the sentences around."""
    found = (Reading(written=_written(one), place=place(one.article, one.sentence)) for one in said if not _named(one))
    return tuple(dict.fromkeys(found))[:SHOWN]


def _named(said: Said) -> bool:
    """The speaker's name stands where the speaker is written, or else in the quotation's sentence outside of its words."""
    quote, sentence = said.quote, said.article.sentences[said.sentence - 1]
    names = [m for m in said.article.mentions if m.name == quote.speaker]
    if quote.speaker_start is not None and quote.speaker_end is not None:
        return any(m.start < quote.speaker_end and quote.speaker_start < m.end for m in names)
    last = max(sentence.end, *(s.end for s in said.article.sentences if s.start <= quote.end))
    return any(sentence.start <= m.start < last and not quote.start <= m.start < quote.end for m in names)


def _written(said: Said) -> str:
    start, end = said.quote.speaker_start, said.quote.speaker_end
    return "" if start is None or end is None else said.article.text[start:end]

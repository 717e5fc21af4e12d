"""Corrections → what pages say of them: one sentence each, a link to whom it concerns, and an address of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from broadsheet import wording
from broadsheet.model.correction import Correction, What
from broadsheet.model.data import Record
from broadsheet.model.index import Index
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value, replace
from broadsheet.wording import N_, foreign, say

LABELS: dict[What, str] = {
    "headline": N_("Headline"),
    "text": N_("Text"),
    "date": N_("Date"),
    "quotation": N_("Quotation"),
    "speaker": N_("Speaker"),
    "name": N_("Name"),
    "kind": N_("Kind of name"),
    "merged": N_("Names joined"),
    "story-merged": N_("Stories joined"),
    "story-split": N_("Story parted"),
    "withdrawn": N_("Withdrawn"),
    "note": N_("Note"),
}
KINDS = {"people": N_("people"), "organisations": N_("organisations"), "places": N_("places")}


class CorrectionRow(Value):
    """One correction as a page shows it."""

    id: str
    date: dt.date
    label: str
    words: str
    """What stood and what stands, or an editor's own words: plain text."""
    why: str
    by: str
    subject: Link | None
    """The article, or what stands at its address; the name; the story. None where none of these is there, and on its own page."""
    url: str
    """Broader topics among all corrections."""


def row(correction: Correction, index: Index, cards: Cards) -> CorrectionRow:
    """The row of one correction."""
    subject = _subject(correction, index, cards)
    return CorrectionRow(
        id=correction.id,
        date=correction.date,
        label=say(LABELS[correction.what]),
        words=words(correction, is_named=subject is not None),
        why=correction.why or "",
        by=correction.by or "",
        subject=subject,
        url=permalinks.correction(correction),
    )


def rows_of(id: str, index: Index, cards: Cards) -> tuple[CorrectionRow, ...]:
    """The corrections of one article, entity or story, newest first, for its own page."""
    return tuple(
        replace(row(one, index, cards), subject=None) if _chief(one) == id else row(one, index, cards)
        for one in index.corrections_of.get(id, ())
    )


def comments(corrections: Sequence[Correction], site: Site) -> tuple[Record, ...]:
    """Corrections in the vocabulary of schema.org: ``CorrectionComment``."""
    return tuple(
        Record(
            fields=tuple(
                (key, value)
                for key, value in (
                    ("@type", "CorrectionComment"),
                    ("datePublished", correction.date),
                    ("text", words(correction)),
                    ("url", permalinks.public(site.base_url, permalinks.correction(correction)) if site.base_url else ""),
                )
                if value
            )
        )
        for correction in corrections
    )


def _chief(correction: Correction) -> str | None:
    """Whom it concerns first."""
    return correction.article or correction.entity or correction.story


def _subject(correction: Correction, index: Index, cards: Cards) -> Link | None:
    article = index.article_of.get(correction.article or "")
    if article:
        return Link(label=article.headline, url=permalinks.article(article), lang=foreign(article.language))
    if correction.address and correction.stood:
        return Link(label=correction.stood, url=permalinks.withdrawn(correction.address))
    if correction.entity in index.card_of and correction.entity:
        return cards.link(correction.entity)
    if correction.story_headline and correction.story:
        return Link(label=correction.story_headline, url=permalinks.story(correction.story.partition("/")[2]))
    return None


def words(correction: Correction, *, is_named: bool = False) -> str:
    """One correction in a sentence or two; where the article ``is_named`` beside it, no headline is repeated."""
    if correction.note:
        return correction.note
    if correction.what == "withdrawn":
        return _withdrawn(correction.stood, is_named=is_named, is_back=correction.is_back)
    stood, stands = correction.stood, correction.stands
    if correction.what == "date":
        stood, stands = (_day(text) for text in (stood, stands))
    if correction.what == "kind":
        stood, stands = (say(KINDS[text]) if text in KINDS else text for text in (stood, stands))
    of = correction.article if correction.what == "story-split" else correction.quotation
    said = _SAYING.get(correction.what, _changed)(stood, stands, of)
    return said or say("This was corrected.")


def _day(text: str | None) -> str | None:
    try:
        return wording.date(dt.date.fromisoformat(text or ""))
    except ValueError:
        return text


def _changed(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands:
        return say("“%(stood)s” now reads “%(stands)s”", stood=stood, stands=stands)
    if stood:
        return say("“%(stood)s” was taken out.", stood=stood)
    return say("“%(stands)s” was added.", stands=stands) if stands else ""


def _headline(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands:
        return say("The headline read “%(stood)s”; it now reads “%(stands)s”.", stood=stood, stands=stands)
    return _changed(stood, stands, None)


def _text(stood: str | None, stands: str | None, _: str | None) -> str:
    return _changed(stood, stands, None) or say("The text was changed.")


def _date(stood: str | None, stands: str | None, _: str | None) -> str:
    return say("The date was given as %(stood)s; it is %(stands)s.", stood=stood, stands=stands) if stood and stands else ""


def _quotation(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and not stands:
        return say("The quotation “%(stood)s” was taken out.", stood=stood)
    return _changed(stood, stands, None) or say("A quotation was changed.")


def _speaker(stood: str | None, stands: str | None, quotation: str | None) -> str:
    if not (quotation and stood):
        return say("The speaker of a quotation was changed.")
    if stands:
        return say(
            "The words “%(words)s” were given to %(stood)s; they are those of %(stands)s.",
            words=quotation,
            stood=stood,
            stands=stands,
        )
    return say("The words “%(words)s” were given to %(stood)s; whose they are is not certain.", words=quotation, stood=stood)


def _name(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands and stood == stands:
        return say("“%(stood)s” was taken for somebody else of that name.", stood=stood)
    if stood and stands:
        return say("The name was given as %(stood)s; it is %(stands)s.", stood=stood, stands=stands)
    return say("%(stood)s was listed as named here, and is not.", stood=stood) if stood else ""


def _kind(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands:
        return say("This name was listed under %(stood)s; it belongs under %(stands)s.", stood=stood, stands=stands)
    return ""


def _merged(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands:
        return say("%(stood)s are one and the same: %(stands)s.", stood=wording.listed(stood.split("; ")), stands=stands)
    return ""


def _story_merged(stood: str | None, stands: str | None, _: str | None) -> str:
    if stood and stands:
        return say("“%(stood)s” was a separate story; it is part of the story “%(stands)s”.", stood=stood, stands=stands)
    if stands:
        return say("A story that was listed separately is part of the story “%(stands)s”.", stands=stands)
    return say("Two stories turned out to be one.")


def _story_split(stood: str | None, stands: str | None, article: str | None) -> str:
    if stood and stands and article:
        return say("The article was in the story “%(stood)s”; it belongs to the story “%(stands)s”.", stood=stood, stands=stands)
    if stood and stands:
        return say("Articles that were in the story “%(stood)s” belong to the story “%(stands)s”.", stood=stood, stands=stands)
    if stood:
        return say("The article was in the story “%(stood)s”, to which it does not belong.", stood=stood)
    return say("One story had articles that do not belong together.")


def _withdrawn(stood: str | None, *, is_named: bool, is_back: bool) -> str:
    if is_named:
        return say("It was withdrawn, and is published again.") if is_back else say("It is no longer published.")
    if not stood:
        return say("An article was withdrawn.")
    if is_back:
        return say("The article “%(stood)s” was withdrawn, and is published again.", stood=stood)
    return say("The article “%(stood)s” was withdrawn.", stood=stood)


_SAYING = {
    "headline": _headline,
    "text": _text,
    "date": _date,
    "quotation": _quotation,
    "speaker": _speaker,
    "name": _name,
    "kind": _kind,
    "merged": _merged,
    "story-merged": _story_merged,
    "story-split": _story_split,
}

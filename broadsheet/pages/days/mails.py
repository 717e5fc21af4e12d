"""An edition → the same for e-mail: a page that stands alone and a plain text, each small enough not to be cut off.

Only where site.yaml asks (``email: true``). Both lead to the edition on the web, and hold it in part where it is long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet import wording
from broadsheet.model.data import Text
from broadsheet.model.entity import Said
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import Band, bands
from broadsheet.pages.blocks.coverage import day_names
from broadsheet.pages.blocks.names import name_groups, tally
from broadsheet.pages.blocks.sayings import by_weight, told_once
from broadsheet.pages.blocks.tellings import StoryCard, tellings
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.editions import Extent, extent
from broadsheet.pages.days.mail_text import plain
from broadsheet.pages.days.mail_views import Inks, MailName, MailNames, MailQuote, MailSection, MailStory, MailView
from broadsheet.text import colours
from broadsheet.text.colours import mix, readable
from broadsheet.wording import many, say, say_many

BUDGET = 70_000
"""Bytes that stories may take: clients cut a message off at some 100,000, and the rest needs its own."""
MARKUP = 800
"""Bytes of a story beside its words and addresses, with their styles."""
QUOTES = 4
NAMES = 6


groups = day_names


def pages(day: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """``edition.html`` and ``edition.txt`` beside the day's edition."""
    if not site.email:
        return
    edition = index.edition_of[dt.date.fromisoformat(day)]
    path = permalinks.edition(edition.date)
    view = _view(edition, index, site, cards)
    yield Page(path=permalinks.beside(path, "edition.html"), format="email", template="email/edition.html", view=view)
    yield Page(path=permalinks.beside(path, "edition.txt"), format="text", view=Text(text=plain(view)))


def _view(edition: Edition, index: Index, site: Site, cards: Cards) -> MailView:
    date = edition.date
    told, of = tellings(edition, index, cards), extent(edition.articles, index)
    sections, held = _sections(bands([*told], index), site, signed=of.signed)
    return MailView(
        site_title=site.title,
        tagline=say(site.tagline),
        language=wording.spoken().language,
        title=wording.longdate(date),
        day=wording.daymonth(date),
        extent=_extent(of),
        url=url(permalinks.edition(date), site),
        home=url(permalinks.FRONT, site),
        canonical=permalinks.public(site.base_url, permalinks.edition(date)) if site.base_url else "",
        sections=sections,
        rest=len(told) - held,
        quotes=tuple(_quote(group[0], cards, site) for group in told_once(by_weight(edition))[:QUOTES]),
        names=tuple(_names(edition, cards, site)),
        about=url("about/index.html", site),
        light=_inks(site, dark=False),
        dark=_inks(site, dark=True),
    )


def url(path: str, site: Site) -> str:
    """On the web where the site has an address; else relative to the edition's folder, so that it opens from disk."""
    return permalinks.public(site.base_url, path) if site.base_url else f"../../../{path}"


def _extent(of: Extent) -> str:
    articles = many(of.articles, "article")
    return f"{articles} · {_reading_time(of.minutes)}" if of.minutes else articles


def _reading_time(minutes: int) -> str:
    if minutes < 90:
        return say_many(minutes, "%(count)s minute’s reading", "%(count)s minutes’ reading", count=minutes)
    hours = (minutes + 30) // 60
    return say_many(hours, "%(count)s hour’s reading", "%(count)s hours’ reading", count=hours)


def _sections(found: Sequence[Band], site: Site, *, signed: bool) -> tuple[tuple[MailSection, ...], int]:
    """The bands with as many stories as the budget allows, in their order; and how many stories these are."""
    made: list[MailSection] = []
    left, held = BUDGET, 0
    for band in found:
        label = band.label
        stories = []
        for topic, card in _cards(band):
            story = _story(card, topic, site, signed=signed)
            left -= MARKUP + _size(story)
            if left < 0:
                break
            stories.append(story)
        if stories:
            made.append(MailSection(label=label, url=url(band.url, site) if band.url else "", stories=tuple(stories)))
        held += len(stories)
        if left < 0:
            break
    return tuple(made), held


def _cards(band: Band) -> Iterator[tuple[str, StoryCard]]:
    yield from (("", card) for card in (*((band.lead,) if band.lead else ()), *band.large, *band.side, *band.small))
    yield from ((part.label, part.card) for part in band.parts)


def _size(story: MailStory) -> int:
    """Bytes, each character that HTML escapes counted as what it becomes."""
    texts = (story.headline, story.sentence, story.source, story.topic, story.flag, story.url)
    return sum(len(text.encode()) + 5 * sum(text.count(sign) for sign in "&<>\"'") for text in texts)


def _story(card: StoryCard, topic: str, site: Site, *, signed: bool) -> MailStory:
    return MailStory(
        topic=topic,
        headline=card.headline,
        url=url(card.url, site),
        inferred=card.inferred,
        flag=card.flag.label if card.flag else "",
        new=bool(card.flag and card.flag.new),
        sentence=card.sentence.text if card.sentence else "",
        source=_source(card, signed=signed),
        lang=card.lang,
    )


def _source(card: StoryCard, *, signed: bool) -> str:
    parts = [card.publisher or (say("Publisher not given") if signed else "")]
    if card.articles > 1:
        parts.insert(0, many(card.articles, "article"))
    if card.cites:
        parts.append(say("cites %(outlets)s", outlets=", ".join(link.label for link in card.cites)))
    return " · ".join(filter(None, parts))


def _quote(said: Said, cards: Cards, site: Site) -> MailQuote:
    card = cards.quote(said)
    via = card.via.label if card.via else card.publisher
    return MailQuote(
        words=card.words,
        speaker=card.speaker.label if card.speaker else say("Speaker not determined"),
        role=card.speaker.role if card.speaker else "",
        via=via,
        url=url(card.cite.url, site),
        lang=card.lang,
    )


def _names(edition: Edition, cards: Cards, site: Site) -> Iterator[MailNames]:
    for group in name_groups(tally(edition.articles, cards.within), cards.within, cards, limit=NAMES):
        rows = tuple(MailName(label=row.name.label, url=url(row.name.url, site)) for row in group.rows)
        yield MailNames(heading=group.heading, names=rows)


def _inks(site: Site, *, dark: bool) -> Inks:
    own, theirs = (site.look.dark, colours.DARK) if dark else (site.look.light, colours.LIGHT)
    paper, ink = own.paper or theirs.paper, own.ink or theirs.ink
    accent = own.accent or (readable(site.look.light.accent, paper) if dark and site.look.light.accent else theirs.accent)
    return Inks(paper=paper, ink=ink, accent=accent, soft=readable(mix(ink, paper, 0.7), paper), rule=mix(ink, paper, 0.18))

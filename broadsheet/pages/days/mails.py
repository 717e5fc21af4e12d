"""An edition → the same for e-mail: a page that needs no other file and a plain text, each short enough not to be cut off.

Only where site.yaml asks (``email: true``). Both lead to the edition on the web, and hold it in part where it is long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet import wording
from broadsheet.model.data import Text
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import Section, bands
from broadsheet.pages.blocks.coverage import day_names
from broadsheet.pages.blocks.day_stories import StoryCard, StoryLine, day_stories
from broadsheet.pages.blocks.names import name_groups, tally
from broadsheet.pages.blocks.sayings import SayingCard, one_a_story, saying
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.editions import extent
from broadsheet.pages.days.mail_text import plain
from broadsheet.pages.days.mail_views import Inks, MailName, MailNames, MailQuote, MailSection, MailSentence, MailStory, MailView
from broadsheet.pages.days.minute import minute
from broadsheet.text import colours
from broadsheet.text.colours import mix, readable
from broadsheet.wording import many, say

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
    stories, of = day_stories(edition, index), extent(edition.articles)
    found = [section for band in bands(stories, index, cards) for section in band.sections]
    quotes = one_a_story(edition, index)[:QUOTES]
    return MailView(
        site_title=site.title,
        tagline=say(site.tagline),
        language=wording.spoken().language,
        title=wording.longdate(date),
        day=wording.daymonth(date),
        extent=many(of.articles, "article"),
        url=url(permalinks.edition(date), site),
        home=url(permalinks.FRONT, site),
        canonical=permalinks.public(site.base_url, permalinks.edition(date)) if site.base_url else "",
        minute=tuple(
            MailSentence(text=one.cite.text, url=url(one.cite.url, site), lang=one.cite.lang) for one in minute(stories, index)
        ),
        sections=tuple(_section(section, site, signed=of.signed) for section in found),
        rest=sum(section.more for section in found),
        quotes=tuple(_quote(saying(group, cards), site) for group in quotes),
        names=tuple(_names(edition, cards, site)),
        about=url("about/index.html", site),
        light=_inks(site, dark=False),
        dark=_inks(site, dark=True),
    )


def url(path: str, site: Site) -> str:
    """On the web where the site has an address; else relative to the edition's folder, so that it opens from disk."""
    return permalinks.public(site.base_url, path) if site.base_url else f"../../../{path}"


def _section(section: Section, site: Site, *, signed: bool) -> MailSection:
    return MailSection(
        label=section.label,
        url=url(section.url, site) if section.url else "",
        stories=tuple(_story(card, site, signed=signed) for card in section.cards),
        lines=tuple(_line(line, site) for line in section.lines),
    )


def _story(card: StoryCard, site: Site, *, signed: bool) -> MailStory:
    return MailStory(
        headline=card.headline,
        url=url(card.url, site),
        inferred=card.inferred,
        flag=card.flag.label if card.flag else "",
        sentence=card.sentence.text if card.sentence else "",
        source=_source(card, signed=signed),
        lang=card.lang,
    )


def _line(line: StoryLine, site: Site) -> MailStory:
    flag = line.flag.label if line.flag else ""
    return MailStory(
        headline=line.headline, url=url(line.url, site), inferred=line.inferred, flag=flag, sentence="", source="", lang=line.lang
    )


def _source(card: StoryCard, *, signed: bool) -> str:
    parts = [card.publisher or (say("Publisher not given") if signed else "")]
    if card.articles > 1:
        parts.insert(0, many(card.articles, "article"))
    if card.cites:
        parts.append(say("cites %(outlets)s", outlets=", ".join(link.label for link in card.cites)))
    return " · ".join(filter(None, parts))


def _quote(card: SayingCard, site: Site) -> MailQuote:
    speaker = card.speaker
    return MailQuote(
        before=card.before,
        words=card.words,
        after=card.after,
        speaker=speaker.label if speaker else "",
        role=speaker.role if speaker else "",
        via=card.via.label if card.via else card.publisher,
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

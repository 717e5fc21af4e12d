"""The site's settings → the style page: tokens, type, space and every component of the theme, shown from made-up data.

For those who make a theme. It is drawn by the same partials as all other pages, so that it shows what they would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.picture import Bar, Bars, Network, Node, Strip, StripRow, Tick
from broadsheet.model.site import Site
from broadsheet.pages.calendars import Calendar, calendar
from broadsheet.pages.cards import Cards, Cited, Named, QuoteCard
from broadsheet.pages.names import NameRow
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.sparks import spark
from broadsheet.pages.tellings import Flag, Other, StoryCard

PATH = "about/style/index.html"
DAY = dt.date(2001, 5, 16)
COLOURS = (
    ("paper", "ground"),
    ("wash", "ground of notes"),
    ("ink", "text, strong rules, bars"),
    ("soft", "labels, sources"),
    ("line", "underlines, ties, ticks: graphics, never text"),
    ("rule", "hairlines: ornament only"),
    ("rubric", "new today, and nothing else"),
    ("tint1", "steps of a grid; the pointed sentence"),
    ("tint2", "second step; land; found words"),
    ("tint3", "third step"),
)
SIZES = (
    ("label", "labels, flags"),
    ("meta", "sources, tables"),
    ("small", "notes, navigation"),
    ("read", "text and sentences"),
    ("section", "headings of bands"),
    ("second", "second headline"),
    ("lead", "lead headline"),
    ("subject", "name of a person, topic, index"),
)
SPACES = (4, 8, 12, 16, 24, 32, 48, 72)
"""``--s1`` to ``--s8``, in pixels of a browser that was left as it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A custom property of the style sheet, and what it is for."""

    name: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleView:
    """All that the page's template may see; nothing of any article."""

    shell: Shell
    colours: tuple[Token, ...]
    sizes: tuple[Token, ...]
    spaces: tuple[int, ...]
    lead: StoryCard
    second: StoryCard
    briefs: tuple[StoryCard, ...]
    quote: QuoteCard
    names: tuple[NameRow, ...]
    month: Calendar
    bars: Bars
    strip: Strip
    network: Network


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """The one page."""
    view = StyleView(
        shell=shell(site, PATH, "Style", "Colours, type and components of the theme, for those who change it."),
        colours=tuple(Token(name=name, use=use) for name, use in COLOURS),
        sizes=tuple(Token(name=name, use=use) for name, use in SIZES),
        spaces=SPACES,
        lead=_story("The lead headline says what is new", Flag(new=True, days=1, label="New"), others=2),
        second=_story("A second headline is a step smaller", Flag(new=False, days=3, label="Day 3", running=3)),
        briefs=(
            _story("A brief has its sentence", Flag(new=False, days=0, label="Continuing since", note="2 May")),
            _story("This headline was inferred", None, inferred=True),
            _story("Three briefs stand side by side", None),
        ),
        quote=_quote(),
        names=_names(),
        month=_month(),
        bars=_bars(),
        strip=_strip(),
        network=_network(),
    )
    yield Page(path=PATH, format="html", template="style.html", view=view)


def _here(anchor: str) -> str:
    return f"{PATH}#{anchor}"


def _story(headline: str, flag: Flag | None, *, inferred: bool = False, others: int = 0) -> StoryCard:
    sentence = "A sentence under a headline is copied from the article, and leads to the place where it stands."
    return StoryCard(
        headline=headline,
        url=_here("stories"),
        inferred=inferred,
        published=DAY,
        sentence=Cited(text=sentence, number=1, url=_here("stories")),
        about=(_named("First Name"), _named("Second Name")),
        publisher="A publisher",
        publisher_url=_here("stories"),
        cites=(Link(label="an outlet", url=_here("stories")),),
        topics=(Link(label="Topic", url=_here("stories")),),
        flag=flag,
        articles=1 + others,
        origins=1,
        others=tuple(
            Other(
                headline=f"Another article of the same story, number {n}",
                url=_here("stories"),
                inferred=False,
                publisher="",
                also=(),
            )
            for n in range(2, 2 + others)
        ),
    )


def _named(label: str, role: str = "") -> Named:
    return Named(label=label, url=_here("names"), role=role, role_url=_here("names") if role else "")


def _quote() -> QuoteCard:
    return QuoteCard(
        words="A quotation is printed to the letter, and its marks hang",
        published=DAY,
        edition_url=_here("quotations"),
        headline="A headline",
        cite=Cited(text="", number=4, url=_here("s4")),
        speaker=_named("First Name", "the speaker’s role, quoted"),
        to=Link(label="Second Name", url=_here("quotations")),
        via=Link(label="an outlet", url=_here("quotations")),
        publisher="A publisher",
    )


def _names() -> tuple[NameRow, ...]:
    counts = {"First Name": (1, 0, 2, 4, 3), "Second Name": (0, 0, 1, 1, 2), "Third Name": (0, 0, 0, 0, 1)}
    return tuple(
        NameRow(
            name=_named(label, "role, quoted" if label == "First Name" else ""),
            count=sum(days),
            count_url=_here("names"),
            first=label == "Third Name",
            spark=spark(days, 4, today=True),
        )
        for label, days in counts.items()
    )


def _month() -> Calendar:
    made = calendar(DAY, {DAY.replace(day=day): day for day in (2, 3, 9, 14, 15, 16)}, DAY)
    weeks = tuple(tuple(replace(day, url=_here("calendar") if day.url else "") for day in week) for week in made.weeks)
    return replace(made, weeks=weeks)


def _bars() -> Bars:
    counts = ((0, 1), (2, 0), (4, 1), (3, 2), (1, 1))
    bars = tuple(
        Bar(tick=Tick(label=str(14 + n)), about=about, mentioning=mentioning) for n, (about, mentioning) in enumerate(counts)
    )
    return Bars(unit="day", bars=bars, title="Mentions on five days: 1, 2, 5, 5 and 2")


def _strip() -> Strip:
    return Strip(
        ticks=tuple(Tick(label=str(14 + n), under="May") for n in range(3)),
        rows=(
            StripRow(label="A publisher", cells=((1, 0), (1, 1), (0, 1))),
            StripRow(label="Another", cells=((0, 0), (1, 0), (2, 0))),
        ),
        title="Articles of two publishers on three days",
    )


def _network() -> Network:
    nodes = (
        Node(label="Second Name", person=True, sentences=5),
        Node(label="Third Name", person=True, sentences=2),
        Node(label="An Organisation", person=False, sentences=3),
        Node(label="A Place", person=False, sentences=1),
    )
    return Network(centre="First Name", nodes=nodes, ties=((0, 2), (1, 3)), title="First Name and four names around it")

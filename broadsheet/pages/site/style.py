"""The site's settings → the style page: tokens, type, space and every component of the theme, shown from made-up data.

For those who make a theme. It is drawn by the same partials as all other pages, so that it shows what they would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.picture import Bars, Network, Strip
from broadsheet.model.site import Site
from broadsheet.pages.blocks.calendars import Calendar
from broadsheet.pages.blocks.day_grid import DayGrid
from broadsheet.pages.blocks.day_stories import Flag, Other, StoryCard
from broadsheet.pages.blocks.names import NameRow
from broadsheet.pages.blocks.sayings import SayingCard
from broadsheet.pages.blocks.sparks import spark
from broadsheet.pages.blocks.where import Where
from broadsheet.pages.cards import Cards, Cited, Named
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.site import specimens
from broadsheet.values import Value

PATH = "about/style/index.html"
DAY = dt.date(2001, 5, 16)
ANCHOR = f"{PATH}#{{}}"
"""Every link of the page leads to a part of it."""
COLOURS = (
    ("paper", "ground"),
    ("wash", "ground of notes"),
    ("ink", "text, strong rules, bars"),
    ("soft", "labels, sources"),
    ("line", "underlines, ties, ticks: graphics, never text"),
    ("rule", "hairlines: ornament only"),
    ("rubric", "new today, and nothing else"),
    ("on-rubric", "words on that red"),
    ("tint1", "steps of a grid; the pointed sentence"),
    ("tint2", "second step; land; found words"),
    ("tint3", "third step"),
)
FONTS = (
    ("serif", "what is read: text, headlines, names"),
    ("sans", "what is scanned: labels, sources, tables"),
    ("measure", "the widest column of text"),
    ("gap", "between columns"),
)
SIZES = (
    ("label", "labels, flags"),
    ("meta", "sources, tables"),
    ("small", "notes, navigation"),
    ("read", "text and sentences"),
    ("section", "headings of bands"),
    ("brief", "headline of a brief"),
    ("second", "second headline"),
    ("lead", "lead headline"),
    ("subject", "name of a person, topic, index"),
    ("plate", "the site’s name over its front page"),
)
SPACES = (4, 8, 12, 16, 24, 32, 48, 72)
"""``--s1`` to ``--s8``, in pixels of a browser that was left as it came."""


class Token(Value):
    """A custom property of the style sheet, and what it is for."""

    name: str
    use: str


class StyleView(Value):
    """All that the page's template may see; nothing of any article."""

    shell: Shell
    colours: tuple[Token, ...]
    fonts: tuple[Token, ...]
    sizes: tuple[Token, ...]
    spaces: tuple[int, ...]
    lead: StoryCard
    second: StoryCard
    briefs: tuple[StoryCard, ...]
    quote: SayingCard
    names: tuple[NameRow, ...]
    month: Calendar
    counted: Calendar
    bars: Bars
    strip: Strip
    network: Network
    where: Where
    grid: DayGrid


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """The one page."""
    view = StyleView(
        shell=shell(site, PATH, "Style", "Colours, type and components of the theme, for those who change it."),
        colours=tuple(Token(name=name, use=use) for name, use in COLOURS),
        fonts=tuple(Token(name=name, use=use) for name, use in FONTS),
        sizes=tuple(Token(name=name, use=use) for name, use in SIZES),
        spaces=SPACES,
        lead=_story("The lead headline says what is new", None, others=2),
        second=_story("A second headline is a step smaller", Flag(days=3, label="Day 3", running=3)),
        briefs=(
            _story("A brief has its sentence", Flag(days=0, label="Continuing since", note="2 May")),
            _story("This headline was inferred", None, inferred=True),
            _story("Three briefs stand side by side", None),
        ),
        quote=_quote(),
        names=_names(),
        month=specimens.month(ANCHOR),
        counted=specimens.counted(ANCHOR),
        bars=specimens.bars(),
        strip=specimens.strip(),
        network=specimens.network(),
        where=specimens.where(ANCHOR),
        grid=specimens.grid(ANCHOR),
    )
    yield Page(path=PATH, format="html", template="style.html", view=view)


def _here(anchor: str) -> str:
    return ANCHOR.format(anchor)


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


def _quote() -> SayingCard:
    return SayingCard(
        before="First Name wants a quotation printed “",
        words="to the letter and with what stands beside it",
        after="”, in its sentence.",
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

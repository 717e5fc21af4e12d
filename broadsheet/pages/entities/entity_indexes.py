"""All entities of a kind → its indexes: A to Z with *see* entries, by number of articles, most recent first.

Of a large kind each letter has a page, ``people/a-to-z/k/``, and the index itself leads to them and shows who is named most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.model.article import Kind
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.letters import LETTERS, Letter
from broadsheet.pages.blocks.names import KINDS
from broadsheet.pages.cards import Cards
from broadsheet.pages.entities import index_lines
from broadsheet.pages.entities.index_lines import Block, Entry, Known, Lines
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import N_, many, number, say

A_TO_Z, BY_COUNT, RECENT = "", "by-count", "recent"
ORDERS = (
    (A_TO_Z, N_("A to Z"), N_("A to Z")),
    (BY_COUNT, N_("By number of articles"), N_("by number of articles")),
    (RECENT, N_("Most recent first"), N_("most recent first")),
)
"""Folder, label, and the label within a sentence."""
LETTER_FOLDER = "a-to-z"
DESCRIPTIONS: dict[Kind, str] = {
    "person": N_("All people named in %(site)s, %(order)s."),
    "organisation": N_("All organisations named in %(site)s, %(order)s."),
    "place": N_("All places named in %(site)s, %(order)s."),
}


class Tab(Value):
    """One of the orders."""

    label: str
    url: str
    current: bool


class LetterLink(Value):
    """A letter over an index: where its names stand."""

    id: str
    label: str
    url: str = ""
    """Nothing where no name has it; ``#k`` where they stand on the same page."""
    current: bool = False


class EntityIndexView(Value):
    """All that the templates of an index may see."""

    shell: Shell
    heading: str
    one: str
    """person, organisation, place."""
    standfirst: str
    tabs: tuple[Tab, ...]
    letters: tuple[LetterLink, ...]
    """Over names from A to Z only."""
    up: Link | None
    """Of the page of a letter: the index."""
    table: tuple[Entry, ...]
    """Those with most articles."""
    blocks: tuple[Block, ...]
    once: tuple[Entry, ...]
    """Seen in one article, where others are seen in more."""
    left: int
    """Names that stand on the pages of letters alone."""
    jsonl: str


def groups(_index: Index) -> Iterator[str]:
    """The kinds, also those that have no entity yet, since the masthead leads there."""
    return (kind for kind, _, _ in KINDS)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """Three pages for a kind, and one for each letter where it is large; one where it has no entity yet."""
    kind = next(kind for kind, _, _ in KINDS if kind == group)
    of = index_lines.known(index, cards, kind)
    apart = list(index_lines.by_letter(of)) if of.large else []
    whole = index_lines.leading(of) if of.large else index_lines.letters(of)
    links = _alphabet([head.id for head, _ in apart], kind) if apart else _alphabet([b.id for b in whole.blocks])
    yield _page(site, of, A_TO_Z, whole, letters=links)
    if of.often:
        yield _page(site, of, BY_COUNT, index_lines.counts(of))
        yield _page(site, of, RECENT, index_lines.recent(of))
    for head, lines in apart:
        here = tuple(replace(link, current=link.id == head.id) for link in links)
        yield _page(site, of, f"{LETTER_FOLDER}/{head.id}", lines, letters=here, head=head)


def _page(
    site: Site, of: Known, folder: str, lines: Lines, *, letters: tuple[LetterLink, ...] = (), head: Letter | None = None
) -> Page:
    path = _path(of.kind, folder)
    heading, one = next((say(heading), one) for kind, heading, one in KINDS if kind == of.kind)
    index = permalinks.entity_index(of.kind)
    view = EntityIndexView(
        shell=_shell(site, path, of.kind, f"{heading}: {head.label}" if head else "", folder),
        heading=f"{heading}: {head.label}" if head else heading,
        one=one,
        standfirst="" if head else _standfirst(of),
        tabs=() if head else tuple(_tab(of.kind, each, label, folder) for each, label, _ in ORDERS),
        letters=letters,
        up=Link(label=heading, url=index) if head else None,
        table=lines.table,
        blocks=lines.blocks,
        once=lines.once,
        left=lines.left,
        jsonl=f"data/entities/{permalinks.FOLDERS[of.kind]}.jsonl",
    )
    return Page(path=path, format="html", template="entity-index.html", view=view)


def _tab(kind: Kind, each: str, label: str, folder: str) -> Tab:
    return Tab(label=say(label), url=_path(kind, each), current=each == folder)


def _shell(site: Site, path: str, kind: Kind, title: str, folder: str) -> Shell:
    heading = next(say(heading) for each, heading, _ in KINDS if each == kind)
    phrase = say(next((phrase for each, _, phrase in ORDERS if each == folder), ORDERS[0][2]))
    made = shell(
        site,
        path,
        title or f"{heading}, {phrase}",
        say(DESCRIPTIONS[kind], site=site.title, order=phrase),
        section=permalinks.FOLDERS[kind],
    )
    return replace(made, noindex=path != permalinks.entity_index(kind))


def _path(kind: Kind, folder: str) -> str:
    return "/".join(filter(None, [permalinks.FOLDERS[kind], folder, "index.html"]))


def _standfirst(of: Known) -> str:
    total = len(of.often) + len(of.once)
    if not total:
        return ""
    names = counted(total, of.kind)
    if of.once:
        message = N_("%(names)s named: %(often)s in more than one article, %(once)s in a single one.")
        return say(message, names=names, often=number(len(of.often)), once=number(len(of.once)))
    if any(of.count(e) > 1 for e in of.often):
        return say("%(names)s named.", names=names)
    return say("%(names)s named, in one article each.", names=names)


def counted(count: int, kind: Kind) -> str:
    """``1 person``, ``3 people``, ``2 places``."""
    if kind == "person":
        return many(count, "person", "people")
    return many(count, "organisation") if kind == "organisation" else many(count, "place")


def _alphabet(live: Sequence[str], kind: Kind | None = None) -> tuple[LetterLink, ...]:
    """Every letter; with a ``kind``, those that are live have pages of their own."""

    def url(id: str) -> str:
        return _path(kind, f"{LETTER_FOLDER}/{id}") if kind else f"#{id}"

    return tuple(LetterLink(id=each.id, label=each.label, url=url(each.id) if each.id in live else "") for each in LETTERS)

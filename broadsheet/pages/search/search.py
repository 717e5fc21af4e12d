"""The index → the page of search, and the names that its script looks up, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from broadsheet.model.data import Call, Json, Record
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.letters import LETTERS, Letter
from broadsheet.pages.blocks.names import KINDS
from broadsheet.pages.cards import Cards
from broadsheet.pages.search.name_parts import NamePart, parts
from broadsheet.pages.search.search_names import Entry, entry, top_topics, words
from broadsheet.pages.shell import Shell, shell
from broadsheet.text.lookups import INITIALS
from broadsheet.values import Value
from broadsheet.wording import N_, say

PATH = "search/index.html"
NAMES = "search/names.js"
THE_PAGE, THE_LIST = "page", "names"
"""Groups beside those of the ways that words begin."""
TAKES = "broadsheetNames"
"""The function of ``assets/search.js`` that takes what the parts hold."""
WORDS = (
    ("one_people", N_("person")),
    ("one_organisations", N_("organisation")),
    ("one_places", N_("place")),
    ("one_topics", N_("topic")),
    ("one_sources", N_("source")),
    ("written", N_("also written “{form}”")),
    ("more", N_("Search for “{words}”")),
    ("name", N_("1 name")),
    ("names", N_("{count} names")),
    ("leading", N_("These are the leading ones; another letter finds the others.")),
    ("article", N_("1 article")),
    ("articles", N_("{count} articles")),
    ("searched", N_("Searched: {months}.")),
    ("earlier", N_("Search earlier articles too")),
    ("next", N_("Show more articles")),
    ("inferred", N_("inferred")),
    ("searching", N_("Searching the words of articles …")),
    ("sentence", N_("sentence {number}")),
    ("failed", N_("The words of articles cannot be searched just now; names can.")),
)
"""What the script says; it has no words of its own."""
DESCRIPTION = N_("Find people, organisations, places and topics in %(site)s.")


class SearchView(Value):
    """All that the page's template may see; it names nothing of any article, so that news leaves it as it is."""

    shell: Shell
    indexes: tuple[tuple[str, str], ...]
    """Heading and address of each index of names that has any: all letters lead there."""
    letters: tuple[Letter, ...]
    topics: bool
    stories: bool
    full_text: bool


class NamesView(Value):
    """``search/names.js``: which parts there are, and what a search may be narrowed by."""

    parts: tuple[str, ...]
    """Letters of each part; with a ``+`` where there are parts below it."""
    topics: tuple[tuple[str, str], ...]
    """Code and label."""
    months: tuple[int, ...]
    """The first and the last month with articles."""
    words: Record


class Starts(Value):
    """The parts of one way that words begin, as they stand in the list of all."""

    found: tuple[str, ...]


def groups(_index: Index) -> Iterator[str]:
    """The page, the list of all parts, and for each way that words begin the parts of it."""
    yield from (THE_PAGE, THE_LIST, *INITIALS)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """``search/index.html``, ``search/names.js`` or ``search/names/*.js``: scripts, since only these load from disk."""
    if group == THE_PAGE:
        yield Page(path=PATH, format="html", template="search.html", view=_view(index, site))
    elif group == THE_LIST:
        yield Page(path=NAMES, format="js", view=Call(function=TAKES, arguments=("", _list(index, cards))))
    else:
        yield from _parts(group, index, cards)


def _list(index: Index, cards: Cards) -> NamesView:
    months = [month.year * 12 + month.month - 1 for month in (*index.edition_months[-1:], *index.edition_months[:1])]
    found = (start for begin in INITIALS for start in _starts(begin, index, cards).found)
    return NamesView(
        parts=tuple(sorted(found)),
        topics=top_topics(index, cards),
        months=tuple(months),
        words=Record(fields=tuple((key, say(text)) for key, text in WORDS)),
    )


def _starts(begin: str, index: Index, cards: Cards) -> Starts:
    def make() -> Starts:
        return Starts(found=tuple(part.start + "+" * part.cut for part in parts(words(begin, index, cards))))

    return cards.kept(Starts, begin, (), make)


def _parts(begin: str, index: Index, cards: Cards) -> Iterator[Page]:
    found = tuple(words(begin, index, cards))
    keys = dict.fromkeys(key for _, key in found)
    entries = cards.each(Entry, begin, keys, lambda key: entry(key, index))
    ordered = sorted(entries, key=lambda key: (-entries[key].weight, entries[key].name, entries[key].page))
    places = {key: place for place, key in enumerate(ordered)}
    for part in parts(found):
        yield Page(path=f"search/names/{part.file}.js", format="js", view=_part(part, entries, places))


def _view(index: Index, site: Site) -> SearchView:
    folders = {key.partition("/")[0] for key in index.searched}
    return SearchView(
        shell=shell(site, PATH, say("Search"), say(DESCRIPTION, site=site.title), section="search"),
        indexes=tuple(
            (say(heading), permalinks.entity_index(kind)) for kind, heading, _ in KINDS if permalinks.FOLDERS[kind] in folders
        ),
        letters=LETTERS,
        topics=bool(index.topic_codes),
        stories=bool(index.told_months),
        full_text=site.full_text,
    )


def _part(part: NamePart, entries: Mapping[str, Entry], places: Mapping[str, int]) -> Call:
    rows = ",".join(entries[key].row for key in part.held(places))
    return Call(function=TAKES, arguments=(part.start, Json(text=f"[{rows}]")))

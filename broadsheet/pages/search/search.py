"""The index → the page of search, and the names that its script looks up, in parts."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.data import Call, Record
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.letters import LETTERS, Letter
from broadsheet.pages.blocks.names import KINDS
from broadsheet.pages.cards import Cards
from broadsheet.pages.search.name_parts import Entry, NamePart, parts
from broadsheet.pages.search.search_names import entries, top_topics
from broadsheet.pages.shell import Shell, shell
from broadsheet.values import Value
from broadsheet.wording import N_, say

PATH = "search/index.html"
NAMES = "search/names.js"
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


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """``search/index.html``, ``search/names.js`` and ``search/names/*.js``: scripts, since only these load from disk."""
    yield Page(path=PATH, format="html", template="search.html", view=_view(index, site))
    found = parts(entries(index))
    months = [month.year * 12 + month.month - 1 for month in (*index.edition_months[-1:], *index.edition_months[:1])]
    names = NamesView(
        parts=tuple(part.start + "+" * part.cut for part in found),
        topics=top_topics(index),
        months=tuple(months),
        words=Record(fields=tuple((key, say(text)) for key, text in WORDS)),
    )
    yield Page(path=NAMES, format="js", view=Call(function=TAKES, arguments=("", names)))
    for part in found:
        yield Page(path=f"search/names/{part.file}.js", format="js", view=_part(part))


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


def _part(part: NamePart) -> Call:
    return Call(function=TAKES, arguments=(part.start, tuple(_row(entry) for entry in part.entries)))


def _row(entry: Entry) -> tuple[object, ...]:
    """Without keys, since there are many; the script knows the order."""
    return (entry.page, entry.name, entry.weight, entry.topics, entry.months, *entry.also)

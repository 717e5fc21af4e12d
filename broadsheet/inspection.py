"""What stands in output/, and what editors keep beside the articles → problems: all that ``check`` looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet import archive, inputs, listing, reading, rulings
from broadsheet.checks import dataset, evidence, feeds, html, links, lists, markup, orphans, rights
from broadsheet.config import ConfigError
from broadsheet.content import clock
from broadsheet.engine.runs import Tick
from broadsheet.engine.store import Store
from broadsheet.grouping import corrections, ranking
from broadsheet.grouping import index as grouping
from broadsheet.grouping.identities.explaining import Explanation, Names
from broadsheet.grouping.identities.unused import unused_aliases
from broadsheet.grouping.namings import namings
from broadsheet.keeping import companies, standings, storylines
from broadsheet.model.article import Article
from broadsheet.model.entity import EntityNote
from broadsheet.model.index import Index
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.reports import CheckReport
from broadsheet.rulings import Rulings
from broadsheet.values import Value, replace

KEPT = ("content/decisions.yaml", "content/corrections.yaml", "content/entities/")
"""Files whose lines may match nothing any more."""


class Held(Value):
    """What content/ holds."""

    articles: tuple[Article, ...]
    notes: tuple[EntityNote, ...]
    ruled: Rulings
    code: str
    """Fingerprint of the code that read it."""


def held(folder: Path, site: Site, store: Store) -> Held:
    """The published articles, notes and rulings as a build takes them; what is wrong with articles is for ``build`` to say."""
    code = inputs.of(folder, site, store, {}).code
    found = archive.read(folder, site, store, listing.of(folder, store), code, lambda _done, _total: None)
    return Held(articles=found.articles, notes=found.notes, ruled=rulings.read(folder), code=code)


def check(folder: Path, site: Site, store: Store, tick: Tick) -> CheckReport:
    """Everything: pages and feeds as they stand, without trust in what build says of itself; then decisions and notes."""
    output = folder / "output"
    pages = html.pages(output, tick)
    problems = (
        *links.check(output, pages, site.base_url),
        *links.styles(output),
        *markup.check(pages),
        *orphans.check(pages),
        *evidence.check(pages),
        *feeds.check(output, site.base_url),
        *lists.check(output, site.base_url),
        *dataset.check(output),
        *rights.check(output, reading.in_part(folder, site)),
    )
    return CheckReport(
        pages=len(pages),
        links=sum(len(page.links) for page in pages.values()),
        quotations=evidence.count(pages),
        feeds=feeds.count(output),
        problems=(
            *(replace(problem, path=f"output/{problem.path}") for problem in problems),
            *_kept(held(folder, site, store), site, store),
        ),
    )


def explained(folder: Path, site: Site, store: Store, asked: str) -> tuple[Explanation, ...]:
    """How the names that ``asked`` may mean were resolved, the most frequent first; raises ConfigError where there is none."""
    content, ruled = held(folder, site, store), rulings.in_force(folder)
    names = Names(content.articles, ruled.decisions, ruled.anchors)
    ids = names.ids(asked)
    if not ids:
        near = names.nearest(asked)
        meant = f"perhaps {near!r}" if near else "expected a name as articles write it, an id such as people/jane-roe, or a page"
        raise ConfigError(f"no article names {asked!r}; {meant}")
    return tuple(map(names.explain, ids))


def _kept(content: Held, site: Site, store: Store) -> Iterator[Problem]:
    """Decisions that cannot be read; and, as notes, lines of decisions, corrections and notes that match or change nothing,
    and articles dated after today.

    Names and stories are told from what the last build kept of them, as in the next build. The site is none the worse for
    these problems: whoever publishes only what checks well is not to be kept from it.
    """
    ruled = content.ruled
    yield from ruled.problems
    dated = ((f"content/{article.id}.md", article.published) for article in content.articles)
    yield from clock.ahead(dated, clock.today(site), "note")
    index, unmatched = grouping.build(
        content.articles,
        ruled.decisions,
        site,
        content.notes,
        ruled.anchors,
        settle=standings.Kept(store, content.code),
        tell=storylines.Kept(store, content.code),
        measure=companies.Kept(store),
    )
    _, lost = corrections.attach(index, ruled.corrections, ruled.decisions)
    idle = unused_aliases(tuple(namings(content.articles)), ruled.decisions)
    yield from (replace(problem, severity="note") for problem in (*_of(KEPT, (*unmatched, *lost)), *idle))


def _of(paths: Sequence[str], problems: Sequence[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.path.startswith(tuple(paths)))


def ranked(path: str, index: Index) -> str:
    """Return why the story whose page this is has its place on its latest day, in a sentence; nothing of any other page."""
    story = next((story for story in index.stories if permalinks.story(story.slug) == path), None)
    if story is None:
        return ""
    found = ranking.explained(story, index)
    points = found.points
    parts = [
        f"{points.origins} independent origins" if points.origins > 1 else "1 origin",
        *(f"“{words}” ({kind})" for kind, words in found.consequences),
        *([f"“{found.day}”"] if found.day else []),
        "new that day" if points.is_new else "continuing",
        *([f"{points.section} points for its section"] if points.section else []),
    ]
    return f"on {found.date} it is story {found.place} of {found.of}, with {points.all} points: {', '.join(parts)}"

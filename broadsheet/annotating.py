"""Raw articles → annotations in the same order, by one process, or by several that share one opened model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache

from broadsheet.annotators.annotate import Annotator
from broadsheet.annotators.parsing import ModelMissingError
from broadsheet.config import ConfigError
from broadsheet.engine import workers
from broadsheet.engine.clusters import Cluster
from broadsheet.model.article import Annotations, RawArticle
from broadsheet.model.site import Site

Item = tuple[RawArticle, int | None]
"""An article whose body is plain text, and how much of it may be shown (None: all)."""
Read = Annotations | str
"""What is read out of an article; or, of one that cannot be read, what it is found to be."""
Annotate = Callable[[Iterable[Item]], Iterator[Read]]
"""From articles to what is read out of them, in order."""
KILLER = "an article that ended the process that read it"
CHUNK = 4096
"""Articles that are read ahead for several processes; memory stays flat however many come."""
BATCH = 16


def annotate_all(site: Site, items: Iterable[Item], jobs: int = 1, cluster: Cluster | None = None) -> Iterator[Read]:
    """What is read out of each of ``items``, also where one of them cannot be read.

    Each document goes through the model alone, so that results do not depend on ``jobs`` or on a ``cluster``. Raises
    ConfigError where a model is missing.
    """
    annotator = Annotator(site)

    def work(batch: Sequence[Item]) -> list[Read]:
        return _annotated(annotator, batch)

    waiting = iter(items)
    try:
        if cluster:
            while chunk := list(itertools.islice(waiting, CHUNK)):
                yield from cluster.run(annotate_batch, (site,), chunk, lambda _: KILLER, BATCH)
            return
        if jobs > 1:
            annotator.open()
        pool = workers.processes(lambda: work, jobs) if jobs > 1 else None
        while chunk := list(itertools.islice(waiting, CHUNK if pool else 1)):
            yield from pool.run(chunk, lambda _: KILLER, BATCH) if pool else work(chunk)
    except ModelMissingError as error:
        raise ConfigError(str(error)) from None


def annotate_batch(site: Site, batch: Sequence[Item]) -> list[Read]:
    """On a cluster's worker, which keeps its annotators: what is read out of some articles."""
    return _annotated(_annotator(site), batch)


@lru_cache(maxsize=1)
def _annotator(site: Site) -> Annotator:
    return Annotator(site)


def _annotated(annotator: Annotator, batch: Sequence[Item]) -> list[Read]:
    with ExitStack() as zone:
        # What the model learns of a batch's words is given back behind it.
        for model in annotator.models():
            zone.enter_context(model.memory_zone())
        return [_read(annotator, *item) for item in batch]


def _read(annotator: Annotator, raw: RawArticle, public: int | None) -> Read:
    try:
        return annotator.annotate(raw, public)
    except ModelMissingError:
        raise
    except Exception as error:  # whatever rule fails at one text, the others are read
        said = " ".join(str(error).split())
        return f"an article at which a rule failed ({type(error).__name__}: {said})"

"""Dask by the how-to's own lines: the same bytes as one process makes, also when a worker is killed on the way."""

import os
import shutil
import signal
import threading

import pytest

from broadsheet import pipeline
from broadsheet.config import ConfigError
from tests.cluster.dask_processes import ROOT, processes
from tests.folders import contents

pytest.importorskip("distributed", reason="needs the extra dask")
pytest.importorskip("spacy", reason="needs the language model")
SEEDS = 16
MARKED = """---
title: Market square reopens
date: 2023-07-20
---
The *old* market square reopens on Friday, said Orla Fennick, who runs it. It sells:

- apples from [three farms](https://farms.example/),
- bread, and
- **cheese**.
"""


@pytest.fixture
def cluster(tmp_path):
    """The executor's name, and the process numbers of the two workers, which a nanny each watches."""
    with processes(tmp_path) as dask:
        dask.start_scheduler()
        yield f"dask:{dask.address}", dask.start_workers("--nworkers", "2", count=2)


@pytest.fixture
def sites(tmp_path):
    """Two sites with the same seeds."""
    one, other = tmp_path / "one", tmp_path / "other"
    for site in (one, other):
        site.mkdir()
        (site / "site.yaml").write_text("title: Test\nrights: {default: full}\n")
        shutil.copytree(ROOT / "seeds", site / "seeds", ignore=lambda _, names: sorted(names)[SEEDS:])
        (site / "seeds" / "market.md").write_text(MARKED)
    return one, other


def test_a_cluster_gives_the_bytes_of_one_process_also_when_a_worker_is_killed(cluster, sites, monkeypatch):
    monkeypatch.setattr("broadsheet.annotating.BATCH", 4)  # so that some are under way, and some not yet given out
    executor, workers = cluster
    here, there = sites
    pipeline.ingest(here, jobs=1)
    begun = threading.Event()

    def tick(stage, done, total):
        if done and not begun.is_set():
            begun.set()
            os.kill(workers[0], signal.SIGKILL)

    report = pipeline.ingest(there, executor=executor, tick=tick)
    assert begun.is_set()
    assert report.problems == ()
    assert contents(there / "content") == contents(here / "content")
    pipeline.build(here, jobs=1)
    built = pipeline.build(there, executor=executor)
    assert built.written == built.pages
    one, other = contents(here / "output"), contents(there / "output")
    assert other.keys() == one.keys()
    assert [path for path in one if one[path] != other[path]] == []
    assert any(b"<strong>cheese</strong>" in data for data in one.values())
    assert not list((there / ".cache" / "cluster").iterdir())


def test_a_scheduler_that_is_not_there_is_told(sites, monkeypatch):
    monkeypatch.setattr("broadsheet.engine.clusters.PATIENCE", "1s")
    shutil.copytree(ROOT / "content" / "articles" / "2023", sites[0] / "content" / "articles" / "2023")
    with pytest.raises(ConfigError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        pipeline.build(sites[0], executor="dask:tcp://127.0.0.1:9")

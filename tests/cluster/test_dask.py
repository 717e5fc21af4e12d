"""Dask by the how-to's own lines: the same bytes as one process makes, also when a worker is killed on the way."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from broadsheet import pipeline
from broadsheet.config import ConfigError
from tests.folders import contents

pytest.importorskip("distributed", reason="needs the extra dask")
pytest.importorskip("spacy", reason="needs the language model")
ROOT = Path(__file__).parents[2]
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
QUIET = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3", "DASK_LOGGING__DISTRIBUTED": "error"}


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def wait_for(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"no {what} after {seconds} seconds"
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path):
    """The executor's name, and the process numbers of the two workers, which a nanny each watches."""
    from distributed import Client

    found = tmp_path / "scheduler.json"
    scheduler = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    running = [start(*scheduler, "--scheduler-file", str(found))]
    try:
        wait_for(lambda: found.is_file() and found.stat().st_size, "scheduler")
        with Client(scheduler_file=str(found), set_as_default=False) as client:
            address = client.scheduler.address
            worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--nworkers", "2", "--no-dashboard")
            running.append(start(*worker, "--local-directory", str(tmp_path / "workers")))
            client.wait_for_workers(2, timeout=120)
            workers = list(client.run(os.getpid).values())
        yield f"dask:{address}", workers
    finally:
        for process in running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


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

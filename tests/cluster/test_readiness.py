"""A cluster that cannot do the work is named in one sentence that says what to do, before any work is sent or when it ends."""

import os
import shutil
import signal
import threading

import pytest

from broadsheet import pipeline
from broadsheet.config import ConfigError
from tests.cluster.dask_processes import ROOT, WITHOUT_PACKAGE, processes

pytest.importorskip("distributed", reason="needs the extra dask")
BLIND = """
import sys
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".seen"):
        raise FileNotFoundError(arguments[0])
sys.addaudithook(hook)
"""
"""The beginning of a process that does not see the site."""


@pytest.fixture
def dask(tmp_path):
    """A scheduler's and workers' processes."""
    with processes(tmp_path) as started:
        yield started


@pytest.fixture
def site(tmp_path):
    """A site with articles that no build has read."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "content" / "articles", folder / "content" / "articles")
    (folder / "site.yaml").write_text("title: Test\n")
    return folder


def message(dask, site):
    """Build, and return what the cluster is found to be."""
    with pytest.raises(ConfigError) as caught:
        pipeline.build(site, executor=f"dask:{dask.address}")
    said = str(caught.value)
    assert "\n" not in said
    assert not (site / "output").exists()
    return said


def test_a_scheduler_without_workers(dask, site):
    dask.start_scheduler()
    said = f"the Dask scheduler at {dask.address} has no workers; start some: `dask worker {dask.address} --nthreads 1"
    assert message(dask, site).startswith(said)


def test_a_scheduler_without_the_package(dask, site):
    dask.start_scheduler(before=WITHOUT_PACKAGE)
    dask.start_workers()
    said = f"Broadsheet is not installed for the scheduler at {dask.address}; install there what is installed here, and start the"
    assert message(dask, site).startswith(said)


def test_a_worker_without_the_package(dask, site):
    dask.start_scheduler()
    dask.start_workers("--no-nanny", before=WITHOUT_PACKAGE)
    assert message(dask, site).startswith("Broadsheet is not installed for the worker at tcp://")


def test_a_worker_with_other_code(dask, site, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ROOT / "broadsheet", other / "broadsheet", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", other / "templates")
    (other / "broadsheet" / "streams.py").write_text("")
    dask.start_scheduler()
    dask.start_workers(path=other)
    said = message(dask, site)
    assert said.startswith("the worker at tcp://")
    assert "has another version of Broadsheet than this machine; install there what is installed here" in said


def test_a_worker_with_another_version_of_a_library(dask, site, tmp_path):
    (tmp_path / "old" / "markdown-1.0.dist-info").mkdir(parents=True)
    dask.start_scheduler()
    dask.start_workers(path=f"{tmp_path / 'old'}{os.pathsep}{ROOT}")
    said = message(dask, site)
    assert "has markdown 1.0, and this machine" in said
    assert said.endswith("start the worker anew")


def test_a_worker_that_does_not_see_the_site(dask, site):
    dask.start_scheduler()
    dask.start_workers("--no-nanny", before=BLIND)
    said = message(dask, site)
    assert f"does not see the files of {site / '.cache' / 'cluster'}; put the site where every machine sees it" in said
    assert not list((site / ".cache" / "cluster").iterdir())


def test_a_scheduler_that_ends_midway(dask, site, monkeypatch):
    monkeypatch.setattr("broadsheet.archive.BATCH", 4)
    dask.start_scheduler()
    dask.start_workers("--nworkers", "2", count=2)
    begun = threading.Event()

    def tick(stage, done, total):
        if done and not begun.is_set():
            begun.set()
            os.killpg(dask.scheduler.pid, signal.SIGKILL)

    with pytest.raises(ConfigError, match=r"the Dask scheduler at .* has gone; start it and its workers anew, then run"):
        pipeline.build(site, executor=f"dask:{dask.address}", tick=tick)
    assert begun.is_set()
    assert pipeline.build(site, jobs=1).problems == ()

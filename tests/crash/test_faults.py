"""A file system that fails in the middle of a build: an error that says so, and a next build that equals a clean one."""

import os
import resource
import shutil
import signal

import pytest

from broadsheet import pipeline
from tests.folders import output

ARTICLE = """\
---
title: {title}
date: 2023-07-19
people: [Mara Ilves]
---

Mara Ilves said on Wednesday that the bridge was safe.
"""


def lay(root, *titles):
    shutil.rmtree(root / "content", ignore_errors=True)
    folder = root / "content/articles/2023/07/19"
    folder.mkdir(parents=True)
    (root / "site.yaml").write_text("title: Test\n", "utf-8")
    for number, title in enumerate(titles):
        (folder / f"a{number}.md").write_text(ARTICLE.format(title=title), "utf-8")


@pytest.fixture
def sites(tmp_path):
    """A site that was built and then edited, and what a clean build makes of it."""
    lay(tmp_path / "site", "Harbour reopens", "Storm passes")
    pipeline.build(tmp_path / "site")
    for root in (tmp_path / "site", tmp_path / "clean"):
        lay(root, "Harbour closes", "Vote is counted", "Third")
    pipeline.build(tmp_path / "clean")
    return tmp_path / "site", output(tmp_path / "clean")


def failing(root, size):
    """Build in a child that cannot make a file larger than ``size`` bytes; whether it failed with an error of the system."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    try:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        pipeline.build(root)
        os._exit(0)
    except OSError:
        os._exit(3)
    finally:
        os._exit(1)


@pytest.mark.parametrize("size", [0, 100, 3000, 5000, 8000, 12000])
def test_a_file_that_cannot_be_written_is_an_error_and_the_next_build_mends_it(sites, size):
    site, clean = sites
    assert failing(site, size)
    pipeline.build(site)
    assert output(site) == clean


def test_a_folder_that_may_not_be_written_is_an_error_and_the_next_build_mends_it(sites, permissions_hold):
    site, clean = sites
    (site / "output/2023").chmod(0o500)
    with permissions_hold(), pytest.raises(PermissionError):
        pipeline.build(site)
    (site / "output/2023").chmod(0o700)
    pipeline.build(site)
    assert output(site) == clean


def test_a_state_that_is_lost_or_damaged_costs_no_page(sites):
    site, clean = sites
    (site / ".cache/state.sqlite").write_bytes(b"damaged")
    pipeline.build(site)
    assert output(site) == clean


def test_an_output_folder_that_is_gone_is_made_again(sites):
    site, clean = sites
    shutil.rmtree(site / "output")
    pipeline.build(site)
    assert output(site) == clean

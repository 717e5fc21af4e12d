"""Files that vanish, or come, in the middle of a build: it ends well or says what failed, and the next one equals a clean one."""

import functools
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from broadsheet import pipeline
from tests.folders import output

STRIDE = int(os.environ.get("BROADSHEET_STRIDE", "401"))
"""Every how manieth operation is meddled with; 1 for all of them."""
ARTICLE = """\
---
title: Harbour {n}
date: 2023-07-{day}
people: [Mara Ilves]
---

Mara Ilves said on Wednesday that bridge {n} was *safe*.
"""
LOST = {
    "an article": "site/content/articles/2023/07/19/a1.md",
    "a folder of articles": "site/content/articles/2023/07/20",
    "a page": "site/output/index.html",
    "a folder of pages": "site/output/2023",
    "the whole output": "site/output",
    "the state": "site/.cache",
}


def lay(root, numbers):
    shutil.rmtree(root / "content", ignore_errors=True)
    (root / "content").mkdir(parents=True)
    (root / "site.yaml").write_text("title: Test\n", "utf-8")
    for n in numbers:
        folder = root / f"content/articles/2023/07/{19 + n // 2}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"a{n}.md").write_text(ARTICLE.format(n=n, day=19 + n // 2), "utf-8")


@functools.cache
def clean(numbers):
    """What a clean build makes of articles with these numbers."""
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), numbers)
        pipeline.build(Path(folder))
        return output(Path(folder))


def left(root):
    """The numbers of the articles that are there."""
    return tuple(sorted(int(path.stem[1:]) for path in (root / "content").rglob("*.md")))


def lose(path):
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize(("begin", "what"), list(enumerate(LOST)))
def test_what_vanishes_on_the_way_harms_no_later_build(tmp_path, meddle, begin, what):
    root, lost = tmp_path / "site", tmp_path / LOST[what]
    at = 1 + begin * STRIDE // len(LOST)
    ended = False
    while ended is not None:
        lay(root, range(2))
        pipeline.build(root)
        lay(root, range(1, 4))
        ended = meddle(at, lambda: lose(lost), pipeline.build, root)
        pipeline.build(root)
        assert output(root) == clean(left(root)), at
        at += STRIDE
    assert at > 100

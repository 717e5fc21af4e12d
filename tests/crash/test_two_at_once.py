"""Two builds of one site at the same time."""

import os
import subprocess
import sys
from pathlib import Path

from broadsheet import pipeline
from broadsheet.cli import main
from broadsheet.engine.locking import lock
from tests.folders import output

ROOT = Path(__file__).parents[2]
ARTICLE = "---\ntitle: Harbour {n}\ndate: 2023-07-19\n---\n\nThe bridge was safe on Wednesday, said number {n}.\n"


def lay(root):
    folder = root / "content/articles/2023/07/19"
    folder.mkdir(parents=True)
    (root / "site.yaml").write_text("title: Test\n", "utf-8")
    for n in range(5):
        (folder / f"a{n}.md").write_text(ARTICLE.format(n=n), "utf-8")
    return root


def start(root):
    return subprocess.Popen([sys.executable, str(ROOT / "build.py"), "--site", str(root), "build"], stdout=subprocess.DEVNULL)


def test_the_second_waits_and_both_come_to_a_good_end(tmp_path):
    one, clean = lay(tmp_path / "one"), lay(tmp_path / "clean")
    both = [start(one), start(one)]
    assert [process.wait() for process in both] == [0, 0]
    pipeline.build(clean)
    assert output(one) == output(clean)


def test_the_second_says_who_is_at_work_where_that_takes_too_long(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("broadsheet.turns.PATIENCE", 0.2)
    one = lay(tmp_path / "one")
    with lock(one / ".cache" / "lock"):
        assert main(["--site", str(one), "build"]) == 2
    assert f"process {os.getpid()} is at work on this site; wait for it to end" in capsys.readouterr().err
    assert main(["--site", str(one), "build"]) == 0

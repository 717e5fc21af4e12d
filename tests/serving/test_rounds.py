"""Rounds look at what changed alone, and at everything where that is not known."""

from __future__ import annotations

import pytest

from broadsheet import pipeline
from broadsheet.serving.rounds import Rounds
from broadsheet.serving.status import Board

DAYS = ("2023-07-10", "2023-07-11")


class Site:
    """Two articles, and their pages in the preview."""

    def __init__(self, folder):
        (folder / "site.yaml").write_text("title: Test\n", "utf-8")
        self.folder = folder
        self.paths = [f"content/articles/{day.replace('-', '/')}/a.md" for day in DAYS]
        for path, day in zip(self.paths, DAYS, strict=True):
            (folder / path).parent.mkdir(parents=True)
            (folder / path).write_text(f"---\ntitle: Harbour\ndate: {day}\n---\n\nThe wall stands.\n", "utf-8")

    def mend(self):
        for path in self.paths:
            file = self.folder / path
            file.write_text(file.read_text("utf-8").replace("stands", "was mended"), "utf-8")

    def mended(self):
        output = self.folder / pipeline.PREVIEW / "output"
        pages = [output / day.replace("-", "/") / "a/index.html" for day in DAYS]
        return [b"was mended" in page.read_bytes() for page in pages]


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


@pytest.fixture
def rounds(site):
    rounds = Rounds(site.folder, Board(), lambda _: None)
    rounds.everything(1)
    return rounds


def test_what_the_system_forgot_to_tell_is_found_between_two_changes(site, rounds):
    site.mend()
    rounds.take(site.paths[:1])
    assert site.mended() == [True, False]  # nothing but what was told of is looked at
    rounds.look_over()
    assert site.mended() == [True, True]


def test_after_a_round_that_was_broken_off_everything_is_looked_at(site, rounds, monkeypatch):
    def fail(*_args, **_keywords):
        raise OSError("full")

    site.mend()
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "build", fail)
        rounds.take(site.paths[:1])
    assert site.mended() == [False, False]
    rounds.take(site.paths[1:])
    assert site.mended() == [True, True]

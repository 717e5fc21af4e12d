"""An error that nobody foresaw, in any stage: one sentence, a file with the traceback, exit code 70, and output/ as it was."""

from __future__ import annotations

import re

import pytest

from broadsheet import pipeline
from broadsheet.cli import main
from tests.folders import output

pytest.importorskip("spacy", reason="ingest needs the language model: pip install -r requirements-dev.txt")
ARTICLE = """\
---
title: {title}
date: 2023-07-19
people: [Mara Ilves]
---

Mara Ilves said on Wednesday that the bridge was {how}.
"""
SEED = "Ferry sails again\n\nPORT EXAMPLE, July 20, 2023 (Example Agency) — The ferry sailed on Thursday, Mara Ilves said.\n"
READING, WRITING = ("seeds/ferry.txt", "content/articles/2023/07/19/bridge.md")
STAGES = {
    "read seeds": ("ingest", "broadsheet.readers.read", READING),
    "settle": ("ingest", "broadsheet.content.ingesting.settle", "the stage “read”"),
    "write content": ("ingest", "broadsheet.content.writing.compose", READING),
    "list": ("build", "broadsheet.listing.of", "the stage “list”"),
    "read content": ("build", "broadsheet.reading.read_file", WRITING),
    "group": ("build", "broadsheet.grouping.index.build", "the stage “group”"),
    "index": ("build", "broadsheet.indexing.full_text", "the stage “index”"),
    "plan": ("build", "broadsheet.kinds.groups", "the stage “plan, render and write”"),
    "make pages": ("build", "broadsheet.kinds.pages", "the pages of "),
    "render": ("build", "broadsheet.rendering.render.Renderer.parts", "output/"),
    "write pages": ("build", "broadsheet.engine.tree._Run._row", "the stage “plan, render and write”"),
    "remove pages": ("build", "broadsheet.engine.tree._Run._remove", "the stage “plan, render and write”"),
    "remember": ("build", "broadsheet.inputs.remember", "build"),
    "check": ("check", "broadsheet.checks.html.scan", "output/"),
    "publish": ("publish", "broadsheet.publishing.run", "publish"),
    "explain": ("why", "broadsheet.planning.planned", "why"),
}
"""Stage → a command, a function of the stage that fails, and what is named."""
ARGUMENTS = {"publish": ["web"], "why": ["index.html"]}


class SlipError(Exception):
    """No code of ours expects it."""


@pytest.fixture
def site(tmp_path):
    """A site that was built; then an article was edited, one was taken away, and a seed has come."""
    folder = tmp_path / "site"
    articles = folder / "content/articles/2023/07/19"
    articles.mkdir(parents=True)
    settings = "title: The Week\nsearch: {full_text: true}\ntargets: {web: {to: directory, path: ../srv}}\n"
    (folder / "site.yaml").write_text(settings, "utf-8")
    (articles / "bridge.md").write_text(ARTICLE.format(title="Bridge is safe", how="safe"), "utf-8")
    (articles / "tunnel.md").write_text(ARTICLE.format(title="Tunnel floods", how="a tunnel"), "utf-8")
    pipeline.build(folder)
    (articles / "bridge.md").write_text(ARTICLE.format(title="Bridge is closed", how="closed"), "utf-8")
    (articles / "tunnel.md").unlink()
    (folder / "seeds").mkdir()
    (folder / READING).write_text(SEED, "utf-8")
    return folder


def fail(*_, **__):
    raise SlipError("a slip\nof two lines")


@pytest.mark.parametrize(("command", "function", "at"), STAGES.values(), ids=STAGES)
def test_it_is_one_sentence_and_output_is_as_it_was(command, function, at, site, monkeypatch, capsys):
    before = output(site)
    with monkeypatch.context() as patched:
        patched.setattr(function, fail)
        assert main(["--site", str(site), command, *ARGUMENTS.get(command, ())]) == 70
    (line,) = capsys.readouterr().err.splitlines()
    kept = site / ".cache" / "error.txt"
    assert re.fullmatch(
        rf"broadsheet: an error that nobody foresaw, at {re.escape(at)}.*: SlipError: a slip of two lines; .*", line
    )
    assert line.endswith(f"; the traceback is in {kept}, please report it")
    assert kept.read_text("utf-8").startswith("Traceback (most recent call last)")
    if function != "broadsheet.inputs.remember":  # when all of output/ is made, and only the next build has more to do
        assert output(site) == before


@pytest.mark.parametrize(("command", "function", "at"), STAGES.values(), ids=STAGES)
def test_the_next_build_equals_a_clean_one(command, function, at, site, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(function, fail)
        main(["--site", str(site), command, *ARGUMENTS.get(command, ())])
    pipeline.build(site)
    found = output(site)
    pipeline.build(site, clean=True, into=site / "clean")
    assert found == output(site / "clean")


def test_an_error_in_another_process_names_its_file(site, monkeypatch, capsys):
    monkeypatch.setattr("broadsheet.archive.WORTH_A_PROCESS", 1)
    monkeypatch.setattr("broadsheet.reading.read_file", fail)
    assert main(["--site", str(site), "build", "--jobs", "2"]) == 70
    assert f"at {WRITING}: SlipError" in capsys.readouterr().err


def test_without_a_site_the_traceback_is_in_a_folder_of_the_system(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.txt").write_text(SEED, "utf-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("broadsheet.readers.read", fail)
    assert main(["read", str(tmp_path / "a.txt")]) == 70
    (kept,) = tmp_path.glob("broadsheet-error-*.txt")
    assert f"at {tmp_path / 'a.txt'}: SlipError" in capsys.readouterr().err
    assert "SlipError" in kept.read_text("utf-8")

"""Bad input is one Problem with file, line, found and expected; the command exits with 1, and all else is published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet import cli, pipeline

ROOT = Path(__file__).parents[2]
GOOD = """\
---
title: Harbour bridge reopens
date: 2023-07-19
people: [Mara Ilves]
quotes:
  - {text: safe for now, speaker: Mara Ilves}
---

Mara Ilves said on Wednesday that the bridge was “safe for now” after the storm.
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    write(tmp_path, "bridge", GOOD)
    return tmp_path


def write(site, slug, text):
    path = site / "content" / "articles" / "2023" / "07" / "19" / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def page(site, slug):
    return site / "output" / "2023" / "07" / "19" / slug / "index.html"


def only_problem(site):
    report = pipeline.build(site)
    (problem,) = report.problems
    assert problem.found
    assert problem.expected
    assert page(site, "bridge").is_file()
    assert cli.main(["--site", str(site), "build"]) == 1
    return problem


FRONT = "---\ntitle: Storm\ndate: 2023-07-19\n{}---\n\nThe storm passed over Tallinn.\n"


@pytest.mark.parametrize(
    ("case", "text", "line", "words"),
    [
        ("front matter that is a list", "---\n- title\n- date\n---\n\nText.\n", None, "list"),
        ("an unknown key", FRONT.format("topic: [weather]\n"), 4, "topics"),
        ("an alias bomb", FRONT.format("topics: &a [x]\npeople: [*a, *a]\n"), 4, "anchor"),
        ("a duplicate key", FRONT.format("title: Storm\n"), 4, "second time"),
        ("an impossible date", "---\ntitle: Storm\ndate: 2023-02-30\n---\n\nText.\n", 3, "2023-02-30"),
        ("a wrong encoding", b"---\ntitle: Storm\ndate: 2023-07-19\n---\n\nCaf\xe9 noir\xff.\n", 6, "UTF-8"),
        ("a name that the body lacks", FRONT.format("places: [Talinn]\n"), 4, "Tallinn"),
        ("a quotation that the body lacks", FRONT.format("quotes: [{text: it is over}]\n"), 4, "does not quote"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value and len(value) < 40 else "",
)
def test_a_bad_content_file_is_one_problem_with_its_line(site, case, text, line, words):
    write(site, "storm", text)
    problem = only_problem(site)
    assert problem.path.startswith("content/articles/2023/07/19/storm")
    if line:
        assert problem.line == line
    assert words in str(problem)


def test_what_the_body_does_not_bear_out_is_left_out_and_the_rest_published(site):
    write(site, "storm", FRONT.format("places: [Talinn]\n"))
    only_problem(site)
    assert page(site, "storm").is_file()
    assert not (site / "output" / "places" / "talinn").exists()


def test_a_content_file_of_5_mb_is_one_problem(site):
    write(site, "long", FRONT.format("") + "word " * 1_000_000)
    assert "5,0" in only_problem(site).found


def test_an_article_that_keeps_markdown_busy_is_one_problem_and_is_shown_as_plain_text(site):
    (site / "site.yaml").write_text("title: Test\nrights: {default: full}\nlimits: {article_seconds: 0.2}\n", "utf-8")
    write(site, "busy", FRONT.format("") + "<![" * 60_000)
    problem = only_problem(site)
    assert problem.path.endswith("busy.md")
    assert "longer than 0.2 seconds" in problem.found
    assert page(site, "busy").is_file()


def test_two_articles_at_one_address_are_one_problem_that_names_both(site):
    write(site, "other", GOOD.replace("title:", "slug: bridge\ntitle:"))
    problem = only_problem(site)
    assert "bridge.md" in problem.found
    assert "other.md" in problem.path


def test_a_template_with_an_undefined_name_is_one_problem_and_other_pages_are_built(site):
    (site / "templates").mkdir()
    template = (ROOT / "templates" / "article.html").read_text("utf-8")
    (site / "templates" / "article.html").write_text(
        template.replace("{% block main %}", "{% block main %}{{ view.nonsense }}"), "utf-8"
    )
    report = pipeline.build(site)
    (problem,) = report.problems
    assert problem.path == "templates/article.html"
    assert problem.line
    assert "nonsense" in problem.found
    assert (site / "output" / "index.html").is_file()
    assert report.missing == 1
    assert [cli.main(["--site", str(site), "build"]) for _ in range(2)] == [2, 2]


def test_an_output_folder_with_somebody_elses_files_is_never_pruned_nor_written_over(site):
    (site / "output" / "about").mkdir(parents=True)
    (site / "output" / "thesis.doc").write_text("my only copy", "utf-8")
    (site / "output" / "about" / "index.html").write_text("my page", "utf-8")
    for _ in range(2):
        assert only_problem(site).path == "output"
        assert (site / "output" / "thesis.doc").read_text("utf-8") == "my only copy"
        assert (site / "output" / "about" / "index.html").read_text("utf-8") == "my page"
    (site / "content" / "articles" / "2023" / "07" / "19" / "bridge.md").unlink()
    assert len(pipeline.build(site).problems) == 1
    assert not page(site, "bridge").exists()
    assert (site / "output" / "thesis.doc").exists()


def test_a_content_folder_that_cannot_be_read_is_one_problem_and_nothing_is_lost(site, permissions_hold):
    write(site, "storm", FRONT.format(""))
    later = site / "content" / "articles" / "2023" / "07" / "20"
    later.mkdir()
    (later / "calm.md").write_text(FRONT.format("").replace("07-19", "07-20").replace("Storm", "Calm"), "utf-8")
    assert pipeline.build(site).problems == ()
    later.chmod(0)
    try:
        with permissions_hold():
            for _ in range(2):
                assert only_problem(site).path == "content/articles/2023/07/20/"
                assert page(site, "storm").is_file()
                assert (site / "output" / "2023" / "07" / "20" / "calm" / "index.html").is_file()
    finally:
        later.chmod(0o755)
    assert pipeline.build(site).problems == ()


def seeds(site, **files):
    for name, data in files.items():
        (site / "seeds" / name.replace("__", ".")).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    ("case", "name", "data", "words"),
    [
        ("an empty file", "a__txt", b"", "empty"),
        ("a binary file", "a__txt", bytes(range(256)) * 20, "no text"),
        ("no date", "a__txt", "Storm passes\n\nThe storm passed over Tallinn.\n", "no date"),
        ("an impossible date", "a__txt", " date 2023-02-30 The storm passed over Tallinn.\n", "2023-02-30"),
        ("two dates", "2023-07-18-a__txt", " date 2023-07-20 The storm passed over Tallinn.\n", "2023-07-18"),
        ("a truncated JSON line", "a__jsonl", '{"id": "a", "text": "The sto\n', "JSON"),
        ("5 MB", "a__txt", " date 2023-07-20 " + "word " * 1_000_000, "bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value and len(value) < 30 else "",
)
def test_a_bad_seed_is_one_problem_and_it_waits(site, case, name, data, words):
    seeds(site, **{name: data})
    report = pipeline.ingest(site)
    (problem,) = report.problems
    assert problem.path == f"seeds/{name.replace('__', '.')}"
    assert words in str(problem)
    assert (report.new, report.changed) == (0, 0)
    assert cli.main(["--site", str(site), "ingest"]) == 1
    assert pipeline.build(site).articles == 1


def test_two_seeds_of_one_headline_are_both_published_and_named(site):
    pytest.importorskip("spacy", reason="ingest needs the language model")
    text = "Storm passes\n\nTALLINN, July 19, 2023 (Example) — The storm passed over {} on Wednesday.\n"
    seeds(site, a__txt=text.format("Tallinn"), b__txt=text.format("Riga"))
    report = pipeline.ingest(site)
    (problem,) = report.problems
    assert "seeds/a.txt" in str(problem)
    assert "seeds/b.txt" in str(problem)
    assert pipeline.build(site).articles == 3


@pytest.fixture
def misnamed(site):
    """A maker of files whose names are no UTF-8, where the system lets there be some."""

    def make(folder, text):
        path = site / folder / os.fsdecode(b"x\xff.md")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        except OSError:
            pytest.skip("this system has no such names")

    return make


def test_an_article_whose_name_is_no_utf_8_is_a_problem_and_the_rest_is_published(site, misnamed):
    misnamed("content/articles/2023/07/19", GOOD)
    problem = only_problem(site)
    assert problem.path == r"content/articles/2023/07/19/x\xff.md"
    assert "UTF-8" in problem.found
    write(site, "bridge", f"{GOOD}\nIt is open.\n")
    assert only_problem(site) == problem


def test_a_seed_whose_name_is_no_utf_8_is_a_problem_and_the_others_are_ingested(site, misnamed):
    (site / "seeds/harbour.txt").write_text("2023-07-20\n\nThe harbour was shut on Thursday.\n", "utf-8")
    misnamed("seeds", "2023-07-20\n\nThe market was shut on Thursday.\n")
    report = pipeline.ingest(site)
    assert report.new == 1
    assert [problem.path for problem in report.problems] == [r"seeds/x\xff.md"]


def test_names_that_are_no_utf_8_among_templates_and_in_the_output_are_left_alone(site, misnamed):
    misnamed("templates", "Text.\n")
    pipeline.build(site)
    misnamed("output", "Text.\n")
    assert pipeline.build(site).problems == ()
    assert (site / "output" / os.fsdecode(b"x\xff.md")).is_file()
    (site / ".cache/state.sqlite").unlink()
    assert pipeline.build(site, clean=True).problems == ()
    assert page(site, "bridge").is_file()

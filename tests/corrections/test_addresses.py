"""What was published keeps its address while the archive grows, in a fresh clone too, and exactly."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from broadsheet import pipeline
from broadsheet.corrections import recording
from broadsheet.model.site import Site

DAY = dt.date(2026, 11, 26)
SITE = Site(title="The Week")


def article(folder, name, day, person):
    path = folder / "content" / "articles" / "2023" / "07" / f"{day:02d}" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {name}\ndate: 2023-07-{day:02d}\npeople: [{person}]\n---\n\n{person} sang.\n", "utf-8")


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    article(folder, "first", 19, "J. Tamm")
    (folder / "site.yaml").write_text("title: The Week\nrights: {default: full}\n", "utf-8")
    publish(folder)
    return folder


def publish(folder, day=DAY):
    pipeline.build(folder)
    recorded = recording.record(folder, SITE, day)
    recording.keep(folder, SITE, day)
    return recorded


def pages(folder):
    return {p.relative_to(folder / "output").as_posix(): p.read_bytes() for p in (folder / "output").rglob("*") if p.is_file()}


def test_a_fuller_name_changes_the_name_and_not_the_address(site):
    article(site, "second", 20, "Joseph Tamm")
    assert publish(site) == ()
    assert b"<h1>Joseph Tamm</h1>" in pages(site)["people/j-tamm/index.html"]
    assert "people/joseph-tamm/index.html" not in pages(site)


def test_a_clone_and_a_clean_build_give_the_same_bytes(site, tmp_path):
    article(site, "second", 20, "Joseph Tamm")
    pipeline.build(site)
    grown = pages(site)
    clone = tmp_path / "clone"
    shutil.copytree(site, clone, ignore=shutil.ignore_patterns("output", ".cache"))
    pipeline.build(clone)
    assert pages(clone) == grown
    pipeline.build(site, clean=True)
    assert pages(site) == grown


def test_two_addresses_of_one_person_become_one_that_the_other_leads_to(site):
    article(site, "other", 18, "Josephine Ilves")
    publish(site)
    article(site, "third", 21, "Jo Ilves")
    publish(site, dt.date(2026, 11, 27))
    found = pages(site)
    assert "people/josephine-ilves/index.html" in found
    assert pipeline.check(site).problems == ()


def test_the_build_after_a_publish_writes_nothing(site):
    report = pipeline.build(site)
    assert (report.rendered, report.written) == (0, 0)


def test_a_torn_line_is_a_problem_of_the_build(site):
    path = site / "content" / "published" / "people.jsonl"
    path.write_text(path.read_text("utf-8") + "{\n", "utf-8")
    problems = pipeline.build(site).problems
    assert [(problem.path, problem.line) for problem in problems] == [("content/published/people.jsonl", 2)]

"""An article that was published and stands at another address since is found at the old one."""

from __future__ import annotations

import datetime as dt
import re
import shutil

import pytest

from broadsheet import pipeline, publication
from broadsheet.content import corrections as file
from broadsheet.corrections import recording
from broadsheet.model.site import Site
from tests.corrections.conftest import BRIDGE, two_articles, write
from tests.folders import output

DAYS = [dt.date(2026, 11, day) for day in range(20, 28)]
SITE = Site(title="The Week", rights="full")
FILE = f"content/{BRIDGE}.md"
OLD, NEW = "2023/07/19/bridge-reopens/index.html", "2023/07/20/bridge-reopens/index.html"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    target = f"targets: {{www: {{to: directory, path: {tmp_path / 'www'}}}}}"
    write(folder, "site.yaml", f"title: The Week\nrights: {{default: full}}\n{target}\n")
    two_articles(folder)
    publish(folder, DAYS[0])
    return folder


def publish(folder, day):
    pipeline.build(folder)
    recorded = recording.record(folder, SITE, day)
    pipeline.build(folder)
    recording.keep(folder, SITE, day)
    return [(one.what, one.article) for one in recorded]


def edit(folder, old, new, path=FILE):
    write(folder, path, (folder / path).read_text("utf-8").replace(old, new))


def leads_to(folder, path):
    """Where the page at ``path`` leads; None where it is no redirect."""
    output = folder / "output"
    found = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', (output / path).read_text("utf-8"))
    return (output / path).parent.joinpath(found[1]).resolve().relative_to(output).as_posix() if found else None


def test_an_article_of_another_day_is_found_under_the_old_one(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    assert publish(site, DAYS[1]) == [("date", "articles/2023/07/19/bridge-reopens")]
    assert leads_to(site, OLD) == NEW
    assert pipeline.check(site).problems == ()


def test_each_of_its_addresses_leads_to_the_last(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    publish(site, DAYS[1])
    edit(site, "title: ", "slug: bridge-opens\ntitle: ")
    publish(site, DAYS[2])
    last = "2023/07/20/bridge-opens/index.html"
    assert [leads_to(site, path) for path in (OLD, NEW, last)] == [last, last, None]


def test_an_address_that_it_comes_back_to_is_its_own_again(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    publish(site, DAYS[1])
    edit(site, "date: 2023-07-20", "date: 2023-07-19")
    publish(site, DAYS[2])
    assert [leads_to(site, path) for path in (OLD, NEW)] == [None, OLD]


def test_a_file_that_is_renamed_takes_its_address_and_its_corrections_along(site):
    edit(site, "on a donkey", "on a mule")
    publish(site, DAYS[1])
    (site / FILE).rename((site / FILE).with_name("mara-ilves-crosses.md"))
    assert publish(site, DAYS[2]) == []
    new = "2023/07/19/mara-ilves-crosses/index.html"
    assert leads_to(site, OLD) == new
    page = (site / "output" / new).read_text("utf-8")
    assert "on a donkey.” now reads" in page
    assert 'id="corrections"' in page
    assert pipeline.check(site).problems == ()


def test_another_article_may_take_the_address(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    publish(site, DAYS[1])
    other = "---\ntitle: Another bridge\nslug: bridge-reopens\ndate: 2023-07-19\n---\n\nIt fell.\n"
    write(site, "content/articles/2023/07/19/other.md", other)
    publish(site, DAYS[2])
    assert leads_to(site, OLD) is None
    assert "Another bridge" in (site / "output" / OLD).read_text("utf-8")


def test_an_alias_that_says_the_same_is_no_problem(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20\naliases: [/2023/07/19/bridge-reopens/]")
    publish(site, DAYS[1])
    assert "aliases" not in {problem.field for problem in pipeline.build(site, clean=True).problems}
    assert leads_to(site, OLD) == NEW


def test_an_address_tells_no_name_that_is_hidden_since(site):
    edit(site, "title: Bridge reopens", "title: Mara Ilves reopens bridge\nslug: mara-ilves-reopens-bridge")
    publish(site, DAYS[1])
    edit(site, "title: Mara Ilves reopens bridge\nslug: mara-ilves-reopens-bridge", "title: Bridge reopens\nslug: bridge")
    publish(site, DAYS[2])
    told = site / "output/2023/07/19/mara-ilves-reopens-bridge/index.html"
    assert told.is_file()
    write(site, "content/decisions.yaml", "- hide: people/mara-ilves\n")
    pipeline.build(site)
    assert not told.exists()


def test_nor_a_headline_made_of_words_that_may_not_be_shown(site):
    edit(site, "title: Bridge reopens\n", "title: Mara Ilves crossed it on a donkey\ninferred: [title]\n")
    (site / FILE).rename((site / FILE).with_name("mara-ilves-crossed-it.md"))
    publish(site, DAYS[1])
    old = site / "output/2023/07/19/mara-ilves-crossed-it/index.html"
    assert old.is_file()
    edit(site, "title: ", "rights: headline\ntitle: ", path="content/articles/2023/07/19/mara-ilves-crossed-it.md")
    publish(site, DAYS[2])
    assert not old.exists()


def test_a_withdrawn_article_leads_nowhere(site):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    publish(site, DAYS[1])
    (site / FILE).unlink()
    publish(site, DAYS[2])
    assert not (site / "output" / OLD).exists()
    assert leads_to(site, NEW) is None


def test_a_clone_and_a_clean_build_give_the_same_bytes(site, tmp_path):
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    publish(site, DAYS[1])
    clone = tmp_path / "clone"
    shutil.copytree(site, clone, ignore=shutil.ignore_patterns("output", ".cache"))
    pipeline.build(clone)
    assert output(clone) == output(site)


def test_publish_sends_what_leads_on_in_the_articles_place(site, tmp_path):
    publication.publish(site, "www")
    edit(site, "title: Bridge reopens", "title: Bridge reopens\nslug: bridge")
    pipeline.build(site)
    report = publication.publish(site, "www")
    assert report.corrections == 0
    assert ("changed", OLD) in {(reason, path) for reason, path, _ in report.files}
    assert "url=" in (tmp_path / "www/current" / OLD).read_text("utf-8")
    assert not publication.publish(site, "www").bytes


def test_a_line_that_publish_did_not_write_is_told(site):
    write(
        site, "content/published/articles.jsonl", '{"id":"articles/../../etc","article":"articles/2023/07/19/bridge-reopens"}\n'
    )
    (problem,) = pipeline.build(site).problems
    assert (problem.path, problem.line) == ("content/published/articles.jsonl", 1)


def test_corrections_of_before_are_those_of_the_article_still(site):
    edit(site, "on a donkey", "on a mule")
    publish(site, DAYS[1])
    (site / FILE).rename((site / FILE).with_name("mara-ilves-crosses.md"))
    publish(site, DAYS[2])
    assert [problem for problem in pipeline.build(site).problems if problem.path == file.PATH] == []


def test_an_address_that_leads_nowhere_any_more_makes_no_later_publish_build(site):
    publication.publish(site, "www")
    edit(site, "date: 2023-07-19", "date: 2023-07-20")
    pipeline.build(site)
    publication.publish(site, "www")
    (site / FILE).unlink()
    pipeline.build(site)
    publication.publish(site, "www")
    edit(site, "Ferry sinks", "Ferry floats", path="content/articles/2023/08/01/ferry.md")
    publication.publish(site, "www")
    assert b"Ferry floats" not in b"".join(output(site).values())

"""What readers find where an article stood that was withdrawn."""

from __future__ import annotations

import datetime as dt
import re
import shutil

import pytest

from broadsheet import pipeline, publication
from broadsheet.content import corrections as file
from broadsheet.corrections import recording
from broadsheet.model.site import Site
from broadsheet.verifying import verify
from tests.corrections.conftest import ARTICLE, BRIDGE, two_articles, write

FIRST, LATER, LAST = dt.date(2026, 11, 26), dt.date(2026, 11, 27), dt.date(2026, 11, 28)
SITE = Site(title="The Week", rights="full")
PAGE = "2023/07/19/bridge-reopens/index.html"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    write(folder, "site.yaml", "title: The Week\nrights: {default: full}\n")
    two_articles(folder)
    publish(folder, FIRST)
    return folder


def edit(folder, old, new):
    path = folder / f"content/{BRIDGE}.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def withdraw(folder):
    (folder / f"content/{BRIDGE}.md").unlink()


def publish(folder, day=LATER):
    pipeline.build(folder)
    recording.record(folder, SITE, day)
    pipeline.build(folder)
    recording.keep(folder, SITE, day)


def tree(folder):
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*") if path.is_file()}


def words(page):
    return " ".join(re.sub("<[^>]+>", " ", page.split("<main")[1].split("</main>")[0]).split())


def standing(folder):
    return (folder / file.PATH).read_text("utf-8")


@pytest.mark.parametrize("how", [withdraw, lambda folder: edit(folder, "title:", "draft: true\ntitle:")])
def test_its_address_says_when_it_was_withdrawn_and_none_of_its_words(site, how):
    how(site)
    publish(site)
    page = tree(site)[PAGE]
    assert "The article that was here was withdrawn on 27 November 2026. The reason No reason was given." in words(page)
    assert not re.search("Bridge|reopen|Monday|Ilves|donkey", page.replace("bridge-reopens", ""))
    assert '<meta name="robots" content="noindex">' in page


def test_the_page_of_corrections_leads_there_and_back_and_check_finds_nothing(site):
    withdraw(site)
    publish(site)
    pages = tree(site)
    assert f'<a href="../{PAGE}">Bridge reopens</a>' in pages["corrections/index.html"]
    assert f'<a href="../../{PAGE}">Bridge reopens</a>' in pages["corrections/2026/index.html"]
    (one,) = file.parse(standing(site).encode())[0]
    assert f'href="../../../../corrections/2026/index.html#c-{one.id}"' in pages[PAGE]
    assert pipeline.check(site).problems == ()
    assert "bridge-reopens" not in "".join(
        text for path, text in pages.items() if path.startswith(("sitemap", "data/", "search/"))
    )


def test_an_editor_may_say_why_there_too(site):
    withdraw(site)
    publish(site)
    write(site, file.PATH, standing(site) + "  why: it was about another bridge\n  by: ed.\n")
    pipeline.build(site)
    assert "Why: it was about another bridge (ed.)" in words(tree(site)[PAGE])
    write(site, file.PATH, standing(site) + "  note: We mistook one bridge for another.\n")
    pipeline.build(site)
    assert "We mistook one bridge for another." in words(tree(site)[PAGE])


def test_of_an_article_that_became_private_no_page_is_left_since_its_address_is_made_of_its_headline(site):
    edit(site, "Bridge reopens", "Bridge opens")
    publish(site)
    edit(site, "title:", "rights: private\ntitle:")
    publish(site, LAST)
    pages = tree(site)
    assert PAGE not in pages
    assert "An article was withdrawn." in pages["corrections/index.html"]
    assert not [path for path, text in pages.items() if re.search(r"[Bb]ridge.(re)?opens", text)]


def test_nor_of_one_whose_headline_has_a_name_that_is_hidden_since(site):
    edit(site, "title: Bridge reopens", "title: Mara Ilves reopens bridge")
    publish(site)
    withdraw(site)
    write(site, "content/decisions.yaml", "- hide: people/mara-ilves\n")
    publish(site, LAST)
    assert PAGE not in tree(site)
    assert not [path for path, text in tree(site).items() if "Ilves" in text]


def test_nor_of_one_whose_headline_was_made_of_words_that_may_not_be_shown(site):
    inferred = "inferred: [title]\nrights: headline\n---\n\n"
    edit(site, "---\n\n", inferred)
    edit(site, "title: Bridge reopens", "title: Mara Ilves crossed it on a donkey")
    publish(site)
    assert PAGE not in tree(site)
    assert not [path for path, text in tree(site).items() if "donkey" in text]


def test_an_article_that_comes_back_stands_at_its_address_again(site):
    withdraw(site)
    publish(site)
    write(site, f"content/{BRIDGE}.md", ARTICLE)
    publish(site, LAST)
    assert "Mara Ilves" in tree(site)[PAGE]
    assert "It was withdrawn, and is published again." in words(tree(site)[PAGE])
    assert '"The article “Bridge reopens” was withdrawn, and is published again."' in tree(site)[PAGE]
    assert "Withdrawn · Bridge reopens It was withdrawn, and is published again." in words(tree(site)["corrections/index.html"])


def test_a_withdrawal_gives_the_headline_once(site):
    withdraw(site)
    publish(site)
    pages = tree(site)
    assert "Withdrawn · Bridge reopens It is no longer published. " in words(pages["corrections/index.html"])
    assert "<summary>It is no longer published.</summary>" in pages["corrections/feed.atom"]


@pytest.mark.parametrize("slip", ["rights: full text", "titel: Bridge", "date: 2023-02-30", "people: [Mara Ilves"])
def test_an_article_that_a_slip_takes_off_the_site_is_not_withdrawn(site, tmp_path, slip):
    write(
        site,
        "site.yaml",
        f"{(site / 'site.yaml').read_text('utf-8')}targets: {{www: {{to: directory, path: {tmp_path / 'www'}}}}}\n",
    )
    pipeline.build(site)
    publication.publish(site, "www")
    edit(site, "---\n\n", f"{slip}\n---\n\n")
    for _ in range(3):
        pipeline.build(site)
        report = publication.publish(site, "www")
        assert (report.done, report.corrections) == (True, 0)
        assert [(problem.path, problem.severity) for problem in report.problems] == [(f"content/{BRIDGE}.md", "warning")]
        assert not (site / file.PATH).exists()
    assert not (tmp_path / "www" / "current" / PAGE).exists()
    edit(site, f"{slip}\n---\n\n", "---\n\n")
    edit(site, "on Monday", "on Tuesday")
    pipeline.build(site)
    report = publication.publish(site, "www")
    assert report.problems == ()
    (one,) = file.parse(standing(site).encode())[0]
    assert (one.what, one.stands) == ("text", "The bridge reopened on Tuesday.")
    assert publication.publish(site, "www").files == ()


def test_one_that_waits_and_is_then_deleted_is_withdrawn(site):
    edit(site, "title:", "rights: full text\ntitle:")
    publish(site)
    assert not (site / file.PATH).exists()
    withdraw(site)
    publish(site, LAST)
    (one,) = file.parse(standing(site).encode())[0]
    assert (one.what, one.date, one.stood) == ("withdrawn", LAST, "Bridge reopens")


def test_nor_is_one_whose_headline_may_not_be_shown_and_whose_id_is_not_that_of_its_file(site):
    edit(site, "---\n\n", "inferred: [title]\nrights: excerpt\n---\n\n")
    edit(site, "title: Bridge reopens", "title: A donkey crossed")
    edit(site, "The bridge reopened on Monday.", "The bridge reopened on Monday. " + "It rained all day. " * 20)
    publish(site)
    assert list((site / "output" / "2023").rglob("article-*"))
    edit(site, "rights:", "rigths:")
    publish(site, LAST)
    assert not list((site / "output" / "2023").rglob("article-*"))
    assert not (site / file.PATH).exists()


def test_nor_is_one_whose_address_another_article_has_taken(site):
    other = ARTICLE.replace("title: Bridge reopens", "title: Ferry sails\nslug: bridge-reopens")
    write(site, "content/articles/2023/07/19/a-ferry.md", other.replace("donkey", "raft"))
    publish(site)
    assert "raft" in tree(site)[PAGE]
    assert not (site / file.PATH).exists()


def test_a_story_does_not_lose_an_article_that_waits(site):
    other = ARTICLE.replace("07-19", "07-20").replace("title: Bridge reopens", "title: Bridge is open")
    write(site, "content/articles/2023/07/20/open.md", other)
    publish(site)
    edit(site, "title:", "rights: full text\ntitle:")
    publish(site, LAST)
    assert not (site / file.PATH).exists()


def test_another_article_or_an_alias_takes_the_address_over(site):
    withdraw(site)
    publish(site)
    moved = (
        "---\ntitle: Bridge stays\ndate: 2023-07-20\naliases: [/2023/07/19/bridge-reopens/]\n---\n\nThe bridge stays closed.\n"
    )
    write(site, "content/articles/2023/07/20/bridge-stays.md", moved)
    pipeline.build(site)
    assert "url=../../../../2023/07/20/bridge-stays/index.html" in tree(site)[PAGE]
    write(site, "content/articles/2023/07/20/bridge-stays.md", moved.replace("aliases: [/2023/07/19/bridge-reopens/]\n", ""))
    other = "---\ntitle: Bridge again\ndate: 2023-07-19\nslug: bridge-reopens\n---\n\nAnother bridge opened.\n"
    write(site, "content/articles/2023/07/19/other.md", other)
    pipeline.build(site)
    assert "Another bridge opened." in tree(site)[PAGE]


def test_an_address_that_the_file_does_not_tell_is_kept_with_the_entry(site):
    edit(site, "title:", "slug: the-bridge\ntitle:")
    publish(site)
    withdraw(site)
    publish(site, LAST)
    assert "  address: 2023/07/19/the-bridge\n" in standing(site)
    assert "The article that was here was withdrawn" in tree(site)["2023/07/19/the-bridge/index.html"]
    assert PAGE not in tree(site)


@pytest.mark.parametrize(
    "article", ["articles/../../outside", "articles/2023/07/19/Bridge", "articles/data", "articles/2023/07/19"]
)
def test_an_entry_by_hand_makes_no_page_outside_the_places_of_articles(site, article):
    before = set(tree(site))
    write(site, file.PATH, f"- date: 2026-11-27\n  article: {article}\n  what: withdrawn\n  stood: Something\n")
    pipeline.build(site)
    assert {path for path in set(tree(site)) - before if not path.startswith("corrections/")} == set()


def test_the_site_with_such_a_page_equals_a_clean_build_and_a_fresh_clones(site, tmp_path):
    withdraw(site)
    publish(site)
    before = tree(site)
    assert verify(site, None, None) == ()
    clone = tmp_path / "clone"
    shutil.copytree(site, clone, ignore=shutil.ignore_patterns("output", ".cache"))
    for folder in (site, clone):
        pipeline.build(folder, clean=True)
        assert tree(folder) == before


def test_an_entry_that_is_taken_out_takes_the_page_with_it(site):
    withdraw(site)
    publish(site)
    write(site, file.PATH, "")
    pipeline.build(site)
    assert PAGE not in tree(site)


def test_publish_sends_the_page_in_the_articles_place_and_nothing_twice(site, tmp_path):
    write(
        site,
        "site.yaml",
        f"title: The Week\nrights: {{default: full}}\ntargets: {{www: {{to: directory, path: {tmp_path / 'www'}}}}}\n",
    )
    pipeline.build(site)
    publication.publish(site, "www")
    there = tmp_path / "www" / "current" / PAGE
    assert "donkey" in there.read_text("utf-8")
    withdraw(site)
    pipeline.build(site)
    report = publication.publish(site, "www")
    assert report.corrections == 1
    assert ("changed", PAGE) in {(reason, path) for reason, path, _ in report.files}
    assert "The article that was here was withdrawn" in there.read_text("utf-8")
    again = publication.publish(site, "www")
    assert (again.new, again.changed, again.gone, again.corrections) == (0, 0, 0, 0)

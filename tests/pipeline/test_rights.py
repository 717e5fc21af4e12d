"""Words beyond an article's public part are nowhere in output/, whatever holds them: a sentence, a name, a role, a quotation."""

from __future__ import annotations

import pytest

from broadsheet import pipeline

SHOWN = "Mara Ilves opened the harbour on Wednesday. "
HIDDEN = (
    "Quillfeather Zandorf, the chief xylographer of Brobdingville, said “the marmalade contract is void” to the Umbrella Guild. "
    "A sentence of hidden words follows the first of them here."
)
SECRETS = ("Quillfeather", "Zandorf", "xylographer", "Brobdingville", "marmalade", "Umbrella", "hidden words")
ARTICLE = """\
---
title: Harbour reopens
date: 2023-07-19
summary: {hidden}
people:
  Mara Ilves:
  Quillfeather Zandorf: {{role: chief xylographer of Brobdingville}}
organisations: [Umbrella Guild]
places: [Brobdingville]
quotes:
  - {{text: the marmalade contract is void, speaker: Quillfeather Zandorf, to: Umbrella Guild}}
publisher: Example Wire
inferred: [summary, people, organisations, places, quotes]
rights: {rights}
---

{shown}{hidden}
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nbase_url: https://example.org/\nrights: {excerpt_words: 7}\n", "utf-8")
    return tmp_path


def write(site, rights, slug="harbour"):
    path = site / "content" / "articles" / "2023" / "07" / "19" / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(rights=rights, shown=SHOWN, hidden=HIDDEN), "utf-8")


def found(site):
    text = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in (site / "output").rglob("*") if path.is_file()}
    return sorted(
        {f"{secret} in {path}" for path, words in text.items() for secret in SECRETS if secret.casefold() in words.casefold()}
    )


def test_an_article_in_full_shows_all_of_it(site):
    write(site, "full")
    assert pipeline.build(site).problems == ()
    assert {secret for secret in SECRETS if any(line.startswith(secret) for line in found(site))} == set(SECRETS)
    assert (site / "output" / "people" / "quillfeather-zandorf" / "index.html").is_file()


@pytest.mark.parametrize("rights", ["excerpt", "headline", "private"])
def test_hidden_words_are_nowhere(site, rights):
    write(site, rights)
    assert pipeline.build(site).problems == ()
    assert found(site) == []
    assert pipeline.check(site).problems == ()


def test_an_excerpt_shows_its_first_sentences_and_the_names_in_them(site):
    write(site, "excerpt")
    pipeline.build(site)
    page = (site / "output" / "2023" / "07" / "19" / "harbour" / "index.html").read_text("utf-8")
    assert "opened the harbour on Wednesday." in page
    assert (site / "output" / "people" / "mara-ilves" / "index.html").is_file()


def test_a_private_article_is_neither_shown_nor_counted(site):
    write(site, "private")
    write(site, "full", "other")
    assert pipeline.build(site).articles == 1
    assert not (site / "output" / "2023" / "07" / "19" / "harbour").exists()


def test_what_was_public_goes_when_its_rights_do(site):
    write(site, "full")
    pipeline.build(site)
    write(site, "headline")
    pipeline.build(site)
    assert found(site) == []


def test_rights_by_publisher_hold_where_the_article_says_nothing(site):
    (site / "site.yaml").write_text("title: Test\nrights: {default: full, publishers: {example wire: headline}}\n", "utf-8")
    write(site, "")
    pipeline.build(site)
    assert found(site) == []


@pytest.mark.parametrize("rights", ["excerpt", "headline"])
def test_a_headline_that_was_made_of_hidden_words_is_not_shown_either(site, rights):
    write(site, rights, "zandorf-of-brobdingville-voids-the-marmalade-contract")
    (path,) = (site / "content").rglob("*.md")
    text = path.read_text("utf-8").replace("Harbour reopens", "Zandorf of Brobdingville voids the marmalade contract")
    path.write_text(text.replace("inferred: [", "inferred: [title, "), "utf-8")
    report = pipeline.build(site)
    assert found(site) == []
    assert report.articles == (1 if rights == "excerpt" else 0)
    assert [problem.field for problem in report.problems] == ([] if rights == "excerpt" else ["title"])


def test_an_inferred_headline_of_an_excerpt_is_made_of_the_excerpt(site):
    pytest.importorskip("spacy", reason="ingest needs the language model")
    (site / "seeds").mkdir()
    (site / "seeds" / "harbour.txt").write_text(f" date 2023-07-19 {SHOWN}{HIDDEN}\n", "utf-8")
    pipeline.ingest(site)
    (path,) = (site / "content").rglob("*.md")
    assert "harbour" in path.name
    pipeline.build(site)
    assert found(site) == []

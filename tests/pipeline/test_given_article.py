"""The given article, which came with a date and nothing else, comes out right point by point (docs, reference, sample).

The rules that achieve it are general; tests/quality holds them to other texts.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline
from broadsheet.content import front_matter
from broadsheet.model.site import Limits

pytest.importorskip("spacy", reason="ingest needs the language model: pip install -r requirements-dev.txt")

SEED = Path(__file__).parents[2] / "seeds" / "000_9dbc96969bbea648.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    (folder / "seeds").mkdir()
    (folder / "site.yaml").write_text("title: One article\nrights: {default: full}\n", "utf-8")
    shutil.copy(SEED, folder / "seeds")
    assert pipeline.ingest(folder).problems == ()
    assert pipeline.build(folder).problems == ()
    return folder


@pytest.fixture(scope="module")
def claims(site):
    (path,) = (site / "content" / "articles" / "2023" / "07" / "19").glob("*.md")
    found, _, problems = front_matter.parse(path.relative_to(site / "content").as_posix(), path.read_bytes(), Limits())
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def article(site, claims):
    return (site / "output" / "2023" / "07" / "19" / claims.slug / "index.html").read_text("utf-8")


def names(claims, kind, cited=False):
    return {name.name: name for name in claims.names if name.kind == kind and name.cited == cited}


def test_the_headline_is_inferred_and_marked_so(claims, article):
    assert "title" in claims.inferred
    assert 'class="inferred"' in article
    assert len(claims.headline) <= 90
    assert "Kerry" in claims.headline


def test_its_date_is_the_first_word_and_agrees_with_on_wednesday(claims):
    assert claims.published == dt.date(2023, 7, 19)
    assert claims.published.strftime("%A") == "Wednesday"


def test_the_seven_people_are_found_and_no_administration_is_one(claims):
    assert set(names(claims, "person")) == {
        "John Kerry", "Xi Jinping", "Han Zheng", "Wang Yi", "Joe Biden", "Antony Blinken", "Janet Yellen",
    }  # fmt: skip


def test_kerry_is_john_kerry_with_his_role(claims):
    kerry = names(claims, "person")["John Kerry"]
    assert kerry.forms == ("Kerry",)
    assert kerry.role == "U.S. special climate envoy"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Han Zheng", "Vice President"),
        ("Wang Yi", "China’s top diplomat"),
        ("Joe Biden", "President"),
        ("Antony Blinken", "Secretary of State"),
        ("Janet Yellen", "Treasury Secretary"),
    ],
)
def test_roles_are_the_words_of_the_article(claims, name, role):
    assert names(claims, "person")[name].role == role


@pytest.mark.parametrize(
    ("slug", "sort"),
    [("xi-jinping", "Xi Jinping"), ("han-zheng", "Han Zheng"), ("wang-yi", "Wang Yi"), ("john-kerry", "Kerry, John")],
)
def test_sort_keys_begin_with_the_family_name(site, slug, sort):
    rows = [json.loads(line) for line in (site / "output" / "data" / "entities" / "people.jsonl").read_text("utf-8").splitlines()]
    assert {row["id"]: row["sort"] for row in rows}[f"people/{slug}"] == sort


def test_outlets_are_sources_and_not_subjects(claims, site):
    assert set(names(claims, "organisation", cited=True)) == {"Politico", "Associated Press", "Xinhua News Agency"}
    assert names(claims, "organisation") == {}
    assert not (site / "output" / "organisations" / "politico").exists()


def test_the_places_are_found_under_their_names(claims):
    assert set(names(claims, "place")) == {"China", "Beijing", "United States", "Taiwan", "South China Sea"}
    assert names(claims, "place")["United States"].forms == ("U.S.",)


@pytest.mark.parametrize(
    ("words", "speaker", "to", "via"),
    [
        ("it’s going to take a little bit more work to break new ground", "John Kerry", None, "Politico"),
        ("an important aspect of China-U.S. cooperation", "Han Zheng", "John Kerry", "Xinhua News Agency"),
        (
            "on the basis of U.S. attendance to core issues that concern both parties, fully engaging and exchanging ideas",
            "Han Zheng",
            None,
            "Associated Press",
        ),
        ("very committed", "John Kerry", "Wang Yi", None),
    ],
)
def test_each_quotation_has_its_speaker_its_hearer_and_its_outlet(claims, words, speaker, to, via):
    found = {quote.text: (quote.speaker, quote.to, quote.via) for quote in claims.quotes}
    assert found[words] == (speaker, to, via)


def test_no_other_quotation_is_found(claims):
    assert len(claims.quotes) == 4


def test_it_is_about_kerry_and_mentions_blinken_and_yellen(site):
    edition = json.loads((site / "output" / "2023" / "07" / "19" / "index.json").read_text("utf-8"))
    about = json.dumps(edition)
    assert "people/john-kerry" in about
    page = (site / "output" / "people" / "antony-blinken" / "index.html").read_text("utf-8")
    assert "mentioning" in page


def test_its_topics_are_the_environment_and_politics(claims):
    from broadsheet.lists.vocabulary import find, top_level

    topics = [find(name) for name in claims.topics]
    assert {top_level(topic).slug for topic in topics if topic} == {"environment", "politics"}
    assert {"climate-change", "diplomacy"} & {topic.slug for topic in topics if topic}

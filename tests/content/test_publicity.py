"""Rights: what is not public is nowhere in the article."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.content import evidence
from broadsheet.content.publicity import public_end
from broadsheet.model.article import Block, Claims, NameClaim, QuoteClaim
from broadsheet.model.site import Site
from broadsheet.text.paragraphs import paragraphs
from broadsheet.text.sentences import sentences
from broadsheet.values import names, replace

TEXT = "Jane Roe shut the harbour. Ships waited & waited.\n\n"
TEXT += "Hidden Person, a secret master, said “concealed words” in Obscuria. Hidden thought."
SITE = Site(title="x", rights="excerpt", excerpt_words=5, publisher_rights=(("Example Times", "headline"), ("Own Press", "full")))


def blocks(text=TEXT):
    return tuple(Block(html=f"<p><em>{part}</em></p>", text=part) for part in text.split("\n\n"))


def article(site=SITE, **fields):
    claims = Claims(
        path="articles/2023/07/19/a",
        slug="a",
        headline="Roe shuts harbour",
        published=dt.date(2023, 7, 19),
        summary=fields.pop("summary", "Ships waited & waited. Hidden thought."),
        inferred=("summary",),
        names=(
            NameClaim(name="Jane Roe", kind="person", forms=("Roe",)),
            NameClaim(name="Hidden Person", kind="person", role="secret master"),
            NameClaim(name="Obscuria", kind="place"),
        ),
        quotes=(QuoteClaim(text="concealed words", speaker="Hidden Person"),),
        **fields,
    )
    return evidence.verify(claims, blocks(), site)[0]


def words_of(found):
    values = {name: getattr(found, name) for name in names(type(found))}
    for key in ("inferred", "id", "slug"):
        values.pop(key)
    return repr(values)


def test_full_shows_everything():
    found = article(replace(SITE, rights="full"))
    assert (found.text, found.whole, found.blocks) == (TEXT, True, blocks())
    assert {m.name for m in found.mentions} == {"Jane Roe", "Hidden Person", "Obscuria"}


def test_an_excerpt_is_whole_sentences_and_at_least_one():
    found = article()
    assert found.text == "Jane Roe shut the harbour."
    assert not found.whole
    assert [s.number for s in found.sentences] == [1]
    assert article(replace(SITE, excerpt_words=1)).text == found.text
    assert article(replace(SITE, excerpt_words=9)).text == "Jane Roe shut the harbour. Ships waited & waited."


def test_a_web_address_is_not_the_one_sentence_of_an_excerpt():
    text = "https://harbour.example/lock\n\nJane Roe shut the harbour. Ships waited."
    end = public_end("excerpt", text, sentences(text, paragraphs(text)), 1)
    assert text[:end].endswith("\n\nJane Roe shut the harbour.")


def test_a_block_that_is_cut_becomes_plain_text_and_a_whole_one_stays():
    assert article().blocks == (Block(html="<p>Jane Roe shut the harbour.</p>", text="Jane Roe shut the harbour."),)
    assert article(replace(SITE, excerpt_words=9)).blocks == blocks()[:1]


@pytest.mark.parametrize("words", ["Hidden", "secret", "concealed", "Obscuria", "thought"])
@pytest.mark.parametrize("rights", ["excerpt", "headline"])
def test_nothing_of_the_hidden_part_is_anywhere_in_the_article(rights, words):
    assert words not in words_of(article(rights=rights))


def test_an_editors_summary_shows_no_sentence_of_the_hidden_part():
    assert article(summary="Own words. Hidden thought.").summary == ""
    claims = Claims(path="a", slug="a", headline="b", published=dt.date(2023, 7, 19), summary="Own words. Hidden thought.")
    assert evidence.verify(claims, blocks(), SITE)[0].summary == "Own words."


def test_a_headline_shows_the_names_in_it_and_no_text():
    found = article(rights="headline")
    assert (found.text, found.blocks, found.sentences, found.summary) == ("", (), (), "")
    assert [(m.name, m.text, m.start, m.end) for m in found.mentions] == [("Jane Roe", "Roe", 0, 0)]


def test_private_articles_and_drafts_are_not_published():
    assert article(rights="private") is None
    assert article(rights="full", draft=True) is None


def test_the_articles_own_rights_go_before_its_publishers_and_those_before_the_sites():
    assert article(publisher="example times").rights == "headline"
    assert article(publisher="Own Press").rights == "full"
    assert article(publisher="Own Press", rights="excerpt").rights == "excerpt"
    assert article(publisher="Another").rights == "excerpt"

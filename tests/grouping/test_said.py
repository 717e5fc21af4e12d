"""Whom a quotation is about, and in which sentence it begins."""

import pytest

from broadsheet.grouping.quotations import said, subjects

BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
NAMES = [BERG, HOLM, ("place", "Vestland"), ("cited", "Harbour Post")]


def about(article):
    ids = {(m.kind, m.name): m.name for m in article.mentions}
    [one] = said(article, {name: name for _, name in ids})
    return subjects(one, ids)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("“Anna Berg is brave,” Lars Holm said.", "Anna Berg is brave,", ("Anna Berg",)),
        ("Lars Holm said that Anna Berg is “very brave”.", "very brave", ("Anna Berg",)),
        ("Lars Holm called Anna Berg, who sang, “brave”.", "brave", ()),
        ("Lars Holm said that Vestland has been “a mess” since May.", "a mess", ("Vestland",)),
        ("“I, Lars Holm, am brave,” Lars Holm said.", "I, Lars Holm, am brave,", ()),
        ("“The Harbour Post is right,” Lars Holm said.", "The Harbour Post is right,", ()),
        ("Lars Holm said that Anna Berg's house is “old”.", "old", ()),
    ],
)
def test_words_are_about_who_is_named_in_them_or_said_to_be_so(article, text, words, found):
    assert about(article(text, names=NAMES, quotes=[(words, "Lars Holm")])) == found


def test_a_quotation_stands_in_the_sentence_where_it_begins(article):
    brief = article(
        "Rain fell. “It is wet. It is cold,” Berg said.", names=NAMES, quotes=[("It is wet. It is cold,", "Anna Berg")]
    )
    [one] = said(brief, {"Anna Berg": "people/anna-berg"})
    assert (one.sentence, one.speaker, one.to, one.via) == (2, "people/anna-berg", None, None)


def test_the_role_is_the_first_that_the_article_gives_the_speaker(article):
    roles = [("person", "Anna Berg", "old mayor"), ("person", "Anna Berg", "mayor of Vestland")]
    text = "Anna Berg, mayor of Vestland, spoke. The old mayor, Berg, said “so be it”."
    brief = article(text, names=NAMES, roles=roles[::-1], quotes=[("so be it", "Anna Berg")])
    assert said(brief, {"Anna Berg": "x"})[0].role == "mayor of Vestland"

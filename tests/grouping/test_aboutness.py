"""What an article is about, and what it only mentions."""

import pytest

from broadsheet.grouping.aboutness import about
from broadsheet.grouping.presences import presences
from broadsheet.model.entity import Identity

BERG = ("person", "Anna Berg", "Berg")
KOTO = ("person", "Koto Rin", "Koto")
HOLM = ("person", "Lars Holm", "Holm")
VEST = ("place", "Vestland")


def identity(kind, name):
    head, _, last = name.rpartition(" ")
    sort = f"{last}, {head}" if kind == "person" and name != "Koto Rin" and head else name
    return Identity(id=name, name=name, sort=sort, kind=kind)


def found(article, speakers=()):
    ids = {(m.kind, m.name): m.name for m in article.mentions}
    return about(article, presences(article, ids), {name: identity(kind, name) for kind, name in ids}, speakers)


def test_a_name_in_headline_and_first_sentence_is_what_it_is_about(article):
    brief = article(
        "Anna Berg opened a bridge in Vestland. Traffic flowed. A crowd came. Lars Holm stayed away.",
        headline="Berg opens bridge",
        names=[BERG, HOLM, VEST],
    )
    assert found(brief) == ("Anna Berg",)


def test_a_name_that_comes_late_and_once_is_only_mentioned(article):
    brief = article(
        "Anna Berg spoke. Berg sang. It rained. Then came the third visitor after Lars Holm.",
        names=[BERG, HOLM],
        headline="Berg sings",
    )
    assert "Lars Holm" not in found(brief)


def test_one_who_is_quoted_at_length_is_what_it_is_about(article):
    brief = article("It rained. It poured. It hailed. Lars Holm spoke of the rain.", names=[HOLM], headline="Rain")
    assert found(brief) == ()
    assert found(brief, ["Lars Holm", "Lars Holm"]) == ("Lars Holm",)


def test_a_name_within_a_role_phrase_is_not_what_it_is_about(article):
    brief = article(
        "Vestland minister Anna Berg spoke. The Vestland minister sang. It rained.",
        headline="Vestland minister Anna Berg speaks",
        names=[BERG, VEST],
        roles=[("person", "Anna Berg", "Vestland minister")],
    )
    assert found(brief) == ("Anna Berg",)


def test_an_outlet_that_is_cited_is_never_what_it_is_about(article):
    brief = article("The Harbour Post reports rain. The Harbour Post saw it.", names=[("cited", "Harbour Post")])
    assert found(brief) == ()


@pytest.mark.parametrize("headline", ["Koto returns", "KOTO: I return", "What Koto said"])
def test_a_surname_in_the_headline_counts_whichever_end_of_the_name_it_is(article, headline):
    brief = article("It rained in town. It poured. It hailed. Then Koto Rin came.", names=[KOTO[:2]], headline=headline)
    assert found(brief) == (("Koto Rin",) if "Koto" in headline else ())


def test_at_most_five_names_and_none_far_behind_the_first(article):
    names = [("person", f"Person {letter}x") for letter in "ABCDEFG"]
    brief = article("Person Ax, Person Bx, Person Cx, Person Dx, Person Ex, Person Fx and Person Gx met. " * 2, names=names)
    assert len(found(brief)) == 5


def test_an_article_without_names_is_about_nobody(article):
    assert found(article("It rained.")) == ()

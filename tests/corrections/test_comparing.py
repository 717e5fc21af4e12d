"""What a correction is, and what is none: two states of a site side by side."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.corrections.causes import Causes, causes
from broadsheet.corrections.comparing import corrections
from broadsheet.corrections.facts import Facts, Known, Named, Quoted, Told
from broadsheet.model.decision import Decision

DAY = dt.date(2026, 11, 26)
ILVES = Named(name="Mara Ilves", kind="person", entity="people/mara-ilves")
TAMM = Named(name="Jaan Tamm", kind="person", entity="people/jaan-tamm")
TEXT = "The bridge reopened on Monday. Mara Ilves said it was “safe for now”. Jaan Tamm stayed away. Rain fell."
SAFE = Quoted(words="safe for now", speaker="people/mara-ilves", speaker_name="Mara Ilves")


def told(**changed):
    standard = {
        "id": "articles/2023/07/19/bridge",
        "date": "2023-07-19",
        "headline": "Bridge reopens",
        "text": TEXT,
        "names": (ILVES, TAMM),
        "quotes": (SAFE,),
    }
    return Told(**{**standard, **changed})


def facts(*articles, **names):
    known = {named.entity: named.name for one in articles for named in one.names}
    known |= {id.replace("__", "/").replace("_", "-"): name for id, name in names.items()}
    return Facts(articles={one.id: one for one in articles}, entities={id: Known(id=id, name=name) for id, name in known.items()})


def found(before, now, decided=None):
    compared = corrections(before, now, decided or Causes(), DAY)
    return [(c.what, c.article or c.entity, c.stood, c.stands) for c in compared]


def new(*decisions):
    return causes([Decision(line=1, **decision) for decision in decisions], ())


BRIDGE = "articles/2023/07/19/bridge"


def test_what_stays_the_same_is_no_correction():
    assert found(facts(told()), facts(told())) == []


def test_a_first_publication_is_no_correction():
    other = told(id="articles/2023/07/20/ferry", headline="Ferry sinks", text="A ferry sank.", names=(), quotes=())
    assert found(facts(told()), facts(told(), other)) == []


def test_another_headline_is_one():
    assert found(facts(told()), facts(told(headline="Bridge stays closed"))) == [
        ("headline", BRIDGE, "Bridge reopens", "Bridge stays closed")
    ]


@pytest.mark.parametrize("headline", ["Bridge  reopens", "Bridge reopens "])
def test_space_in_a_headline_is_form(headline):
    assert found(facts(told()), facts(told(headline=headline))) == []


@pytest.mark.parametrize(
    "text", [TEXT.replace("“", '"').replace("”", '"'), TEXT.replace(". ", ".\n\n"), TEXT.replace("on Monday", "on\nMonday")]
)
def test_marks_paragraphs_and_line_ends_are_form(text):
    assert found(facts(told()), facts(told(text=text))) == []


def test_a_sentence_that_reads_otherwise_is_shown_as_it_stood_and_stands():
    now = told(text=TEXT.replace("on Monday", "on Tuesday"))
    assert found(facts(told()), facts(now)) == [
        ("text", BRIDGE, "The bridge reopened on Monday.", "The bridge reopened on Tuesday.")
    ]


def test_sentences_taken_out_and_added_are_shown():
    now = told(text=TEXT.replace(" Rain fell.", "").replace("The bridge", "It snowed. The bridge"))
    assert found(facts(told()), facts(now)) == [("text", BRIDGE, None, "It snowed."), ("text", BRIDGE, "Rain fell.", None)]


def test_a_text_written_anew_is_one_correction_without_words():
    now = told(text="Nothing of this happened. Nobody was there. The paper is sorry. It was a dream.", names=(), quotes=())
    compared = found(facts(told(names=(), quotes=())), facts(now))
    assert compared == [("text", BRIDGE, None, None)]


def test_more_of_an_excerpt_is_no_correction():
    short = told(text="The bridge reopened on Monday. Mara Ilves said", whole=False, quotes=())
    assert found(facts(told()), facts(short)) == []
    assert found(facts(short), facts(told())) == []
    longer = told(text="The bridge reopened on Monday. Mara Ilves said it was", whole=False, quotes=())
    assert found(facts(short), facts(longer)) == []


def test_a_changed_sentence_of_an_excerpt_is_one():
    short = told(text="The bridge reopened on Monday. Mara Ilves said", whole=False, quotes=())
    now = told(text="The old bridge reopened on Tuesday. Mara Ilves", whole=False, quotes=())
    assert [one[2:] for one in found(facts(short), facts(now))] == [
        ("The bridge reopened on Monday.", "The old bridge reopened on Tuesday.")
    ]


def test_another_speaker_is_one():
    now = told(quotes=(Quoted(words="safe for now", speaker="people/jaan-tamm", speaker_name="Jaan Tamm"),))
    assert found(facts(told()), facts(now)) == [("speaker", BRIDGE, "Mara Ilves", "Jaan Tamm")]
    unknown = told(quotes=(Quoted(words="safe for now"),))
    assert found(facts(told()), facts(unknown)) == [("speaker", BRIDGE, "Mara Ilves", None)]


def test_a_speaker_found_later_is_none():
    assert found(facts(told(quotes=(Quoted(words="safe for now"),))), facts(told())) == []


def test_a_quotation_taken_out_is_one_and_another_found_is_none():
    assert found(facts(told()), facts(told(quotes=()))) == [("quotation", BRIDGE, "safe for now", None)]
    assert found(facts(told(quotes=())), facts(told())) == []


def test_a_quotation_whose_sentence_changed_is_told_once():
    now = told(text=TEXT.replace("for now", "for ever"), quotes=(Quoted(words="safe for ever", speaker="people/mara-ilves"),))
    assert [what for what, *_ in found(facts(told()), facts(now))] == ["text"]


def test_a_name_taken_out_is_one_and_a_name_found_is_none():
    assert found(facts(told()), facts(told(names=(ILVES,)))) == [("name", BRIDGE, "Jaan Tamm", None)]
    assert found(facts(told(names=(ILVES,))), facts(told())) == []


def test_a_name_that_is_somebody_else_is_one():
    other = Named(name="Jaan Tamm", kind="person", entity="people/jaan-tamm-minister")
    before, now = facts(told(), people__jaan_tamm="Jaan Tamm"), facts(told(names=(ILVES, other)), people__jaan_tamm="Jaan Tamm")
    assert found(before, now) == [("name", BRIDGE, "Jaan Tamm", "Jaan Tamm")]


def test_names_that_newer_articles_join_or_spell_out_are_none():
    before = told(names=(ILVES, Named(name="Tamm", kind="person", entity="people/tamm")))
    now = told(names=(ILVES, Named(name="Tamm", kind="person", entity="people/jaan-tamm")))
    assert found(facts(before), facts(now, people__jaan_tamm="Jaan Tamm")) == []
    assert found(facts(before), facts(now, people__jaan_tamm="Jaan Tamm", people__tamm="Tamm")) == []


def test_what_a_decision_says_of_a_name_is_one_with_its_reason():
    before = told(names=(ILVES, Named(name="Jan Tamm", kind="person", entity="people/jan-tamm"), TAMM))
    now = told(names=(ILVES, Named(name="Jan Tamm", kind="person", entity="people/jaan-tamm"), TAMM))
    decided = new({"verb": "merge", "targets": ("people/jan-tamm", "people/jaan-tamm"), "why": "one man", "by": "ed."})
    (one,) = corrections(facts(before), facts(now), decided, DAY)
    assert (one.what, one.entity, one.stood, one.stands) == ("merged", "people/jaan-tamm", "Jan Tamm; Jaan Tamm", "Jaan Tamm")
    assert (one.why, one.by, one.date) == ("one man", "ed.", DAY)


def test_a_rename_is_one_also_where_no_article_changed():
    before, now = facts(told()), facts(told(), people__mara_ilves="Mara Ilves-Kask")
    decided = new({"verb": "rename", "targets": ("people/mara-ilves",), "to": "Mara Ilves-Kask"})
    assert found(before, now, decided) == [("name", "people/mara-ilves", "Mara Ilves", "Mara Ilves-Kask")]
    assert found(before, now) == []


def test_a_decision_taken_back_is_a_cause_too():
    did = "rename | people/mara-ilves | Mara Ilves-Kask"
    before, now = facts(told(), people__mara_ilves="Mara Ilves-Kask"), facts(told())
    assert [what for what, *_ in found(before, now, causes([], [did]))] == ["name"]


def test_another_kind_is_one():
    now = told(names=(ILVES, Named(name="Jaan Tamm", kind="organisation", entity="organisations/jaan-tamm")))
    assert found(facts(told()), facts(now)) == [("kind", "organisations/jaan-tamm", "people", "organisations")]


def test_one_decision_on_many_articles_is_one_correction():
    ids = [f"articles/2023/07/19/{name}" for name in "abc"]
    before = [told(id=id) for id in ids]
    other = Named(name="Jaan Tamm", kind="person", entity="people/other")
    now = [told(id=id, names=(ILVES, other) if id != ids[2] else (ILVES, TAMM)) for id in ids]
    decided = new({"verb": "alias", "targets": ("people/other",), "form": "Jaan Tamm"})
    assert found(facts(*before), facts(*now, people__other="J. T. Tamm"), decided) == [
        ("name", "people/other", "Jaan Tamm", "J. T. Tamm")
    ]


def test_of_a_hidden_name_nothing_is_said():
    now = told(names=(ILVES,), quotes=(Quoted(words="safe for now"),))
    decided = new({"verb": "hide", "targets": ("people/jaan-tamm",)}, {"verb": "hide", "targets": ("people/mara-ilves",)})
    assert found(facts(told()), facts(told(names=(), quotes=now.quotes)), decided) == []


def test_a_name_hidden_by_another_of_its_ids_is_not_said_either():
    before = told(names=(ILVES, Named(name="Jan Tamm", kind="person", entity="people/jaan-tamm")))
    decided = new({"verb": "hide", "targets": ("people/jan-tamm",)})
    assert found(facts(before), facts(told(names=(ILVES,))), decided) == []


def test_a_withdrawn_article_is_one():
    assert found(facts(told()), facts()) == [("withdrawn", BRIDGE, "Bridge reopens", None)]


def test_an_article_at_another_address_is_the_same_article():
    moved = told(id="articles/2023/07/20/bridge", date="2023-07-20", seed="f1")
    assert found(facts(told(seed="f1")), facts(moved)) == [("date", "articles/2023/07/20/bridge", "2023-07-19", "2023-07-20")]
    renamed = told(id="articles/2023/07/19/the-bridge")
    assert found(facts(told()), facts(renamed)) == []

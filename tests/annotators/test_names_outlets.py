"""When an outlet is a source, and when it is a subject."""

from __future__ import annotations

import pytest

from broadsheet.annotators.names.outlets import cited

SOURCES = [
    "Helen Marbury resigned, {Reuters} reported.",
    "{Politico} reports Marbury resigned.",
    "Marbury resigned, according to the {New York Times}.",
    "Marbury told the {BBC} that she would go.",
    "The official {Xinhua News Agency} quoted Marbury as saying so.",
    "In an interview with the state-owned broadcaster {NHK} she denied it.",
    "OSLO ({Reuters}) - Marbury resigned.",
    "Marbury to resign - {Interfax}.",
    "A {Bloomberg} poll shows that few believe it.",
    "She told her country's state-run {IRNA} on Thursday that it was over.",
]
SUBJECTS = [
    "The {BBC} said it would close two stations.",
    "Shares of {Reuters} fell in London.",
    "Marbury, who once led {CNN}, is seventy.",
    "Protesters broke into the building of {Haaretz} on Sunday.",
]


def _cited(marked):
    before, name, after = marked.replace("}", "{").split("{")
    return cited(before + name + after, len(before), len(before) + len(name))


@pytest.mark.parametrize("marked", SOURCES)
def test_an_outlet_whose_word_is_passed_on_is_cited(marked):
    assert _cited(marked)


@pytest.mark.parametrize("marked", SUBJECTS)
def test_an_outlet_that_things_happen_to_is_not_cited(marked):
    assert not _cited(marked)

"""A role says an office or a trade, and nothing that the writer thinks of its bearer."""

import pytest

from broadsheet.annotators import names, parsing


@pytest.fixture(scope="module")
def roles(model):
    """The roles that a text gives to people."""

    def find(text):
        return {mention.role for mention in names.find(parsing.parse(model, text)) if mention.role}

    return find


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The disgraced former minister Ana Ruiz left Odrava on Monday.", "former minister"),
        ("On Thursday campaign spokesman Carl Brune said so.", "campaign spokesman"),
        ("The club paid its famously prickly head coach Carl Brune.", "head coach"),
    ],
)
def test_a_role_has_no_opinion_and_no_day(roles, text, role):
    assert roles(text) == {role}


def test_a_counterpart_has_no_role_of_it(roles):
    assert roles("The minister met her Odravan counterpart Carl Brune on Monday.") == set()

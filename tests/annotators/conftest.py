"""What annotators are tested with."""

import pytest


@pytest.fixture(scope="module")
def made(model):
    """The headline that is inferred for a text."""
    from broadsheet.annotators import headline, names, parsing, quotes

    def infer(text):
        parsed = parsing.parse(model, text)
        mentions = names.find(parsed)
        return headline.infer(parsed, mentions, quotes.find(parsed, mentions), model)

    return infer

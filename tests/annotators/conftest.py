"""What annotators are tested with."""

import pytest


@pytest.fixture(scope="module")
def made(model):
    """The headline that is inferred for a text, or for its ``public`` first characters."""
    from broadsheet.annotators import headline, names, parsing, quotes

    def infer(text, public=None):
        parsed = parsing.parse(model, text)
        mentions = names.find(parsed)
        return headline.infer(parsed.until(public or len(text)), mentions, quotes.find(parsed, mentions), model, text)

    return infer


@pytest.fixture(scope="module")
def read(model):
    """Kind and name of everything that a text names."""
    from broadsheet.annotators import names, parsing

    def found(text):
        return {(mention.kind, mention.name) for mention in names.find(parsing.parse(model, text))}

    return found

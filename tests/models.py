"""The language model that tests read with, named in one place."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.model.site import Site


def english() -> Any:
    """The default model for English; whoever asks for it is skipped where it is not installed."""
    pytest.importorskip("spacy", reason="grammar is what the language model reads")
    from broadsheet.annotators import parsing

    try:
        return parsing.load(dict(Site(title="test").models)["en"])
    except parsing.ModelMissingError as missing:
        pytest.skip(str(missing))

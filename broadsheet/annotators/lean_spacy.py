"""spaCy, imported without its command line.

``import spacy`` takes one function, ``info``, from ``spacy.cli``, which brings typer, rich, requests and weasel: a quarter of the
processor time of the import. While spaCy is imported, two empty modules are in the place of these. Whoever imports
``spacy.cli`` later gets the real one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def without_command_line() -> Iterator[None]:
    """Let ``import spacy`` leave out ``spacy.cli`` within the block; nothing is done where spaCy is imported already."""
    placed = {} if "spacy" in sys.modules else _placeholders()
    sys.modules.update(placed)
    try:
        yield
    finally:
        for name in placed:
            del sys.modules[name]


def _placeholders() -> dict[str, ModuleType]:
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []  # by which Python knows a package
    vars(module)["info"] = _info
    return {package.__name__: package, module.__name__: module}


def _info(*args: Any, **options: Any) -> Any:
    """Call the real ``spacy.info``, and import then what it needs."""
    from spacy.cli.info import info

    return info(*args, **options)

"""A sentence → the parses that it may be read in: within its paragraph, and alone without brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.parsing import Paragraph

if TYPE_CHECKING:
    from spacy.language import Language

_PARTING = re.compile(
    r"(?<= )\((?![A-Z]\w+\))[^()\n]{1,60}\)(?=[ ,.])"  # "a 40m crown ($6m) claim"
    r"|<[A-Z.]{1,9}>|[<>](?=\w|\s)|(?<=\w)>"  # "<Velmar Ferries Plc> <VEL.F>", as wires write
)
"""What parts words that belong together."""


def readings(
    text: str, paragraph: Paragraph, span: tuple[int, int], model: Language | None, *, hidden: bool
) -> Iterator[Paragraph]:
    """The parses of the sentence at ``span`` of ``text``, the more trusted first.

    One that is ``hidden`` behind a dateline, or holds brackets, is read better alone.
    """
    if model is None:
        yield paragraph
        return
    plain = _PARTING.sub(_blank, text[slice(*span)])
    torn = plain != text[slice(*span)]
    if not hidden and not torn:
        yield paragraph
    yield Paragraph(*span, model(plain))  # not before it is asked for: of a second sentence the first reading mostly will do
    if not hidden and torn:
        yield paragraph


def _blank(found: re.Match[str]) -> str:
    """As many spaces: a headline loses what stands in brackets anyway, and the parser reads better without."""
    return " " * len(found[0])

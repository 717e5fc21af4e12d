"""An article and the word that a cut brings behind it → do they suit: "a | old | boat", "an | rusty | oar"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line


def suits(line: Line, start: int, end: int) -> bool:
    """Whether token ``end`` may follow token ``start - 1``: any may, unless that is an "a" or "an" that the line has kept."""
    doc = line.root.doc
    if start <= 0 or doc[start - 1].lower_ not in ("a", "an") or doc[start - 1] not in line.words:
        return True
    return (doc[start - 1].lower_ == "an") == _opens_with_vowel(doc[end])


def _opens_with_vowel(word: Token) -> bool:
    return word.lower_[:1] in "aeiou" or word.lower_[:2] in ("8", "11", "18")

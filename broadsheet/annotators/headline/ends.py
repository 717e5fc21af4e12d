"""A sentence → where its closing source stands, "…, officials said", "…, figures show"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import CLOSING, TELLERS
from broadsheet.annotators.headline.lines import Line

if TYPE_CHECKING:
    from spacy.tokens import Token


NARROWING = frozenset({"amod", "acl", "relcl"})


def _closes(verb: Token, last: int) -> bool:
    """The last word of all, right behind who says it, which the parser took for "group | that | the Guild says"."""
    return verb.i + 1 == last and verb.dep_ == "relcl" and verb.nbor(-1).dep_ == "nsubj" and verb.nbor(-1).text[:1].isupper()


def last_teller(line: Line) -> int:
    """Token number of the "show" of "…, figures show" at the very end, whatever the parser takes it for; -1 where none is."""
    last = next((word.i for word in reversed(line.words) if word.is_alpha), -1)
    return last if last > line.root.i and line.root.doc[last].lower_ in TELLERS else -1


def closing_source(line: Line) -> int | None:
    """Token number of the comma before a last ", officials said"."""
    doc, last = line.root.doc, line.words[-1].i
    for at in range(last - 1, max(line.root.i, last - 9), -1):
        if doc[at].text == "," and doc[at + 1].lower_ not in ("who", "which", "that", "and", "but"):
            following = doc[at + 1 : min(last, at + 7)]
            if any(word.lower_ in CLOSING and (word.dep_ not in NARROWING or _closes(word, last)) for word in following):
                return at
    return None

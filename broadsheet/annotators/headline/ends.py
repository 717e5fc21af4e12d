"""A sentence → where its closing source stands, "…, officials said", "…, figures show"."""

from __future__ import annotations

from broadsheet.annotators.headline.lexicon import CLOSING, TELLERS
from broadsheet.annotators.headline.lines import Line


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
            if any(word.lower_ in CLOSING and word.dep_ not in ("amod", "acl", "relcl") for word in following):
                return at
    return None

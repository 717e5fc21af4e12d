"""Text → its first words, where no sentence of it can be a headline."""

from __future__ import annotations

import re

from broadsheet.text.paragraphs import paragraphs
from broadsheet.text.sentences import sentences

ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")
"""Of the web."""
LONGEST = 90
"""Characters of a headline."""


def opening(text: str, longest: int = LONGEST) -> str:
    """The first line or sentence, cut behind a whole word with "…" where it is longer than ``longest`` characters."""
    found = sentences(text, paragraphs(text))
    first = next((s.text for s in found if re.search(r"[^\W\d_]", s.text) and not ADDRESS.fullmatch(s.text)), "")
    words = first or re.sub(r"\s+", " ", text.strip())
    if len(words) <= longest:
        return words.rstrip(".") or "Untitled"
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"

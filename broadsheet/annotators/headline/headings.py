"""Text → the headline that it brings along: a short first line over the article, about what the article is about."""

from __future__ import annotations

import re

from broadsheet.annotators.headline.lines import DANGLING, balanced, is_broken
from broadsheet.lists.frequencies import rarity

SHORTEST = 20
"""Characters."""
LONGER = 100
"""Characters of the first line of the article proper: lines of one length are a text that was broken into lines."""
PASSED_OVER = 2
"""Lines above it that say who wrote it and when."""
TELLING = 3.5
"""Rarity of a word that says what a text is about."""
_FIRST = re.compile(r"\s*([^\n]+?)[ \t]*\n(\s*\n)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_HEADLINE = re.compile(
    r"(?i:by|source|published|updated|posted|photo|image|picture|summary|date|copyright|read more)\b|\W|.*(?:\d{4}$|—$|–$|@|://|\||…$)"
)


def brought(text: str, longest: int) -> str:
    """The first line where it is a headline of at most ``longest`` characters, as it stands; "" where there is none.

    Most of its telling words must come back in the text under it.
    """
    if is_broken(text):
        return ""
    found = _FIRST.match(text)
    for _ in range(PASSED_OVER):
        if found and _NO_HEADLINE.match(found[1]):
            found = _FIRST.match(text, found.end())
    if not found:
        return ""
    line, below = found[1], text[found.end() :]
    if not SHORTEST <= len(line) <= longest + 1 or _NO_HEADLINE.match(line) or line.endswith(("?", ":", ",", ";", "!")):
        return ""
    following = [row.strip() for row in below.strip().split("\n")[:4]]
    long = len(following[0]) >= len(line) if found[2] else any(len(row) >= LONGER for row in following)
    if not long or not (following[0][:1].isupper() or following[0][:1].isdigit() or following[0][:1] in '“"‘'):
        return ""
    return _plain(line) if _is_about(line, below) else ""


def _is_about(line: str, text: str) -> bool:
    words = {word.lower() for word in _WORD.findall(line)}
    below = {word.lower()[:6] for word in _WORD.findall(text)}
    telling = {word for word in words if rarity(word) > TELLING}
    met = {word for word in telling if word[:6] in below}
    first = _WORD.search(line)
    return len(met) >= 3 and 3 * len(met) >= 2 * len(telling) and first is not None and first[0].lower() not in DANGLING


def _plain(line: str) -> str:
    text = re.sub(r"\s+", " ", line)
    return text.removesuffix(".") if balanced(text) else ""

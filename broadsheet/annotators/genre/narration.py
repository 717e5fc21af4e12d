"""The text of an article → what it says in its own voice, quotations left out: "I", "you", numbered items, questions."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

_QUOTED = re.compile(
    r"“[^“”]{0,4000}(?:”|\n\n|\Z)|\"[^\"\n]{0,2000}\""
    r"|(?<!\w)[‘'][^‘’'\n]{0,400}(?:['’]\w[^‘’'\n]{0,400}){0,4}['’](?!\w)"
)
_WORD = re.compile(r"\w+")
_READER = re.compile(r"\b(?:you|yours?|yourself)\b", re.IGNORECASE)
_WRITER = re.compile(r"\bI\b(?![.:\-–])|\b(?:[Mm]y|[Mm]yself)\b")
_REPORTING = re.compile(r"\b(?:said|says|told|added|adds|according to)\b", re.IGNORECASE)
_ITEM = re.compile(r"(?:No\. ?|#)?(\d{1,3})(?:[.):]|\s[–—-])\s*\S")
_QUESTION = re.compile(r"[^“”\"]{8,300}\?")
_FIGURE = re.compile(r"[-+$£€]?\d[\d.,:/%-]*")
FEWEST = 100
"""Words that a shorter text counts as having, so that one word in it is no habit."""


class Narration:
    """Counts of an article's own words, quotations left out; rates are words in 100."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.own = _QUOTED.sub(lambda match: " " * len(match[0]), text)
        """The text with spaces for what is between quotation marks; offsets are those of the text."""

    @cached_property
    def words(self) -> int:
        """Return the number of words outside quotations."""
        return len(_WORD.findall(self.own))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the lines that are not empty."""
        return tuple(line for part in self.text.split("\n") if (line := part.strip()))

    @cached_property
    def reader(self) -> float:
        """Return the rate of words that address the reader."""
        return self._rate(_READER)

    @cached_property
    def writer(self) -> float:
        """Return the rate of the writer's "I" and "my"."""
        return self._rate(_WRITER)

    @cached_property
    def reporting(self) -> float:
        """Return the rate of words that report what others say."""
        return self._rate(_REPORTING)

    @cached_property
    def items(self) -> int:
        """Return the number of lines that are numbered in order, up or down."""
        numbers = [int(match[1]) for line in self.lines if (match := _ITEM.match(line))]
        return sum(abs(later - earlier) == 1 for earlier, later in pairwise(numbers)) + bool(numbers)

    @cached_property
    def questions(self) -> int:
        """Return the number of lines that are one question each, with something below."""
        return sum(line.endswith("?") and bool(_QUESTION.fullmatch(line)) for line in self.lines[:-1])

    @cached_property
    def figures(self) -> float:
        """Return the part of the text's words that are figures, 0 to 1."""
        words = self.text.split()
        return sum(bool(_FIGURE.fullmatch(word)) for word in words) / max(len(words), 1)

    def _rate(self, pattern: re.Pattern[str]) -> float:
        return 100 * len(pattern.findall(self.own)) / max(self.words, FEWEST)

"""Text → how often, and where, each listed term stands in it; the longest term at a place wins."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WORDS_KEPT = 10_000
"""Words whose beginnings are remembered, so that memory stays flat."""
POSSESSIVE = re.compile(r"['’]s?$")


def normal(term: str) -> str:
    """A term as it is listed and found: its words parted by single spaces.

    >>> normal("film-maker"), normal("kidnap*")
    ('film maker', 'kidnap*')
    """
    words = " ".join(WORD.findall(term))
    return f"{words}*" if term.strip().endswith("*") else words


class Terms:
    """A list of terms, ready to be found.

    A term is words in lower case, which stand for any case and for their regular plural; or words with a capital
    letter, which stand for exactly that ("AIDS", "WHO"); or the beginning of a word with ``*``. All are ``normal``.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._begun: dict[str, str | None] = {}
        listed = sorted(set(terms))
        for term in listed:
            self._add(term)
        for term in listed:
            self._add_plural(term)

    def _add(self, term: str) -> None:
        words = WORD.findall(term)
        if term.endswith("*"):
            self._prefixes[words[0]] = term
            return
        self._exact[" ".join(words)] = term
        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 1))

    def _add_plural(self, term: str) -> None:
        words = WORD.findall(term)
        if term.endswith("*") or term != term.lower():
            return
        *before, last = words
        plural = [*before, _plural(last)]
        self._exact.setdefault(" ".join(plural), term)
        self._longest[plural[0]] = max(len(plural), self._longest.get(plural[0], 1))

    def find(self, text: str) -> list[tuple[int, str]]:
        """(number of the word, term) for every place where a term stands, in order."""
        cased = [POSSESSIVE.sub("", word) for word in WORD.findall(text)]
        lower = [word.lower() for word in cased]
        found: list[tuple[int, str]] = []
        at = 0
        while at < len(lower):
            term, length = self._at(cased, lower, at)
            if term:
                found.append((at, term))
            at += length
        return found

    def _at(self, cased: list[str], lower: list[str], at: int) -> tuple[str | None, int]:
        longest = max(self._longest.get(lower[at], 0), self._longest.get(cased[at], 0))
        for length in range(min(longest, len(lower) - at), 0, -1):
            for words in (cased, lower):
                term = self._exact.get(" ".join(words[at : at + length]))
                if term:
                    return term, length
        return self._by_prefix(lower[at]), 1

    def _by_prefix(self, word: str) -> str | None:
        if word not in self._begun:
            if len(self._begun) >= WORDS_KEPT:
                self._begun.clear()
            starts = (word[:length] for length in range(len(word), 2, -1))
            self._begun[word] = next((self._prefixes[start] for start in starts if start in self._prefixes), None)
        return self._begun[word]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"

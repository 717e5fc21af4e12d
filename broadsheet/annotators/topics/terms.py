"""Text → how often, and where, each listed term stands in it; the longest term at a place wins."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WORDS_KEPT = 10_000
"""Words whose beginnings are remembered, so that memory stays flat."""
POSSESSIVE = ("'s", "’s")


def normal(term: str) -> str:
    """A term as it is listed and found: its words parted by single spaces, without a possessive.

    >>> normal("film-maker"), normal("women's rights"), normal("kidnap*")
    ('film maker', 'women rights', 'kidnap*')
    """
    term = term.strip()
    if term.replace(" ", "").isalpha() and "  " not in term:
        return term
    words = " ".join(_bare(term))
    return f"{words}*" if term.endswith("*") else words


def _bare(text: str) -> list[str]:
    return [word[:-2] if word.endswith(POSSESSIVE) else word for word in WORD.findall(text)]


class Terms:
    """A list of terms, ready to be found.

    A term is words in lower case, which stand for any case and for their regular plural; or words with a capital
    letter, which stand for exactly that ("AIDS", "WHO"); or the beginning of a word with ``*``. All are ``normal``.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        """The first two words of a phrase → how many words the longest such phrase has."""
        self._begun: dict[str, str | None] = {}
        listed = sorted(set(terms))
        for term in listed:
            self._add(term)
        for term in listed:
            self._add_plural(term)

    def _add(self, term: str) -> None:
        if term.endswith("*"):
            self._prefixes[term[:-1]] = term
        else:
            self._list(term, term)

    def _add_plural(self, term: str) -> None:
        if not term.endswith("*") and term == term.lower():
            self._list(_plural(term), term)

    def _list(self, words: str, term: str) -> None:
        """``words`` are found as ``term``, unless they are listed for themselves."""
        self._exact.setdefault(words, term)
        if " " in words:
            parts = words.split(" ")
            opening = f"{parts[0]} {parts[1]}"
            if len(parts) > self._longest.get(opening, 0):
                self._longest[opening] = len(parts)

    def find(self, text: str) -> list[tuple[int, str]]:
        """(number of the word, term) for every place where a term stands, in order."""
        cased = _bare(text)
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
        for length in range(self._longest_at(cased, lower, at), 1, -1):
            for words in (cased, lower):
                term = self._exact.get(" ".join(words[at : at + length]))
                if term:
                    return term, length
        word = lower[at]
        return self._exact.get(cased[at]) or self._exact.get(word) or self._by_prefix(word), 1

    def _longest_at(self, cased: list[str], lower: list[str], at: int) -> int:
        if at + 1 == len(lower):
            return 1
        opening, exactly = f"{lower[at]} {lower[at + 1]}", f"{cased[at]} {cased[at + 1]}"
        longest = max(self._longest.get(opening, 1), self._longest.get(exactly, 1))
        return min(longest, len(lower) - at)

    def _by_prefix(self, word: str) -> str | None:
        if word not in self._begun:
            if len(self._begun) >= WORDS_KEPT:
                self._begun.clear()
            starts = (word[:length] for length in range(len(word), 2, -1))
            self._begun[word] = next((self._prefixes[start] for start in starts if start in self._prefixes), None)
        return self._begun[word]


def _plural(term: str) -> str:
    """The term with its last word in the plural."""
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return f"{term[:-1]}ies"
    return f"{term}es" if term.endswith(("s", "x", "z", "ch", "sh")) else f"{term}s"

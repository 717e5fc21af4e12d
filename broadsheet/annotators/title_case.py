"""Headings With Capitals → the same in ordinary letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from broadsheet.annotators import cased_words
from broadsheet.text.title_case import is_title_case

_LINE = re.compile(r"[^\n]+")
_GOES_ON = re.compile(r"\n[a-zß-ÿ]")
_UNFINISHED = re.compile(r"[a-zß-ÿ,]\n")
_ENDS = tuple(".,;:)]")
ABOVE = 3
"""Lines at the head of a text, of which the headline is one."""
LONGEST = 170
"""Characters of a heading."""
LONG = 4
"""Letters of a word that has a capital in Title Case, if it is no small word."""
LEAST = 4
"""Words of weight that a heading has at least, all with a capital."""
Counts = dict[str, Counter[str]]
"""Words in small letters → how they are written elsewhere in the text, and how often."""
_JOINS = frozenset({"a", "an", "and", "by", "for", "of", "the"})
"""Small words that lists of names have too."""


def headings(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is a heading: above the text, or without a full stop within it.

    All its words of weight have a capital, and it says something, as no list of names does. A line that goes on into the next
    one, or from one that is no heading, is part of a wrapped paragraph.
    """
    last = -1
    for number, match in enumerate(_LINE.finditer(text)):
        line = match[0].strip()
        if len(line) > LONGEST or (number >= ABOVE and line.endswith(_ENDS)):
            continue
        begun = last != match.start() - 1 and _UNFINISHED.match(text, max(0, match.start() - 2))
        if begun or _GOES_ON.match(text, match.end()):
            continue
        words = cased_words.WORD.findall(line)
        small = {word.lower() for word in words if word.lower() in cased_words.small() and word not in cased_words.first_names()}
        says = bool(small - _JOINS) or (number < ABOVE and "," not in line and any(map(cased_words.is_plain, words[1:])))
        if says and len(words) - len(small) >= LEAST and is_title_case(words, small=cased_words.small(), shortest=LONG, least=2):
            last = match.end()
            yield match.span()


def lowered(line: str, counts: Counts) -> str:
    """The heading as a sentence would have it; as long as it was."""
    kept = {at for match in cased_words.places().finditer(line) for at in range(*match.span())}
    words = list(cased_words.WORD.finditer(line))
    letters = list(line)
    for match, following in zip(words[1:], (*words[2:], None), strict=True):
        word = match.group()
        if match.start() in kept or not cased_words.without_ending(word).istitle():
            continue
        given = word in cased_words.first_names() and following and _titled(following[0], counts) == following[0]
        made = word if given else _titled(word, counts)
        if len(made) == len(word):
            letters[match.start() : match.end()] = made
    return "".join(letters)


def _titled(word: str, counts: Counts) -> str:
    """A word of a heading, as it stands elsewhere in the text; where it does not, in small letters if nothing calls it a name."""
    small = word.lower()
    bare = cased_words.without_ending(small)
    for known, rest in ((small, ""), (bare, word[len(bare) :])):
        if seen := counts.get(known):
            return max(sorted(seen), key=lambda form: seen[form]) + rest
    if bare == "i":
        return word
    return small if small in cased_words.small() or bare in cased_words.small() or cased_words.is_plain(word) else word

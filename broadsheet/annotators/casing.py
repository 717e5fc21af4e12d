"""Lines in capitals → the same in ordinary letters, so that a language model can read them.

A headline in capitals hides which words are names. How each word stands elsewhere in the text
tells; the lists tell of names, and endings of most other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from broadsheet import lists

_TOKEN = re.compile(r"\n|[^\s]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELSEWHERE = re.compile(r"(?<![\w’'-])[^\W\d_]+(?:['’][a-z]+)?")
_ENDINGS = re.compile(
    r".{3,}(?:ed|ing|ions?|ments?|ness|ity|ities|ly|ous|ive|ful|less|able|ible|ism|ists?|ers?|ors?|ies|[ae]nce|[ae]ncy|ght|ages?"
    r"|ures?|als?)$"
)
"""Ends of words that are seldom names."""


def recase(text: str) -> str:
    """The text with its runs of capitals in ordinary letters; every character stays at its place."""
    runs = [(start, end) for start, end in _runs(text) if _shouts(text[start:end])]
    if not runs:
        return text
    counts = _elsewhere(text, runs)
    pieces, at = [], 0
    for start, end in runs:
        pieces += [text[at:start], _run(text[start:end], counts)]
        at = end
    return "".join([*pieces, text[at:]])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of a line in which no word has a small letter."""
    start = end = -1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n" or any(c.islower() for c in token):
            if start >= 0:
                yield start, end
            start = -1
        elif start >= 0 or token[:1].isalpha():
            start, end = (start if start >= 0 else match.start()), match.end()
    if start >= 0:
        yield start, end


def _shouts(run: str) -> bool:
    """Whether a run is a line in capitals, or a person's name, and not a list of abbreviations.

    A line has three long words, or a small one among them; a name begins with a first name.
    """
    words = _WORD.findall(run)
    long = [word for word in words if len(word) > 3]
    small = [word for word in words if word.lower() in _small()]
    if _is_person(words):
        return True
    return len(words) >= 3 and (len(long) >= 3 or (len(long) >= 2 and bool(small)))


def _is_person(words: list[str]) -> bool:
    """Whether words in capitals are somebody's name: a few, and a first name before them."""
    known = 2 <= len(words) <= 4 and words[0].capitalize() in _first_names()
    return known and not any(word.lower() in _small() for word in words)


def _elsewhere(text: str, runs: list[tuple[int, int]]) -> dict[str, Counter[str]]:
    """Each word in small letters → how it is written outside the runs, the first words of sentences left out."""
    found: dict[str, Counter[str]] = {}
    shouted = bytearray(len(text))
    for start, end in runs:
        shouted[start:end] = b"\1" * (end - start)
    for match in _ELSEWHERE.finditer(text):
        word = match.group()
        if shouted[match.start()]:
            continue
        opens = text[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:] in ("", ".", "!", "?", "\n", '"', "“", ":")
        if not (opens and word[0].isupper()):
            found.setdefault(word.lower(), Counter())[word] += 1
        elif word.lower() not in _small():
            found.setdefault(word.lower(), Counter())[word] += 0
    return found


def _run(run: str, counts: dict[str, Counter[str]]) -> str:
    first = True
    if _is_person(_WORD.findall(run)):
        return _WORD.sub(lambda match: _name(match.group()), run)
    listed = {at for match in _phrases().finditer(run) for at in range(*match.span())}

    def fitted(match: re.Match[str]) -> str:
        nonlocal first
        word, was_first = match.group(), first
        first = False
        if match.start() in listed:
            return word if word in _abbreviations() else word[:1] + word[1:].lower()
        made = _word(word, counts, run, match.end())
        if len(made) != len(word):
            return word
        return made[:1].upper() + made[1:] if was_first else made

    return _WORD.sub(fitted, run)


def _name(word: str) -> str:
    """A word of a person's name; short ones that are no first name are initials, or "JR"."""
    made = word.capitalize()
    return made if len(made) == len(word) and (len(word) > 3 or made in _first_names()) else word


def _word(word: str, counts: dict[str, Counter[str]], run: str, end: int) -> str:
    small = word.lower()
    if run[end : end + 1] == "." and len(word) == 1:
        return word
    seen = counts.get(small)
    if seen and sum(seen.values()):
        return max(sorted(seen), key=lambda form: seen[form])
    bare = re.split(r"['’]", small)[0]
    if small in _small() or bare in _small() or (small.endswith("s") and small[:-1] in _small()):
        return small
    if word in _abbreviations():
        return word
    if bare in _names():
        return small[:1].upper() + small[1:]
    if seen:
        return small[:1].upper() + small[1:]
    plain = _ENDINGS.fullmatch(bare) and bare.capitalize() not in lists.words("surnames")
    if small in lists.words("role_words") or plain or _kin(bare, counts):
        return small
    return small[:1].upper() + small[1:]


def _kin(word: str, counts: dict[str, Counter[str]]) -> bool:
    """Whether the word looks like an inflected one: a plural or verb in -s, or one whose stem the text has in small letters."""
    if re.fullmatch(r"[a-z]{3,}[^su]s", word) and word.capitalize() not in lists.words("surnames"):
        return True
    return len(word) > 4 and any(form[:5] == word[:5] and counts[form][form] for form in counts if form[:2] == word[:2])


def _small() -> frozenset[str]:
    """Words that headlines are made of."""
    return lists.words("headline_words")


@cache
def _phrases() -> re.Pattern[str]:
    """Places of several words, in capitals."""
    tables = ("countries", "us_states", "place_names")
    found = {
        row["name"].upper()
        for table in tables
        for row in lists.rows(table)
        if " " in row["name"] and row["name"].replace(" ", "").isalpha()
    }
    found |= {row["name"].upper() for row in lists.rows("cities") if " " in row["name"] and int(row["people"]) > 400_000}
    return re.compile(rf"\b(?:{'|'.join(sorted(found))})\b")


@cache
def _names() -> frozenset[str]:
    """Words of the lists that are names: countries and their people, cities, first names, outlets."""
    found: set[str] = set()
    for table, columns in (
        ("countries", ("name", "aliases", "demonyms")),
        ("cities", ("name",)),
        ("first_names", ("name",)),
        ("place_names", ("name", "aliases")),
        ("us_states", ("name",)),
        ("demonyms", ("word",)),
    ):
        for row in lists.rows(table):
            for column in columns:
                found.update(word.lower() for word in _WORD.findall(row[column]) if word[0].isupper())
    return frozenset(found - _small())


@cache
def _first_names() -> frozenset[str]:
    return (lists.words("first_names") | lists.words("world_first_names")) - {"Al", "Sunday", "America"}


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations of the lists, which stay in capitals."""
    phrases = (
        phrase
        for table in ("organisations", "outlets", "countries")
        for row in lists.rows(table)
        for phrase in (row["name"], *row["aliases"].split("|"))
    )
    return frozenset(phrase for phrase in phrases if phrase.isupper() and phrase.isalpha() and phrase.lower() not in _small())

"""Which words are names, and which are everyday ones, for lines whose capitals do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from broadsheet import lists
from broadsheet.lists.frequencies import frequencies

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENDINGS = re.compile(
    r".{3,}(?:ed|ing|ions?|ments?|ness|ity|ities|ly|ous|ive|ful|less|able|ible|ism|ists?|ers?|ors?|ies|[ae]nce|[ae]ncy|ght|ages?"
    r"|ures?|als?)$"
)
"""Ends of words that are seldom names."""
EVERYDAY = 1e-5
"""Share of all words, from which one is no name where nothing says that it is."""


def is_plain(word: str) -> bool:
    """Whether a word is an everyday or an inflected one, and no list has it as a name."""
    bare = without_ending(word.lower())
    name = bare.capitalize()
    if bare in names() or name in lists.words("surnames") or name in first_names() or name in single():
        return False
    share = frequencies().get(bare, 0.0)
    stem = frequencies().get(bare[:-1], 0.0) if re.fullmatch(r"[a-z]{3,}[^su]s", bare) else 0.0
    return share > EVERYDAY or stem > 0 or (share > 0 and ENDINGS.fullmatch(bare) is not None)


def without_ending(word: str) -> str:
    """The word without what is behind an apostrophe."""
    return re.split(r"['’]", word)[0]


def small() -> frozenset[str]:
    """Words that headlines are made of."""
    return lists.words("headline_words")


@cache
def phrases() -> re.Pattern[str]:
    """Places of several words, in capitals."""
    return _pattern({name.upper() for name in _several()})


@cache
def places() -> re.Pattern[str]:
    """Places of several words."""
    return _pattern(_several())


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases))})\b")


def _several() -> set[str]:
    tables = ("countries", "us_states", "place_names")
    found = {
        row["name"]
        for table in tables
        for row in lists.rows(table)
        if " " in row["name"] and row["name"].replace(" ", "").isalpha()
    }
    return found | {row["name"] for row in lists.rows("cities") if " " in row["name"] and int(row["people"]) > 400_000}


@cache
def single() -> frozenset[str]:
    """Organisations and outlets of one word."""
    return frozenset(phrase for phrase in _organisations() if phrase.isalpha())


@cache
def names() -> frozenset[str]:
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
                found.update(word.lower() for word in WORD.findall(row[column]) if word[0].isupper())
    return frozenset(found - small())


@cache
def first_names() -> frozenset[str]:
    """First names of all lists, but those that are first of all something else."""
    return (lists.words("first_names") | lists.words("world_first_names")) - {"Al", "Sunday", "America"}


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations of the lists, which stay in capitals."""
    phrases = (*_organisations(), *_named("countries"))
    return frozenset(phrase for phrase in phrases if phrase.isupper() and phrase.isalpha() and phrase.lower() not in small())


def _organisations() -> Iterator[str]:
    yield from _named("organisations")
    yield from _named("outlets")


def _named(table: str) -> Iterator[str]:
    """Names and aliases of a list."""
    for row in lists.rows(table):
        yield from (row["name"], *row["aliases"].split("|"))

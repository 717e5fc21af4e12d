"""The lists of names → look-up tables: what a phrase is called, and of which kind it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from broadsheet import lists
from broadsheet.text.keys import key
from broadsheet.values import Value

if TYPE_CHECKING:
    from broadsheet.model.article import Kind


class Entry(Value, kw_only=False):
    """A name of the lists."""

    name: str
    kind: Kind
    list: str
    """"country", "state", "city", "place", "outlet" or "organisation"."""
    sure: bool = True
    """The phrase means this and hardly anything else."""


def cells(row: dict[str, str], column: str) -> list[str]:
    """The values of a cell, which are parted by ``|``."""
    return [value for value in row.get(column, "").split("|") if value]


UNSURE = frozenset(
    "aa al ana ant ap apa ar au az ba ca car co ct dc de fed fl ga ge hi ia ice id in is ks ky la ma md me mi mn mo ms"
    " mt nc nd ne nh nice nj nm ns nv ny oh ok or pa pap pr ri rt sc sd sec tn tx un us ut va vt wa who wi wv wy".split()
)
"""Keys of abbreviations that are also other words; they match only in the very letters of the list."""


PLACES_FIRST = ("countries", "us_states", "place_names", "provinces", "outlets", "organisations", "national_bodies", "cities")
"""The lists in the order in which a phrase is looked for in them."""
NAMES_OF_LISTS = {
    "countries": "country",
    "us_states": "state",
    "provinces": "state",
    "place_names": "place",
    "outlets": "outlet",
    "cities": "city",
    "national_bodies": "national",
}
LARGE = 1_000_000
"""People; a smaller city's name is not enough to make a place of a word."""


@cache
def entries() -> dict[str, dict[str, Entry]]:
    """Phrase as the lists write it → entry, parted by the phrase's first word."""
    table: dict[str, dict[str, Entry]] = defaultdict(dict)
    for name in PLACES_FIRST:
        kind: Kind = "organisation" if name in ("outlets", "organisations", "national_bodies") else "place"
        for row in lists.rows(name):
            sure = row.get("use") != "common" and int(row.get("people", LARGE)) >= LARGE
            entry = Entry(row["name"], kind, NAMES_OF_LISTS.get(name, "organisation"), sure)
            short = Entry(row["name"], kind, "abbreviation", sure=False) if NAMES_OF_LISTS.get(name) == "state" else entry
            for phrase, found in ((row["name"], entry), *((alias, short) for alias in cells(row, "aliases"))):
                for written in (phrase, phrase.replace("'", "’")):
                    table[first_word(phrase)].setdefault(written, found)
    return dict(table)


@cache
def by_key() -> dict[str, Entry]:
    """Key of a phrase → entry; the first list that has it."""
    table: dict[str, Entry] = {}
    for phrases in entries().values():
        for phrase, entry in phrases.items():
            if entry.list != "abbreviation":
                table.setdefault(_folded(phrase), entry)
    return table


def _folded(phrase: str) -> str:
    """The key of a phrase, with its ’s: "McDonald's" is a firm, and McDonald somebody."""
    return f"{key(phrase)}’s" if phrase.endswith(("'s", "’s")) else key(phrase)


_LONGEST = 150
"""Characters; nothing that is listed comes near."""


def look_up(phrase: str) -> Entry | None:
    """The entry of a phrase, in the very letters or, for longer ones, by key."""
    exact = _exact(phrase)
    if exact or len(phrase) > _LONGEST:
        return exact
    if phrase.isupper() and len(phrase) > 5:
        phrase = phrase.title()
    folded = key(phrase)
    if len(folded) <= 3 or folded in UNSURE:
        # "US" and "U.S." are one; "us" and "Us" are not.
        bare = phrase.replace(".", "")
        return _exact(bare) if bare.isupper() else None
    return (
        by_key().get(_folded(phrase))
        or by_key().get(folded)
        or by_key().get(_LONG.sub(lambda match: LONG_FORMS[match.group()], folded))
        or _bare(folded)
    )


def is_listed(phrase: str) -> bool:
    """Whether a list has the phrase in these very letters."""
    return _exact(phrase) is not None


def _exact(phrase: str) -> Entry | None:
    return entries().get(first_word(phrase), {}).get(phrase)


def _bare(folded: str) -> Entry | None:
    """The entry of an organisation that is written with "U.S." before it."""
    entry = by_key().get(folded.removeprefix("us ")) if folded.startswith("us ") else None
    return entry if entry and entry.list == "organisation" else None


LONG_FORMS = {"us": "united states", "un": "united nations", "uk": "united kingdom"}
_LONG = re.compile(r"^(?:us|un|uk)(?= )")


_FIRST = re.compile(r"[^\W_]+")


def first_word(phrase: str) -> str:
    """The first run of letters of a phrase."""
    match = _FIRST.search(phrase)
    return match.group() if match else phrase


_CAPITAL = re.compile(r"(?<![\w.&/-])(?:the )?(?=[^\W\d_a-zà-ÿ])[^\W_]+|(?<![\w.-])al(?=[- ][A-Z])")


def occurrences(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Every phrase of the lists in ``text``, the longest at each place, in order."""
    table, done = entries(), 0
    for match in _CAPITAL.finditer(text):
        start, word = match.start(), match.group()
        if word.startswith("the "):
            start, word = start + 4, word[4:]
        if start < done or word not in table:
            continue
        best = max(
            (p for p in table[word] if text.startswith(p, start) and _bounded(text, start + len(p))), key=len, default=None
        )
        if best:
            done = start + len(best)
            yield start, done, table[word][best]


def _bounded(text: str, end: int) -> bool:
    return end >= len(text) or not (
        text[end].isalnum() or text[end] == "_" or (text[end] == "&" and text[end + 1 : end + 2].isalnum())
    )


@cache
def demonyms() -> frozenset[str]:
    """Words for peoples, faiths and followers, and their plurals."""
    words = set(lists.words("demonyms"))
    for row in lists.rows("countries"):
        words.update(cells(row, "demonyms"))
    return frozenset(words | {f"{word}s" for word in words})


@cache
def stop_names() -> frozenset[str]:
    """Words with a capital that are no names alone."""
    return lists.words("stop_names")


@cache
def stop_phrases() -> re.Pattern[str]:
    """Those of them that have several words, wherever they stand."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(words) for words in sorted(stop_names()) if ' ' in words)})\b")


@cache
def first_names() -> dict[str, float]:
    """First name → how many of a thousand people of its sex bear it."""
    return {
        row["name"]: float(row.get("per_mille", "1")) for name in ("first_names", "world_first_names") for row in lists.rows(name)
    }


@cache
def first_name_sexes() -> dict[str, str]:
    """First name → ``m`` or ``f``; names that both sexes bear are not in it."""
    return {
        row["name"]: row["sex"]
        for name in ("world_first_names", "first_names")
        for row in lists.rows(name)
        if row["sex"] in ("m", "f")
    }


@cache
def title_sexes() -> dict[str, str]:
    """Title without full stops, in small letters → ``m`` or ``f``; titles that both sexes bear have "".

    >>> title_sexes()["mrs"], title_sexes()["dr"]
    ('f', '')
    """
    return {row["title"].lower(): row["sex"] for row in lists.rows("titles")}


@cache
def kin_sexes() -> dict[str, str]:
    """Noun or title in small letters, without full stop → ``m`` or ``f``, of those that tell one.

    >>> kin_sexes()["widow"]
    'f'
    """
    return {row["noun"].rstrip("."): row["sex"] for row in lists.rows("sexed_nouns")}


@cache
def titles() -> dict[str, bool]:
    """Title without full stops, in small letters → whether it names an office."""
    return {row["title"].lower(): row["use"] == "office" for row in lists.rows("titles")}


@cache
def role_words() -> frozenset[str]:
    """Nouns that name what somebody is."""
    return lists.words("role_words")


@cache
def particles() -> frozenset[str]:
    """Small words within family names."""
    return lists.words("name_particles")


@cache
def family_first() -> dict[str, str]:
    """Family name → language that writes it first."""
    return {row["family"]: row["language"] for row in lists.rows("family_first")}


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that are written with a capital where they stand for a longer name, and their plurals."""
    words = lists.words("generic_nouns")
    return words | {f"{word}s" for word in words}


@cache
def surnames() -> frozenset[str]:
    """Common surnames that are no titles and no everyday words with a capital."""
    everyday = {word for word in all_surnames() if word.lower() in role_words() or word.lower() in titles()}
    return all_surnames() - stop_names() - generic_nouns() - everyday


@cache
def all_surnames() -> frozenset[str]:
    """Common surnames, also those that mean something else: "May", "King"."""
    return lists.words("surnames") | lists.words("world_surnames")


@cache
def world_surnames() -> frozenset[str]:
    """Surnames of people in the world's news that mean nothing else in English."""
    return frozenset(word for word in lists.words("world_surnames") if look_up(word) is None)


@cache
def one_named() -> frozenset[str]:
    """People whom the world knows by one word."""
    return lists.words("one_named")


def is_person_word(word: str) -> bool:
    """Whether a word is a first name or a surname of the lists."""
    return word in first_names() or word in all_surnames() or word in family_first()

"""Entities → pairs that are probably one: by their names, before anybody has said so.

What identities are resolved by is strict, so that no two people are ever taken for one. Here a likeness is enough, since an
editor decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from broadsheet import lists
from broadsheet.content.yaml_writing import flow
from broadsheet.grouping.identities.names import person
from broadsheet.serving.desk.decided import Decided
from broadsheet.serving.desk.matters import Choice, Matter
from broadsheet.serving.desk.names import party
from broadsheet.serving.desk.reading import Archive, Row
from broadsheet.text.keys import key, words

CROWD = 40
"""More entities than this that share a word share it by chance."""
SAME, KINDS, LETTERS, PART, LIKE = 0.5, 0.6, 0.5, 0.4, 0.5
"""Chances that a pair of one name, of one name in two kinds, of a name and its initials, of a name and a part of it, and of two
names that look alike, is one."""
NATIONAL = 0.15
"""Every country has a supreme court: of one name, they are rather two."""
A_KIND = {"person": "a person", "organisation": "an organisation", "place": "a place"}
SMALL = frozenset("of the and for in on to a an".split())
NEAR = 0.88
"""Share of equal letters from which two names look alike."""


def likely(archive: Archive, decided: Decided) -> Iterator[Matter]:
    """A matter for each pair; one that is undecided already, or has been decided, is left out."""
    for one, other in sorted(_pairs(archive)):
        rows = archive.entities[one], archive.entities[other]
        known = other in rows[0]["undecided"] or one in rows[1]["undecided"] or decided.has_pair(one, other)
        if known or not archive.count(one) or not archive.count(other) or {one, other} & decided.ids:
            continue
        chance, why = _likeness(*rows)
        if chance:
            lesser, greater = sorted(rows, key=lambda row: (archive.count(row["id"]), row["id"]))
            yield _matter(archive, lesser, greater, chance, why)


def _pairs(archive: Archive) -> set[tuple[str, str]]:
    """Ids of entities that share a word, the initials, or the first letters; near linear in their number."""
    buckets: dict[str, set[str]] = defaultdict(set)
    for id, row in archive.entities.items():
        parts = words(row["name"])
        for word in parts:
            buckets[word].add(id)
        buckets[f"begin {''.join(parts)[:5]}"].add(id)
        if len(parts) > 2 and row["kind"] == "organisation":
            buckets[_initials(parts)].add(id)
    return {(min(pair), max(pair)) for ids in buckets.values() if len(ids) <= CROWD for pair in combinations(sorted(ids), 2)}


def _likeness(one: Row, other: Row) -> tuple[float, str]:
    names = f"{one['name']} and {other['name']}"
    keys = key(one["name"]), key(other["name"])
    if one["kind"] != other["kind"]:
        same = keys[0] == keys[1]
        why = f"{one['name']} is read as {A_KIND[one['kind']]} here and as {A_KIND[other['kind']]} there."
        return (KINDS, why) if same else (0.0, "")
    if keys[0] == keys[1]:
        why = f"Both are called {one['name']}, and what is around them was too little to make one of them."
        return (NATIONAL if keys[0] in _national() else SAME), why
    if one["kind"] == "organisation":
        return _bodies(one["name"], other["name"])
    if one["kind"] == "person" and not _first_names_fit(one["name"], other["name"]):
        return 0.0, ""
    return (LIKE, f"{names} differ in a letter or two.") if _looks_alike(*keys) else (0.0, "")


def _bodies(one: str, other: str) -> tuple[float, str]:
    """Of two organisations."""
    short, long = sorted((one, other), key=len)
    parts, all_parts = words(short), words(long)
    initials = _initials(all_parts)
    if short.replace(".", "").isupper() and len(parts) == 1 and parts[0] == initials:
        return LETTERS, f"{short} are the initials of {long}, though no article says so."
    rest = [word for word in all_parts if word not in parts]
    if set(parts) < set(all_parts) and rest and all(word in _generic() for word in rest):
        return PART, f"{long} is {short} with a word that says what it is."
    return (LIKE, f"{one} and {other} differ in a letter or two.") if _looks_alike(key(one), key(other)) else (0.0, "")


def _initials(parts: Sequence[str]) -> str:
    """First letters; a word of two is an abbreviation itself.

    >>> _initials(("us", "postal", "service")), _initials(("world", "health", "organization"))
    ('usps', 'who')
    """
    return "".join(word if len(word) == 2 else word[0] for word in parts if word not in SMALL)


@cache
def _national() -> frozenset[str]:
    """What every country has one of, folded."""
    return frozenset(key(row["name"]) for row in lists.rows("national_bodies"))


@cache
def _generic() -> frozenset[str]:
    """Words that say what an organisation is, folded: "party", "group", "university"."""
    return frozenset(
        word
        for row in lists.rows("kind_words")
        if row["kind"] == "organisation" and "ends" in row["where"]
        for word in words(row["word"])
    )


def _looks_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 2 or any(c.isdigit() for c in one + other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= NEAR


def _first_names_fit(one: str, other: str) -> bool:
    """Two people of one family differ in first names; a slip in one of these leaves most of its letters."""
    first, second = person(one), person(other)
    if len(first) < 2 or len(second) < 2 or first[0] == second[0]:
        return True
    return first[-1] == second[-1] and len(first[0]) > 3 and SequenceMatcher(None, first[0], second[0]).ratio() >= 0.8


def _matter(archive: Archive, lesser: Row, greater: Row, chance: float, why: str) -> Matter:
    ids = [lesser["id"], greater["id"]]
    if lesser["kind"] == greater["kind"]:
        settle: tuple[Choice, ...] = (Choice(label="They are one", lines=(f"- merge: {flow(ids)}",)),)
    else:
        settle = tuple(
            Choice(label=f"Always {A_KIND[to['kind']]}", lines=(f"- kind: {{entity: {of['id']}, to: {to['kind']}}}",))
            for of, to in ((lesser, greater), (greater, lesser))
        )
    return Matter(
        kind="merges",
        subject=" ".join(ids),
        heading=f"Are {lesser['name']} and {greater['name']} one?"
        if lesser["name"] != greater["name"]
        else f"Is {lesser['name']} one, or two?",
        doubt=why,
        stake=archive.count(lesser["id"]),
        chance=chance,
        parties=tuple(party(archive, id, 2) for id in ids),
        choices=(*settle, Choice(label="They are two", lines=(f"- never-merge: {flow(ids)}",))),
    )

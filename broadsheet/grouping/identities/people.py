"""Names of people → groups: nicknames, initials, middle names, spellings, family name first.

A name joins another only where nothing else in the set could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from broadsheet import lists
from broadsheet.grouping.identities.group import Union
from broadsheet.grouping.identities.names import Words, nicknames, same_first, spelling
from broadsheet.values import Value


class Joined(Value, kw_only=False):
    """Names of one person; ``maybe`` are names of others that could be meant just as well."""

    names: tuple[Words, ...]
    how: str
    maybe: tuple[Words, ...]


def join(names: Iterable[Words], apart: Callable[[Words, Words], bool]) -> tuple[Joined, ...]:
    """Names of two or more words, joined; ``apart`` tells pairs that an editor keeps apart."""
    ordered = sorted(set(names))
    union, how, maybe = Union(), dict[Words, str](), defaultdict[Words, set[Words]](set)
    buckets: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for name in ordered:
        buckets[spelling(name[-1]), ""].append(name)
    for bucket in buckets.values():
        _join_bucket(bucket, apart, union, how, maybe)
    _join_turned(ordered, apart, union, how, maybe)
    found = []
    for members in union.sets(ordered):
        reasons = sorted({how[name] for name in members if name in how})
        others = {other for name in members for other in maybe[name]} - set(members)
        found.append(Joined(members, " ".join(reasons), tuple(sorted(others))))
    return tuple(found)


def _join_bucket(
    bucket: list[Words],
    apart: Callable[[Words, Words], bool],
    union: Union,
    how: dict[Words, str],
    maybe: dict[Words, set[Words]],
) -> None:
    """Join the names of one surname; those of one initial are compared pair by pair."""
    by_initial: dict[str, list[Words]] = defaultdict(list)
    for name in bucket:
        for letter in _initials(name):
            by_initial[letter].append(name)
    options: dict[Words, list[Words]] = {}
    for name in bucket:
        near = {other for letter in _initials(name) for other in by_initial[letter] if other != name}
        options[name] = sorted(other for other in near if _may_be(name, other) and not apart(name, other))
    unclear = {
        name
        for name, others in options.items()
        if not all(_may_be(one, other) and not apart(one, other) for one in others for other in others if one < other)
    }
    for name, others in options.items():
        if name in unclear:
            maybe[name].update(others)
            continue
        for other in others:
            if other not in unclear:
                union.join(name, other)
                how.setdefault(name, reason(name, other))


def _initials(name: Words) -> set[str]:
    """First letters under which a name is looked for: its own, and those of what a nickname stands for."""
    return {name[0][0]} | {long[0] for long in _long_forms(name[0])} | {spelling(name[0])[0]}


def _long_forms(first: str) -> frozenset[str]:

    return nicknames().get(first, frozenset())


def _may_be(one: Words, other: Words) -> bool:
    """Whether two names with one surname can be one person's: first names agree, middle names do not contradict."""
    if spelling(one[-1]) != spelling(other[-1]):
        return False
    if not (
        same_first(one[0], other[0])
        or (spelling(one[0]) == spelling(other[0]) and len(one[0]) > 3)
        or _run_initials(one[0], other)
    ):
        return False
    return _middles_agree(one[1:-1], other[1:-1])


def _run_initials(first: str, other: Words) -> bool:
    """Whether initials run together fit: "jk" of "J.K." against the words "joanne kathleen"."""
    return (len(first) == 2 and len(other) > 2 and first == other[0][0] + other[1][0]) or (
        len(first) == 2 and not set(first) & set("aeiouy") and other[0][0] == first[0] and len(other) == 2
    )


def _middles_agree(one: Words, other: Words) -> bool:
    short, long = sorted((one, other), key=len)
    rest = list(long)
    for word in short:
        match = next(
            (w for w in rest if w == word or (min(len(w), len(word)) == 1 and w[0] == word[0]) or spelling(w) == spelling(word)),
            None,
        )
        if match is None:
            return False
        rest.remove(match)
    return True


def reason(one: Words, other: Words) -> str:
    """The rule that makes two names of one surname one person's, in a sentence."""
    if one[0] == other[0]:
        return "Forms with and without middle names and initials are one person’s."
    if len(one[0]) <= 2 or len(other[0]) <= 2:
        return "An initial is short for the first name."
    if spelling(one[0]) == spelling(other[0]):
        return "One name in different spellings."
    return "A short form is used for the first name."


def _join_turned(
    names: list[Words], apart: Callable[[Words, Words], bool], union: Union, how: dict[Words, str], maybe: dict[Words, set[Words]]
) -> None:
    """Join "Abe Shinzo" and "Shinzo Abe" where only one order is possible, else for people to decide."""
    known = set(names)
    families = lists.words("family_first")
    for name in names:
        turned = (*name[1:], name[0]) if len(name) == 2 else (name[-1], *name[:-1])
        if turned == name or turned not in known or name > turned or apart(name, turned):
            continue
        first, last = name[0].capitalize() in families, name[-1].capitalize() in families
        if first and last:
            maybe[name].add(turned)
            maybe[turned].add(name)
        else:
            union.join(name, turned)
            how.setdefault(name, "The family name comes first or last.")

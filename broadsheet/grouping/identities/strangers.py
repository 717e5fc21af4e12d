"""Groups → groups in which nobody shares an entity with a stranger, and lone surnames that are certain."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from broadsheet import lists
from broadsheet.grouping.identities.company import RECENT, Company, company, role_nouns_of, walks_of
from broadsheet.grouping.identities.group import Group, Union
from broadsheet.grouping.identities.names import is_common, person
from broadsheet.model.entity import Naming
from broadsheet.values import replace

FOREMOST = 5
"""How many times as often as all others together of a surname somebody is named in an office, whom the surname and it mean;
twice that without an office."""
EVERY = ""
"""In place of an office: any, or none."""
LARGE = 400
"""Namings; a group beyond this is somebody whom everybody knows, and is not taken apart."""


def split(group: Group, without: frozenset[str]) -> tuple[Group, ...]:
    """People of one name and different walks of life, with nobody in common, as groups of their own."""
    if group.kind != "person" or not 1 < len(group.namings) <= LARGE:
        return (group,)
    if len(walks_of(role_nouns_of(group.namings))) < 2:
        return (group,)
    alone = [company((naming,), without) for naming in group.namings]
    clusters = _clusters([(part, company([group.namings[n] for n in part], without)) for part in _parts(alone)])
    if len(clusters) == 1:
        return (group,)
    label = " ".join(person(group.namings[0].name))
    how = "People of this name in other walks of life, with nobody in common, are kept apart."
    return tuple(
        replace(group, namings=tuple(group.namings[n] for n in sorted(numbers)), how=how, maybe=(*group.maybe, label))
        for numbers in clusters
    )


def _parts(alone: Sequence[Company]) -> list[tuple[int, ...]]:
    """Namings linked by an office or by company that they share."""
    union, seen = Union(), dict[tuple[str, str], int]()
    for number, one in enumerate(alone):
        company = one.beside - one.places
        labels = (*(("role", role) for role in sorted(one.roles)), *(("beside", name) for name in sorted(company)))
        for label in labels:
            if label in seen:
                union.join(number, seen[label])
            seen[label] = number
    return list(union.sets(range(len(alone))))


def _clusters(parts: list[tuple[tuple[int, ...], Company]]) -> list[list[int]]:
    """Parts put together unless they contradict; the largest first, those that tell nothing with the largest."""
    clusters: list[tuple[list[int], Company]] = []
    for part, one in sorted(parts, key=lambda p: (not p[1].walks, -len(p[0]), p[0])):
        place = next((n for n, (_, there) in enumerate(clusters) if not there.contradicts(one)), None)
        if place is None:
            clusters.append((list(part), one))
        else:
            numbers, there = clusters[place]
            clusters[place] = ([*numbers, *part], there.with_(one))
    return [numbers for numbers, _ in clusters]


def attach(groups: Sequence[Group], without: frozenset[str]) -> tuple[Group, ...]:
    """Namings by surname alone put with the person that the articles around them speak for; the others stay, marked."""
    full = [group for group in groups if group.kind == "person" and len(person(group.namings[0].name)) > 1]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(full):
        for word in sorted({w for naming in group.namings for w in (person(naming.name)[0], person(naming.name)[-1])}):
            by_word[word].append(number)
    extra: dict[int, list[Naming]] = defaultdict(list)
    rest: list[Group] = []
    bearers = _Bearers(full, without)
    for group in groups:
        words = person(group.namings[0].name) if group.kind == "person" else ()
        options = by_word.get(words[0], []) if len(words) == 1 else []
        if len(words) != 1 or not options:
            rest += [group] if len(words) <= 1 else []
            continue
        # A first name alone may be anybody's, in whatever company, but for those of whom the news is full.
        surnames = (
            options if words[0] not in _first_names() else [n for n in options if _ends(full[n], words[0]) or bearers.often(n)]
        )
        kept: list[Naming] = []
        for naming in group.namings:
            chosen = bearers.meant(naming, surnames)
            (kept if chosen is None else extra[chosen]).append(naming)
        if kept:
            labels = tuple(sorted({" ".join(person(full[n].namings[0].name)) for n in options}))
            rest.append(replace(group, namings=tuple(kept), maybe=labels))
    joined = [
        replace(
            group,
            namings=tuple(sorted((*group.namings, *extra[n]), key=lambda x: (x.article, x.name, x.kind))),
            how=_how(group, bool(extra[n])),
        )
        for n, group in enumerate(full)
    ]
    return (*joined, *rest)


def _ends(group: Group, word: str) -> bool:
    """Whether a word is the last of the name, in any of its forms."""
    return any(person(naming.name)[-1] == word for naming in group.namings)


@cache
def _first_names() -> frozenset[str]:
    families = {row["family"] for row in lists.rows("family_first")}
    return frozenset(name.lower() for name in (lists.words("first_names") | lists.words("world_first_names")) - families)


def _how(group: Group, attached: bool) -> str:
    note = "A surname alone is read as this person where the office, or who is named beside it, is the same."
    return f"{group.how} {note}".strip() if attached else group.how


class _Bearers:
    """Those who have full names, and what is known of each."""

    def __init__(self, full: Sequence[Group], without: frozenset[str]) -> None:
        self._full = full
        self._without = without
        self._company: dict[int, Company] = {}
        self._days: dict[int, tuple[Mapping[str, Sequence[dt.date]], frozenset[str]]] = {}

    def meant(self, naming: Naming, options: Sequence[int]) -> int | None:
        """The one whom a surname alone means, as its article speaks for; None where none or several are."""
        here = company((naming,), self._without)
        common = is_common(person(naming.name)[0])
        # Whom the article names in full, and not by this surname, is not meant by it.
        others = [number for number in options if naming.article not in self._dated(number)[1]]
        fits = [number for number in others if self._of(number).supports(here, len(options) == 1 and not common)]
        if len(fits) == 1:
            return fits[0]
        by_office = self._foremost(naming, here.roles, fits, FOREMOST)
        return by_office if by_office is not None or common else self._foremost(naming, {EVERY}, fits, 2 * FOREMOST)

    def often(self, number: int) -> bool:
        """Whether many articles name somebody in full."""
        return len(self._dated(number)[1]) >= FOREMOST

    def _of(self, number: int) -> Company:
        if number not in self._company:
            self._company[number] = company(self._full[number].namings, self._without)
        return self._company[number]

    def _foremost(self, naming: Naming, roles: Collection[str], fits: Sequence[int], times: int) -> int | None:
        """Of several the one who bears the office in nearly all articles of these weeks: "President Roe" is not his wife."""
        counts = sorted((self._articles(number, naming.published, roles), number) for number in fits)
        if not counts:
            return None
        most, number = counts.pop()
        return number if most >= times * max(sum(count for count, _ in counts), 1) else None

    def _articles(self, number: int, published: dt.date, roles: Collection[str]) -> int:
        """Articles near in time that name somebody in one office, of several the most."""
        days = [self._dated(number)[0].get(role, ()) for role in roles]
        return max((bisect_right(each, published + RECENT) - bisect_left(each, published - RECENT) for each in days), default=0)

    def _dated(self, number: int) -> tuple[Mapping[str, Sequence[dt.date]], frozenset[str]]:
        """Each office, and ``EVERY``, with the days of the articles that name somebody in it, in order; and these articles."""
        if number not in self._days:
            namings = sorted(self._full[number].namings, key=lambda naming: naming.published)
            found = defaultdict[str, list[dt.date]](list)
            for naming in namings:
                for role in (EVERY, *role_nouns_of((naming,))):
                    found[role].append(naming.published)
            self._days[number] = found, frozenset(naming.article for naming in namings)
        return self._days[number]

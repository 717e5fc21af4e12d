"""Groups → groups in which nobody shares an entity with a stranger, and lone surnames that are certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from broadsheet.grouping.identities.company import Company, company, role_nouns_of, walks_of
from broadsheet.grouping.identities.group import Group, Union
from broadsheet.grouping.identities.names import is_common, person
from broadsheet.model.entity import Naming
from broadsheet.values import replace

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
        labels = (*(("role", role) for role in sorted(one.roles)), *(("beside", name) for name in sorted(one.beside)))
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
    known: dict[int, Company] = {}
    for group in groups:
        words = person(group.namings[0].name) if group.kind == "person" else ()
        options = by_word.get(words[0], []) if len(words) == 1 else []
        if len(words) != 1 or not options:
            rest += [group] if len(words) <= 1 else []
            continue
        kept = []
        for naming in group.namings:
            chosen = _chosen(naming, options, full, known, without)
            extra[chosen].append(naming) if chosen is not None else kept.append(naming)
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


def _how(group: Group, attached: bool) -> str:
    note = "The surname alone counts where the office or the company is the same."
    return f"{group.how} {note}".strip() if attached else group.how


def _chosen(
    naming: Naming, options: Sequence[int], full: Sequence[Group], known: dict[int, Company], without: frozenset[str]
) -> int | None:
    """The one group that the naming's article speaks for; None where none or several are."""
    here = company((naming,), without)
    for number in options:
        if number not in known:
            known[number] = company(full[number].namings, without)
    alone = len(options) == 1 and not is_common(person(naming.name)[0])
    fits = [number for number in options if known[number].supports(here, alone)]
    return fits[0] if len(fits) == 1 else None

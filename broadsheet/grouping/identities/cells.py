"""Namings → groups of one entity each, by their names alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from broadsheet.grouping.identities import people
from broadsheet.grouping.identities.group import FOLDERS, Group, Union
from broadsheet.grouping.identities.names import Words, body, generation, listed_name, of_nation, person
from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming
from broadsheet.text.keys import key
from broadsheet.text.slugs import slugify

Pairs = frozenset[frozenset[str]]
"""Pairs of entity ids that an editor keeps apart."""
KINDS: tuple[Kind, ...] = ("person", "organisation", "place")


def groups(namings: Iterable[Naming], never: Pairs) -> tuple[Group, ...]:
    """The namings in groups; a lone surname is a group of its own."""
    cells = _cells(namings)
    found = [*_people({words: rows for (kind, words), rows in cells.items() if kind == "person"}, never)]
    for kind in KINDS[1:]:
        found += _bodies(kind, {" ".join(words): rows for (k, words), rows in cells.items() if k == kind}, never)
    return tuple(found)


def _cells(namings: Iterable[Naming]) -> dict[tuple[Kind, Words], list[Naming]]:
    """Namings by kind and words; the same words under several kinds go to the kind that prevails."""
    raw: dict[Words, dict[Kind, list[Naming]]] = defaultdict(lambda: defaultdict(list))
    for naming in namings:
        raw[words_of(naming)][naming.kind].append(naming)
    cells: dict[tuple[Kind, Words], list[Naming]] = {}
    for words, by_kind in raw.items():
        main = _prevailing(words, by_kind)
        for kind, rows in by_kind.items():
            cells.setdefault((main if main else kind, words), []).extend(rows)
    return {cell: sorted(rows, key=_order) for cell, rows in cells.items()}


def words_of(naming: Naming) -> Words:
    """The words by which a naming is compared with others: those of one cell."""
    if naming.kind == "person":
        return person(naming.name)
    folded = body(naming.kind, naming.name)
    return tuple((of_nation(folded, naming.beside) if naming.kind == "organisation" else folded).split())


def _order(naming: Naming) -> tuple[str, str, str]:
    return naming.article, naming.name, naming.kind


def _prevailing(words: Words, by_kind: dict[Kind, list[Naming]]) -> Kind | None:
    """The kind that all of one name are, where one prevails so far that the others are mistakes."""
    if len(by_kind) == 1:
        return None
    counts = Counter({kind: sum(naming.count for naming in rows) for kind, rows in by_kind.items()})
    ranked = sorted(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))
    ratio = counts[ranked[0]] / counts[ranked[1]]
    return ranked[0] if ratio >= (2 if len(words) > 1 else 4) else None


def _people(cells: dict[Words, list[Naming]], never: Pairs) -> Iterable[Group]:
    def apart(one: Words, other: Words) -> bool:
        if frozenset((f"people/{'-'.join(one)}", f"people/{'-'.join(other)}")) in never:
            return True
        # An article that names John Roe and John Roe Jr., or J. Roe and Joan Roe, tells of two.
        if generation(one) == generation(other) and (one[0] == other[0] or min(len(one[0]), len(other[0])) > 1):
            return False
        return not {naming.article for naming in cells[one]}.isdisjoint(naming.article for naming in cells[other])

    for joined in people.join((words for words in cells if len(words) > 1), apart):
        rows = sorted((naming for words in joined.names for naming in cells[words]), key=_order)
        yield Group(kind="person", namings=tuple(rows), how=joined.how, maybe=tuple(" ".join(words) for words in joined.maybe))
    for words, rows in cells.items():
        if len(words) <= 1:
            yield Group(kind="person", namings=tuple(rows))


def _bodies(kind: Kind, cells: dict[str, list[Naming]], never: Pairs) -> Iterable[Group]:
    """Organisations or places; an abbreviation joins the one full name that the articles explain it by."""
    union = Union()
    how: dict[str, str] = {}
    maybe: dict[str, set[str]] = defaultdict(set)
    for short, fulls in sorted(_explained(cells).items()):
        free = {full for full in fulls if frozenset((_id(kind, short), _id(kind, full))) not in never}
        if len(free) == 1:
            full = next(iter(free))
            union.join(short, full)
            how[short] = "An article explains the abbreviation."
        else:
            maybe[short] |= free
    for members in union.sets(sorted(cells)):
        rows = sorted((naming for name in members for naming in cells[name]), key=_order)
        reasons = sorted({how[name] for name in members if name in how})
        others = {other for name in members for other in maybe[name]} - set(members)
        yield Group(kind=kind, namings=tuple(rows), how=" ".join(reasons), maybe=tuple(sorted(others)))


def _id(kind: Kind, folded: str) -> str:
    return f"{FOLDERS[kind]}/{slugify(folded)}"


def _explained(cells: dict[str, list[Naming]]) -> dict[str, set[str]]:
    """Abbreviation → the full names of which some article says that it is short."""
    found: dict[str, set[str]] = defaultdict(set)
    for full, rows in cells.items():
        if " " not in full:
            continue
        for naming in rows:
            for form in naming.forms:
                short = key(form)
                if short != full and short in cells and abbreviates(form, naming.name):
                    found[short].add(full)
    return found


def abbreviates(form: str, name: str) -> bool:
    """Whether a form may be short for a name: a few capitals, the first of which begins it."""
    letters = form.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 8) or listed_name("organisation", form):
        return False
    return letters[0].lower() == key(name)[:1]

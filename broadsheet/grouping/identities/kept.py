"""Whose names are whose, kept: namings that come and go → the identities that are others now.

Whatever the history of updates, identities are those of ``resolve`` of all namings that are there now. Names are kept in
cells, as they are compared; only the cells that may hang on those that changed are resolved again (``tokens``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from sys import intern

from broadsheet.engine import codec
from broadsheet.grouping.identities import resolve_within
from broadsheet.grouping.identities.cells import words_of
from broadsheet.grouping.identities.company import name_key, often
from broadsheet.grouping.identities.pins import leading_to
from broadsheet.grouping.identities.resolution import Resolution
from broadsheet.grouping.identities.rows import Names, of_cell, written_rows
from broadsheet.grouping.identities.tokens import END, LONE, SLUG, tokens
from broadsheet.grouping.shelf import CELLS, EVERYDAY, IDENTITIES, TOKENS, WRITTEN, Shelf
from broadsheet.model.article import Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity, Naming
from broadsheet.values import Value

Place = tuple[str, Kind, str]
"""Article id, kind, name within the article."""


class Changed(Value):
    """What is otherwise than before the update."""

    ids: Mapping[Place, str]
    """Entity ids of the namings that were resolved again."""
    articles: frozenset[str]
    """Those with a naming that is somebody else's now, or whose entity has another name; new and changed ones too."""
    resolution: Resolution
    whole: bool
    """Everything was resolved, and not only what hangs together with what changed."""
    asked: frozenset[str]
    """The published ids that were looked at; what others lead to is as it was."""


def update(
    shelf: Shelf,
    added: Mapping[str, Sequence[Naming]],
    gone: Collection[str],
    decisions: Sequence[Decision],
    anchors: Sequence[Anchor],
    *,
    whole: bool = False,
) -> Changed:
    """Take up the namings of articles that are new or changed, by article, and ids of articles that are gone.

    All are resolved where decisions are to be kept to, where ``whole`` asks for it (as it must where ``anchors`` are others than
    before, and not ``settled`` ones), and where a name has become an everyday one or is one no longer.
    """
    names = Names(shelf)
    before = written_rows(shelf, [*added, *gone])
    touched = _take_up(names, before, added, gone)
    known = {key: names.cells[key].tokens for key in touched}
    for key in touched:
        held = [naming for naming, _, _ in names.cells[key].rows]
        names.cells[key].tokens = tokens(tuple(key.split(" ")), held) if held else frozenset()
    _keep_tokens(shelf, {key: (known[key], names.cells[key].tokens) for key in touched})
    without, steady = _everyday(shelf, before, added)
    if not (whole or decisions) and steady:
        near = _component(names, touched, known)
        asked = leading_to(names.places(near), anchors, {*added, *gone}, names.cells_of)
        if asked is not None:
            resolution = resolve_within(names.of(near), (), asked, without)
            if not _meets_others(names, near, resolution, {anchor.id for anchor in anchors} - {anchor.id for anchor in asked}):
                return _kept(names, near, resolution, added, frozenset(anchor.id for anchor in asked), whole=False)
    names.load_all()
    resolution = resolve_within(names.of(names.cells), decisions, anchors, without)
    return _kept(names, set(names.cells), resolution, added, frozenset(anchor.id for anchor in anchors), whole=True)


def settled(shelf: Shelf, anchors: Collection[Anchor]) -> bool:
    """Whether ``anchors``, which were not there before, only say how things are: all they lead to has the ids that they give."""
    names = Names(shelf)
    held = names.cells_of(article for anchor in anchors for article, _ in anchor.places)
    names.load({cell for cells in held.values() for cell in cells})
    for anchor in anchors:
        place = next((place for place in anchor.places if place in held), None)
        rows = (row for cell in held.get(place, ()) for row in names.cells[cell].rows) if place else ()
        if {id for naming, _, id in rows if (naming.article, naming.name) == place} != {anchor.id}:
            return False
    return True


def _take_up(
    names: Names,
    before: Mapping[str, Sequence[tuple[Kind, str, str]]],
    added: Mapping[str, Sequence[Naming]],
    gone: Collection[str],
) -> set[str]:
    """Put namings into their cells, and take others out; the cells that are touched."""
    left = {*added, *gone}
    now = {article: [(n.kind, n.name, intern(" ".join(words_of(n)))) for n in namings] for article, namings in added.items()}
    touched = {cell for rows in (*before.values(), *now.values()) for _, _, cell in rows}
    names.load(touched)
    for key in touched:
        cell = names.cells[key]
        names.left |= {id for naming, _, id in cell.rows if naming.article in left}
        cell.rows = [row for row in cell.rows if row[0].article not in left]
        cell.changed = True
    for article, namings in added.items():
        for place, (naming, (_, _, key)) in enumerate(zip(namings, now[article], strict=True)):
            names.cells[key].rows.append((naming, place, ""))
    names.written |= now
    names.shelf.drop(WRITTEN, gone)
    names.shelf.put(WRITTEN, {article: codec.dumps(rows) for article, rows in now.items()})
    return touched


def _keep_tokens(shelf: Shelf, changed: Mapping[str, tuple[frozenset[str], frozenset[str]]]) -> None:
    """Token → the cells that have it."""
    differ = {token for before, now in changed.values() for token in before ^ now}
    held = {token: codec.loads(set[str], data) for token, data in shelf.get(TOKENS, sorted(differ)).items()}
    for key, (before, now) in changed.items():
        for token in before - now:
            held[token].discard(key)
        for token in now - before:
            held.setdefault(token, set()).add(key)
    shelf.put(TOKENS, {token: codec.dumps(sorted(cells)) for token, cells in held.items() if cells})
    shelf.drop(TOKENS, [token for token, cells in held.items() if not cells])


def _everyday(
    shelf: Shelf,
    before: Mapping[str, Sequence[tuple[Kind, str, str]]],
    added: Mapping[str, Sequence[Naming]],
) -> tuple[frozenset[str], bool]:
    """Keys of everyday names, and whether they are the same as before."""
    data = shelf.get(EVERYDAY, [""]).get("")
    total, counts = codec.loads(tuple[int, dict[str, int]], data) if data else (0, {})
    was = often(counts, total)
    for rows in before.values():
        total -= bool(rows)
        for name in {name_key(name) for _, name, _ in rows}:
            counts[name] -= 1
    for namings in added.values():
        total += bool(namings)
        for name in {name_key(naming.name) for naming in namings}:
            counts[name] = counts.get(name, 0) + 1
    shelf.put(EVERYDAY, {"": codec.dumps((total, {name: count for name, count in sorted(counts.items()) if count}))})
    now = often(counts, total)
    return now, now == was


def _component(names: Names, touched: Collection[str], before: Mapping[str, frozenset[str]]) -> set[str]:
    """All cells that a chain of tokens joins with the touched ones, as these are and as they were."""
    found: set[str] = set()
    waiting = set(touched)
    followed: set[str] = set()
    while waiting:
        names.load(waiting)
        found |= waiting
        held = {token for key in waiting for token in (*names.cells[key].tokens, *before.get(key, ()))} - followed
        followed |= held
        waiting = _joined(names.shelf, held) - found
    return found


def _joined(shelf: Shelf, held: Collection[str]) -> set[str]:
    """The cells of some tokens. First and last words of people join only where somebody has that word alone for a name."""
    ends = {token.removeprefix(END) for token in held if token.startswith(END)}
    lone = {token.removeprefix(LONE) for token in held if token.startswith(LONE)}
    lone |= {token.removeprefix(LONE) for token in shelf.get(TOKENS, [LONE + word for word in ends])}
    asked = [token for token in held if not token.startswith(END)]
    asked += [kind + word for word in lone for kind in (END, LONE)]
    return {cell for data in shelf.get(TOKENS, sorted(set(asked))).values() for cell in codec.loads(list[str], data)}


def _meets_others(names: Names, near: Collection[str], resolution: Resolution, published: Collection[str]) -> bool:
    """Whether an id among these is, or may be, one of others: then only all together tell who gets it."""
    before, shelf = names.ids(near), names.shelf
    now = {identity.id for identity in resolution.of.values()}
    if shelf.get(IDENTITIES, now - before) or not now.isdisjoint(published):
        return True
    plain = {token for key in near for token in names.cells[key].tokens if token.startswith(SLUG)}
    others = {SLUG + id.partition("/")[2] for id in before | now} - plain
    return bool(shelf.get(TOKENS, others))


def _kept(
    names: Names,
    near: Collection[str],
    resolution: Resolution,
    added: Mapping[str, Sequence[Naming]],
    asked: frozenset[str],
    *,
    whole: bool,
) -> Changed:
    """Keep what was resolved; what changed by it."""
    of, shelf = resolution.of, names.shelf
    before = names.ids(near)
    identities = {identity.id: identity for identity in of.values()}
    known = {id: codec.loads(Identity, data) for id, data in shelf.get(IDENTITIES, before | identities.keys()).items()}
    renamed = {id for id, now in identities.items() if id in known and (now.name, now.sort) != (known[id].name, known[id].sort)}
    articles = set(added)
    for key in near:
        cell = names.cells[key]
        for at, (naming, place, id) in enumerate(cell.rows):
            now = of[naming.article, naming.kind, naming.name].id
            if now != id or now in renamed:
                articles.add(naming.article)
            if now != id:
                cell.rows[at] = naming, place, now
                cell.changed = True
    changed = {key: names.cells[key] for key in near if names.cells[key].changed}
    for key, cell in changed.items():
        if cell.rows:
            shelf.put(CELLS, {key: of_cell(cell)})  # one by one, since all together are as large as what they are made of
    shelf.drop(CELLS, [key for key, cell in changed.items() if not cell.rows])
    shelf.drop(IDENTITIES, sorted(before - identities.keys()))
    shelf.put(IDENTITIES, {id: codec.dumps(each) for id, each in identities.items() if each != known.get(id)})
    ids = {place: identity.id for place, identity in of.items()}
    return Changed(ids=ids, articles=frozenset(articles), resolution=resolution, whole=whole, asked=asked)

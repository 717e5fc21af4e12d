"""The namings of a cell → tokens, by which it is known whose identity may hang on whose.

Two cells that share no token, and that no chain of such cells joins, cannot change each other's identities: every rule that
compares names compares those of one token. Tokens may join too much; never too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.grouping.identities.cells import abbreviates
from broadsheet.grouping.identities.display import shown
from broadsheet.grouping.identities.names import Words, body, person, spelling
from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming
from broadsheet.text.keys import key
from broadsheet.text.slugs import slugify

END, LONE, SLUG = "end ", "lone ", "slug "
"""A person's first or last word, a person who has but one, and what an id may be made of. Ends join only through a lone name."""


def tokens(words: Words, namings: Iterable[Naming]) -> frozenset[str]:
    """Of the cell of ``words``."""
    names: dict[tuple[str, Kind], set[str]] = {}
    for naming in namings:
        names.setdefault((naming.name, naming.kind), set()).update(naming.forms)
    kinds = {kind for _, kind in names}
    found = {f"is {' '.join(words)}"}
    if "person" in kinds:
        found |= set(_person(words))
        for name, _ in names:
            found |= set(_ends(person(name)))
    for (name, kind), forms in names.items():
        for each in kinds:
            found.add(SLUG + slugify(shown(each, name)))
        if kind != "person" or len(kinds) > 1:
            found.add(f"is {body(kind, name)}")
            found |= {f"is {key(form)}" for form in forms if abbreviates(form, name)}
    return frozenset(found)


def _person(words: Words) -> Iterator[str]:
    """Names of one surname, and the same words turned."""
    yield from _ends(words)
    if len(words) > 1:
        yield f"family {spelling(words[-1])}"
        yield f"is {' '.join((*words[1:], words[0]) if len(words) == 2 else (words[-1], *words[:-1]))}"


def _ends(words: Words) -> Iterator[str]:
    if len(words) == 1:
        yield LONE + words[0]
    elif words:
        yield END + words[0]
        yield END + words[-1]

"""Names and the forms in which articles write them → the other forms: those under which nobody finds the name itself.

Most names have none, so that who looks names up by their words need not ask how each of them is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from broadsheet.model.entity import Identity
from broadsheet.model.placed import Dossier
from broadsheet.text.lookups import lookup_words
from broadsheet.text.slugs import fold


def other_forms(identity: Identity, forms: Iterable[str]) -> tuple[str, ...]:
    """Those of ``forms``, in their order, with a word that neither the name nor the sort key has."""
    written = set(fold(f"{identity.name} {identity.sort}").replace(",", " ").split())
    looked_up = set(lookup_words(identity.name))
    return tuple(f for f in forms if not (written.issuperset(fold(f).split()) and looked_up.issuperset(lookup_words(f))))


class OtherForms(Mapping[str, tuple[str, ...]]):
    """Entity id → its other forms, the most frequent first, found when they are asked for."""

    def __init__(self, identities: Mapping[str, Identity], dossiers: Mapping[str, Dossier]) -> None:
        self._identities = identities
        self._dossiers = dossiers

    def __getitem__(self, id: str) -> tuple[str, ...]:
        return other_forms(self._identities[id], (alias.text for alias in self._dossiers[id].aliases))

    def __iter__(self) -> Iterator[str]:
        return iter(self._dossiers)

    def __len__(self) -> int:
        return len(self._dossiers)

"""Details of articles → whose each name within an article is, looked up where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.model.placed import Details


@dataclass(frozen=True, slots=True)
class Whose(Mapping[tuple[str, str], str]):
    """(article id, name within the article) → entity id."""

    details: Mapping[str, Details]
    _found: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def __getitem__(self, key: tuple[str, str]) -> str:
        article, name = key
        if article not in self._found:
            self._found[article] = dict(self.details[article].whose)
        return self._found[article][name]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((article, name) for article in self.details for name, _ in self.details[article].whose)

    def __len__(self) -> int:
        return sum(len(self.details[article].whose) for article in self.details)

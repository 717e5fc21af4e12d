"""Details of articles → whose each name within an article is and how it is written, looked up where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from broadsheet.model.placed import Details


class Whose(Mapping[tuple[str, str], str]):
    """(article id, name within the article) → entity id; details hold more, which is not for pages."""

    def __init__(self, details: Mapping[str, Details]) -> None:
        self._details = details
        self._found: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, key: tuple[str, str]) -> str:
        article, name = key
        if article not in self._found:
            self._found[article] = dict(self._details[article].whose)
        return self._found[article][name]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((article, name) for article in self._details for name, _ in self._details[article].whose)

    def __len__(self) -> int:
        return sum(len(self._details[article].whose) for article in self._details)

    def __repr__(self) -> str:
        return repr(dict(self))


class Forms(Mapping[str, Mapping[str, tuple[str, ...]]]):
    """Article id → entity id → the surface forms that stand there, each once, in order of first place."""

    def __init__(self, details: Mapping[str, Details]) -> None:
        self._details = details

    def __getitem__(self, article: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entity, forms in self._details[article].forms:
            found.setdefault(entity, {}).update((form, None) for form, _ in forms)
        return {entity: tuple(forms) for entity, forms in found.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._details)

    def __len__(self) -> int:
        return len(self._details)

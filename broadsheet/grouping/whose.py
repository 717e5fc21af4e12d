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


class Forms(Mapping[tuple[str, str], tuple[str, ...]]):
    """(article id, entity id) → the surface forms that stand there, each once, in order of first place."""

    def __init__(self, details: Mapping[str, Details]) -> None:
        self._details = details

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, ...]:
        article, id = key
        found = dict.fromkeys(form for entity, forms in self._details[article].forms if entity == id for form, _ in forms)
        if not found:
            raise KeyError(key)
        return tuple(found)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((article, id) for article in self._details for id in dict(self._details[article].forms))

    def __len__(self) -> int:
        return sum(1 for _ in self)

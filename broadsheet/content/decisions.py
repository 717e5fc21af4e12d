"""content/decisions.yaml → Decisions: editors' rulings, one reviewable line each, that outlive every ingest.

Each item is a mapping with one verb, and ``why`` and ``by`` where somebody wants to say so:

    - merge: [people/joseph-biden, people/joe-biden]
      why: one man, two spellings
      by: ed.

A line that cannot be understood is a Problem, and while there is one nobody acts on the others (see ``editing``). Whether a
decision matches anything is for the grouping to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from broadsheet.content.editing import tree
from broadsheet.content.faults import Faults, kind, nearest, shown
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value
from broadsheet.model.article import Kind
from broadsheet.model.decision import Decision, Verb
from broadsheet.model.problem import Problem
from broadsheet.text import ids
from broadsheet.text.slugs import slugify
from broadsheet.values import replace

PATH = "content/decisions.yaml"
VERBS: tuple[Verb, ...] = get_args(Verb)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("person", "people"), "person"),
    **dict.fromkeys(("organisation", "organisations"), "organisation"),
    **dict.fromkeys(("place", "places"), "place"),
}
_ENTITY_EXPECTED = "an entity such as people/jane-roe"
_STORY_EXPECTED = "a story such as stories/harbour-strike"


def parse(data: bytes, path: str = PATH) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in the order written, and what cannot be understood."""
    faults = Faults(path)
    value = tree(data, faults)
    if value is None:
        return (), tuple(faults.problems)
    if not isinstance(value, Sequence):
        faults.add(1, None, kind(value), "a list of decisions, `- merge: […]`")
        return (), tuple(faults.problems)
    items = zip(value, value.lines, strict=True)
    decisions = tuple(found for item, line in items if (found := _decision(item, line, faults)) is not None)
    return decisions, tuple(faults.problems)


def _decision(item: Value, line: int, faults: Faults) -> Decision | None:
    if not isinstance(item, Mapping):
        faults.add(line, None, shown(item), "a verb and what it is about, `merge: […]`")
        return None
    verbs = [verb for verb in VERBS if verb in item]
    unknown = [key for key in item if key not in VERBS and key not in {"why", "by"}]
    for key in unknown:
        offer = nearest(key, (*VERBS, "why", "by")) or f": {', '.join(VERBS)}"
        faults.add(item.lines[key], key[:40], "a verb that is not known", f"a verb of decisions{offer}")
    if unknown:
        return None
    if len(verbs) != 1:
        faults.add(line, None, f"{len(verbs)} verbs in one decision" if verbs else "a decision without a verb", "one verb")
        return None
    verb = verbs[0]
    decision = _READERS[verb](_Parts(verb, item[verb], item.lines[verb], faults))
    if decision is None:
        return None
    why, by = (faults.text(item[key], item.lines[key], key) if key in item else None for key in ("why", "by"))
    return replace(decision, line=line, why=why, by=by)


class _Parts:
    """What stands after a verb; each method gives None, with a Problem, where it is not what it should be."""

    def __init__(self, verb: Verb, value: Value, line: int, faults: Faults) -> None:
        self.verb = verb
        self._value = value
        self._line = line
        self._faults = faults

    def fields(self, needed: tuple[str, ...], may: tuple[str, ...] = ()) -> dict[str, str] | None:
        """The texts of a mapping that has all of ``needed`` and maybe ``may``."""
        form = "{" + ", ".join(f"{key}: …" for key in needed) + "}"
        if not isinstance(self._value, Mapping):
            self._faults.add(self._line, self.verb, shown(self._value), form)
            return None
        known = (*needed, *may)
        self._faults.keys(self._value, known, f"`{self.verb}`")
        lines = self._value.lines
        texts = {key: self._faults.text(self._value[key], lines[key], key) for key in known if key in self._value}
        absent = [key for key in needed if not texts.get(key)]
        if absent:
            self._faults.add(self._line, self.verb, f"no {' and no '.join(absent)}", form)
        if absent or any(key not in known for key in self._value):
            return None
        return {key: text for key, text in texts.items() if text}

    def several(self, pattern: re.Pattern[str], expected: str, least: int) -> tuple[str, ...] | None:
        """A list of at least ``least`` ids; where one is enough it may stand alone."""
        form = f"{'two ids or more' if least > 1 else 'ids'} in a list, each {expected}"
        if isinstance(self._value, Mapping) and self._value:
            self._faults.add(self._line, self.verb, "a mapping", form)
            return None
        texts = self._faults.texts(self._value, self._line, self.verb)
        each = [self.one(text, pattern, expected) for text in texts]
        if len(each) < least:
            self._faults.add(self._line, self.verb, "one id" if each else "no id", form)
            return None
        found = tuple(text for text in each if text is not None)
        return found if len(found) == len(each) else None

    def one(self, text: str, pattern: re.Pattern[str], expected: str) -> str | None:
        """One id."""
        written = ids.meant(text)
        if pattern.fullmatch(written):
            return written
        named = slugify(text) if expected == _ENTITY_EXPECTED and "/" not in text else ""
        self._faults.add(self._line, self.verb, repr(text[:80]), f"an entity such as people/{named}" if named else expected)
        return None

    def entity(self, text: str) -> str | None:
        """An entity's id."""
        return self.one(text, ids.ENTITY, _ENTITY_EXPECTED)

    def article(self, text: str) -> str | None:
        """An article's id."""
        return self.one(text, ids.ARTICLE, "an article such as articles/2023/07/19/slug")

    def kind(self, text: str) -> Kind | None:
        """A kind of entity."""
        if text not in _KINDS:
            self._faults.add(self._line, self.verb, repr(text[:80]), f"person, organisation or place{nearest(text, _KINDS)}")
        return _KINDS.get(text)

    def made(self, **fields: object) -> Decision | None:
        """The decision, where none of its fields is None."""
        if any(value is None or value == (None,) for value in fields.values()):
            return None
        return Decision(verb=self.verb, line=self._line, **fields)  # type: ignore[arg-type]


def _several_entities(parts: _Parts) -> Decision | None:
    return parts.made(targets=parts.several(ids.ENTITY, _ENTITY_EXPECTED, 2))


def _hide(parts: _Parts) -> Decision | None:
    return parts.made(targets=parts.several(ids.ENTITY, _ENTITY_EXPECTED, 1))


def _story_merge(parts: _Parts) -> Decision | None:
    return parts.made(targets=parts.several(ids.STORY, _STORY_EXPECTED, 2))


def _split(parts: _Parts) -> Decision | None:
    fields = parts.fields(("name", "in", "to"))
    return (
        fields and parts.made(name=fields["name"], article=parts.article(fields["in"]), to=parts.entity(fields["to"]))
    ) or None


def _rename(parts: _Parts) -> Decision | None:
    fields = parts.fields(("entity", "to"), ("sort",))
    if fields is None:
        return None
    decision = parts.made(targets=(parts.entity(fields["entity"]),), to=fields["to"])
    return replace(decision, sort=fields.get("sort")) if decision else None


def _kind(parts: _Parts) -> Decision | None:
    fields = parts.fields(("entity", "to"))
    return None if fields is None else parts.made(targets=(parts.entity(fields["entity"]),), kind=parts.kind(fields["to"]))


def _alias(parts: _Parts) -> Decision | None:
    fields = parts.fields(("entity", "as"))
    return None if fields is None else parts.made(targets=(parts.entity(fields["entity"]),), form=fields["as"])


def _story_split(parts: _Parts) -> Decision | None:
    fields = parts.fields(("story", "article"))
    if fields is None:
        return None
    return parts.made(targets=(parts.one(fields["story"], ids.STORY, _STORY_EXPECTED),), article=parts.article(fields["article"]))


def _headline(parts: _Parts) -> Decision | None:
    fields = parts.fields(("article", "to"))
    return None if fields is None else parts.made(article=parts.article(fields["article"]), to=fields["to"])


_READERS: dict[Verb, Callable[[_Parts], Decision | None]] = {
    "merge": _several_entities,
    "never-merge": _several_entities,
    "split": _split,
    "rename": _rename,
    "kind": _kind,
    "hide": _hide,
    "alias": _alias,
    "story-split": _story_split,
    "story-merge": _story_merge,
    "headline": _headline,
}

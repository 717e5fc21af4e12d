"""The records of the data set → their JSON Schema (draft 2020-12)."""

from __future__ import annotations

import datetime as dt
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from broadsheet import values
from broadsheet.model.data import Record
from broadsheet.pages.data.data_records import ArticleRecord, EntityRecord, MentionRecord, QuoteRecord, StoryRecord

LINES = {"article": ArticleRecord, "entity": EntityRecord, "mention": MentionRecord, "quote": QuoteRecord, "story": StoryRecord}


def schema() -> Record:
    """A definition for each kind of line; a file's kind is in ``data/index.json``."""
    return _object(
        **{
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Lines of the data set",
            "oneOf": [_object(**{"$ref": f"#/$defs/{name}"}) for name in LINES],
            "$defs": _object(**{name: _record(cls) for name, cls in LINES.items()}),
        }
    )


def _record(cls: type) -> Record:
    hints = get_type_hints(cls, include_extras=True)
    names = values.names(cls)
    return _object(
        type="object",
        description=(cls.__doc__ or "").splitlines()[0],
        properties=_object(**{name: _object(**_type(hints[name])) for name in names}),
        required=tuple(name for name in names if not _optional(hints[name])),
        additionalProperties=False,
    )


def _type(hint: Any) -> dict[str, object]:
    if get_origin(hint) is Annotated:
        inner, description = get_args(hint)
        return {**_type(inner), "description": description}
    if get_origin(hint) is Literal:
        return {"enum": get_args(hint)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _object(**_type(get_args(hint)[0]))}
    if isinstance(hint, UnionType):
        return _type(next(part for part in get_args(hint) if part is not NoneType))
    if hint is dt.date:
        return {"type": "string", "format": "date"}
    if isinstance(hint, type) and issubclass(hint, values.Value):
        return dict(_record(hint).fields)
    return {"type": {str: "string", int: "integer", bool: "boolean", float: "number"}[hint]}


def _optional(hint: Any) -> bool:
    inner = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return isinstance(inner, UnionType) and NoneType in get_args(inner)


def _object(**parts: object) -> Record:
    return Record(fields=tuple(parts.items()))

"""Frozen values: what all stages hand on to one another.

They are ``msgspec`` structs. A dataclass is compiled when its module is imported, a millisecond for each of some three
hundred; a struct takes a fortieth of that, is made in a third of the time, and is kept and read back by C code.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

from msgspec import Struct, StructMeta, field, structs

__all__ = ["Value", "field", "is_value", "names", "plain", "replace"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class _Meta(StructMeta):
    """Structs are frozen, made by keywords, and written as an array that starts with their class's name."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **how: Any) -> Any:
        return super().__new__(cls, name, bases, body, **{"frozen": True, "kw_only": True, "array_like": True, "tag": True} | how)


class Value(Struct, metaclass=_Meta):
    """Fields that never change: equal where they are, and hashable where they are. ``kw_only=False`` lets them go by position."""


def replace(value: T, **changes: Any) -> T:
    """A copy with some fields changed, of a value or of a dataclass."""
    kind: Any = value
    if isinstance(kind, Struct):
        made: Any = structs.replace(kind, **changes)
    else:
        import dataclasses  # which takes longer to import than anything that a build with nothing new needs

        made = dataclasses.replace(kind, **changes)
    return made  # type: ignore[no-any-return]


def is_value(kind: object) -> bool:
    """Whether this is a class of values, or of dataclasses."""
    return isinstance(kind, type) and (issubclass(kind, Struct) or hasattr(kind, "__dataclass_fields__"))


def names(cls: type) -> tuple[str, ...]:
    """The names of the fields of a value's class or of a dataclass, in order; raises TypeError for any other class."""
    kind: Any = cls
    if isinstance(kind, StructMeta):
        found: tuple[str, ...] = kind.__struct_fields__
        return found
    import dataclasses

    return tuple(each.name for each in dataclasses.fields(kind))


def plain(value: object) -> Any:
    """The objects, lists and scalars that say the same, for JSON."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    return [plain(part) for part in value] if isinstance(value, tuple | list) else value

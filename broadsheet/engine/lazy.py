"""Frozen values of which some fields are worked out, or read from where they are kept, when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Rest = Callable[[str], Any]
"""From a field's name to its value."""


def lazy(cls: type[T], given: Mapping[str, Any], rest: Rest) -> T:
    """A ``cls``, a dataclass with slots, whose fields not in ``given`` are ``rest`` of their names, each asked for once.

    It is a value like any other of ``cls``, but equal only to itself and to other such values.
    """
    kind: Any = cls
    made: Any = object.__new__(_subclass(kind))
    for name, value in given.items():
        object.__setattr__(made, name, value)
    object.__setattr__(made, "_rest", rest)
    found: T = made
    return found


@cache
def _subclass(cls: Any) -> Any:
    def __getattr__(self: Any, name: str) -> Any:  # noqa: N807 - called for slots that hold nothing yet
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._rest(name)
        object.__setattr__(self, name, value)
        return value

    return type(cls.__name__, (cls,), {"__slots__": ("_rest",), "__getattr__": __getattr__, "__doc__": cls.__doc__})

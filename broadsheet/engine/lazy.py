"""Frozen dataclasses whose fields are made later, when they are first asked for.

They are dataclasses, and no structs, since all fields of a struct are there from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Rest = Callable[[str], Any]
"""From a field's name to its value."""


def lazy(cls: type[T], given: Mapping[str, Any], rest: Rest, *, keep: bool = True) -> T:
    """A ``cls``, a dataclass with slots, whose fields not in ``given`` are ``rest`` of their names.

    Each is asked for once; or, where they are not to be kept, whenever it is looked at.

    It is a value like any other of ``cls``, but equal only to itself and to other such values.
    """
    return lazy_maker(cls, tuple(given), keep=keep)(*given.values(), rest)


def lazy_maker(cls: type[T], names: tuple[str, ...], *, keep: bool = True) -> Callable[..., T]:
    """From the values of fields ``names``, in order, and ``rest`` to what ``lazy`` makes of them."""
    kind: Any = cls
    return _lazy_maker(kind, names, keep)


@cache
def _lazy_maker(cls: Any, names: tuple[str, ...], keep: bool) -> Callable[..., Any]:
    return _maker(_subclass(cls, keep), (*names, "_rest"))


@cache
def _subclass(cls: Any, keep: bool) -> Any:
    def __getattr__(self: Any, name: str) -> Any:  # noqa: N807 - called for slots that hold nothing yet
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._rest(name)
        if keep:
            object.__setattr__(self, name, value)
        return value

    return type(cls.__name__, (cls,), {"__slots__": ("_rest",), "__getattr__": __getattr__, "__doc__": cls.__doc__})


def _maker(cls: type[T], names: tuple[str, ...]) -> Callable[..., T]:
    body = "".join(f"    set_{name}(made, {name})\n" for name in names)
    code = f"def make({', '.join(names)}):\n    made = new(cls)\n{body}    return made\n"
    scope: dict[str, Any] = {"cls": cls, "new": object.__new__, **{f"set_{name}": getattr(cls, name).__set__ for name in names}}
    exec(code, scope)  # noqa: S102 - of field names alone, as dataclasses themselves do it
    make: Callable[..., T] = scope["make"]
    return make

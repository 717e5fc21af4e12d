"""What the code of templates calls while a page is drawn, in place of Jinja's own: the same text for less work.

What is printed is joined at once, so that no one asks any more whether it is safe; to wrap a text costs more than to escape it.
Of a call Jinja asks what is called and what of the context that wants; names of templates stand for macros, which want nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import markupsafe
from jinja2 import Environment, Undefined, runtime
from markupsafe import Markup

from broadsheet.values import Value

_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""The C function where this version of MarkupSafe has it."""
_safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""``Markup`` of a text, without the question whether it is one."""
missing: Any = vars(runtime)["missing"]
"""What generated code takes for an argument that was not given, and for a name that nothing has."""
_PLAIN = frozenset((str, int))
_MISSING = tuple((missing,) * count for count in range(16))


def escape(value: Any) -> str:
    """The same characters as ``markupsafe.escape(value)``."""
    cls = type(value)
    if cls is str:
        return _inner(value)
    if cls is Markup:
        text: str = value
        return text
    return str(value) if cls is int else markupsafe.escape(value)


class Macro(runtime.Macro):
    """A macro as Jinja has it, that ``invoke`` can call."""

    def __init__(self, environment: Environment, func: Callable[..., str], name: str, arguments: Any, *special: bool) -> None:
        super().__init__(environment, func, name, arguments, *special)
        self.body = func
        self.count = -1 if any(special[:3]) or len(arguments) >= len(_MISSING) else len(arguments)
        """Of its arguments; less than none where it may be given others, or a caller."""


def printed(called: Any, *given: Any, **named: Any) -> str:
    """What ``called`` gives, to be printed where that is escaped; the text of a macro is safe, whoever calls it."""
    if type(called) is not Macro:
        return escape(called(*given, **named))
    left = called.count - len(given)
    if left < 0:
        return str(called(*given, **named))
    if not named:
        return called.body(*given, *_MISSING[left])
    rest = [named.pop(name, missing) for name in called.arguments[len(given) :]]
    return str(called(*given, **named)) if named else called.body(*given, *rest)


def invoke(called: Any, *given: Any, **named: Any) -> Any:
    """The same within an expression."""
    return _safe(printed(called, *given, **named)) if type(called) is Macro else called(*given, **named)


def markup_join(parts: Sequence[Any]) -> str:
    """The parts as one text, as Jinja joins them; plain texts and numbers are not asked whether they are safe."""
    return "".join(map(str, parts)) if _PLAIN.issuperset(map(type, parts)) else runtime.markup_join(parts)


def has(environment: Environment, owner: object, name: str) -> bool:
    """Whether ``owner.name`` is defined: as an attribute, or as an item of what is no frozen value."""
    found = getattr(owner, name, missing)
    if found is missing and not isinstance(owner, Value):
        found = environment.getattr(owner, name)
    return found is not missing and not isinstance(found, Undefined)

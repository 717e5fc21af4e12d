"""A value that a template prints → its text with HTML's signs escaped: Jinja's ``escape`` without the wrapper around each text.

What is printed is joined at once, so that no one asks any more whether it is safe; wrapping it costs more than escaping it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import markupsafe
from markupsafe import Markup

_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""The C function where this version of MarkupSafe has it."""


def escape(value: Any) -> str:
    """The same characters as ``markupsafe.escape(value)``."""
    cls = type(value)
    if cls is str:
        return _inner(value)
    if cls is Markup:
        text: str = value
        return text
    return str(value) if cls is int else markupsafe.escape(value)

"""Values → YAML that a person likes to edit: words without quotation marks wherever that is safe, and short lists on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDEST = 130
"""Characters; a list that does not fit gets a line for each item."""
_SAFE = re.compile(r"[^\W_][^\s:#?,\[\]{}\"\\]*(?: [^\s:#?,\[\]{}\"\\]+)*")
_SAFE_LINE = re.compile(r"[^\W_](?:[^\s:#\"\\]|:(?=[^\s])|(?<=[^\s])#)*(?: (?:[^\s:#\"\\]|:(?=[^\s])|(?<=[^\s])#)+)*")
_TYPED = re.compile(r"(?i:null|true|false|yes|no|on|off|y|n)|[-+.\d][\d_.,:eExXoO+-]*|\d{4}-\d\d?-\d\d?.*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, inline: bool = False) -> str:
    """``text`` as a scalar; ``inline`` where it stands in a list or a mapping on one line, or is a key.

    >>> scalar("Kerry: no agreement"), scalar("U.S. envoy, retired"), scalar("Roe, Jane", inline=True), scalar("NO")
    ('"Kerry: no agreement"', 'U.S. envoy, retired', '"Roe, Jane"', '"NO"')
    """
    safe = _SAFE if inline else _SAFE_LINE
    if safe.fullmatch(text) and not _TYPED.fullmatch(text) and text.isprintable():
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """``text`` in double quotation marks."""
    return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() or c in "\xa0\u202f\u2009" else _code(c)) for c in text) + '"'


def flow(items: Sequence[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(scalar(item, inline=True) for item in items)}]"


def texts(key: str, items: Sequence[str]) -> str:
    """A key with a list of texts, on one line where it fits."""
    line = f"{key}: {flow(items)}"
    if len(line) <= WIDEST:
        return line
    return "\n".join([f"{key}:", *(f"  - {scalar(item, inline=True)}" for item in items)])


def pair(key: str, text: str | None) -> str:
    """A key with one text, or with nothing."""
    return f"{key}: {scalar(text)}" if text else f"{key}:"


def _code(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"

"""Sanitised HTML → its tags and the text that a reader sees, with the place of each in the other."""

from __future__ import annotations

import re
from html import unescape

from broadsheet.values import Value

BLOCKS = frozenset("blockquote h1 h2 h3 h4 h5 h6 li ol p pre table tbody td th thead tr ul".split())
"""Tags that part lines of text from one another."""
VOID = frozenset({"br"})

_TOKEN = re.compile(r'<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>|[^<]+|<')
_CHARACTER = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);|[^&]+|&")


class Token(Value, kw_only=False):
    """A tag, or a run of text, at ``start`` to ``end`` of the HTML."""

    start: int
    end: int
    tag: str = ""
    """Empty for text."""
    depth: int = 0
    """1 for an opening tag, −1 for a closing one, 0 for text and void tags."""
    linked: bool = False
    """Within an ``a``."""
    text: tuple[int, int] | None = None
    """Of text that readers see: its place in the block's text."""

    @property
    def inline(self) -> bool:
        """A tag, and one that parts no lines."""
        return bool(self.tag) and self.tag not in BLOCKS


def read(html: str) -> tuple[tuple[Token, ...], str]:
    """The tokens of sanitised ``html``, and its text: entities resolved, blocks within it parted by blank
    lines, cells of a table by tabs, lines by line breaks.
    """
    found = list(_TOKEN.finditer(html))
    tokens: list[Token] = []
    parts: list[str] = []
    length, gap, links = 0, "", 0
    for at, match in enumerate(found):
        tag, start, end = match["tag"] or "", match.start(), match.end()
        if tag:
            depth = 0 if tag in VOID else -1 if match["end"] else 1
            links += depth if tag == "a" else 0
            gap = _gap(gap, tag, html[end : end + 1])
            tokens.append(Token(start, end, tag, depth, links > 0 and tag != "a"))
            continue
        raw = match.group()
        if raw.isspace() and _between_blocks(found, at):
            tokens.append(Token(start, end))
            continue
        if gap and parts:
            parts.append(gap)
            length += len(gap)
        gap = ""
        shown = unescape(raw) if "&" in raw else raw
        parts.append(shown)
        tokens.append(Token(start, end, linked=links > 0, text=(length, length + len(shown))))
        length += len(shown)
    return tuple(tokens), "".join(parts).rstrip()


def offset(html: str, token: Token, place: int) -> int:
    """Where in ``html`` the code point ``place`` of the block's text begins, which is in or at the end of ``token``."""
    assert token.text is not None
    left = place - token.text[0]
    if token.end - token.start == token.text[1] - token.text[0]:
        return token.start + left
    at = token.start
    for match in _CHARACTER.finditer(html, token.start, token.end):
        raw = match.group()
        width = len(unescape(raw)) if raw[0] == "&" else len(raw)
        if left < width:
            return at + (left if raw[0] != "&" else 0)
        left -= width
        at = match.end()
    return at


def _gap(gap: str, tag: str, following: str) -> str:
    if tag in {"td", "th"}:
        return gap if gap == "\n\n" else "\t"
    if tag in BLOCKS:
        return "\n\n"
    if tag == "br" and following != "\n":
        return gap or "\n"
    return gap


def _between_blocks(found: list[re.Match[str]], at: int) -> bool:
    near = (found[at - 1]["tag"] if at else "p", found[at + 1]["tag"] if at + 1 < len(found) else "p")
    return any(tag in BLOCKS for tag in near)

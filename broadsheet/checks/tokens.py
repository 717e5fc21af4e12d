"""The text of a page → its tags and words, told to a listener: what ``html.parser`` makes of it, and faster.

Nearly every page is made of plain tags: names in small letters, values in double quotation marks, nothing nested in a tag.
These are read here by one pattern. A page that holds anything else, a declaration, a character reference that is not
finished, a tag in another form, is read by ``html.parser`` from its first character, which knows all of HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Protocol, TypeVar

Attributes = list[tuple[str, str | None]]


class Listener(Protocol):
    """What is told, in order. ``at`` counts characters of the text; ``closed`` tells a tag that ends with a slash."""

    def start(self, tag: str, attributes: Attributes, at: int, *, closed: bool) -> None:
        """A tag that begins an element."""

    def end(self, tag: str, at: int) -> None:
        """A tag that ends one."""

    def words(self, text: str) -> None:
        """What stands between two tags, with its references resolved."""


class Lines:
    """Places in a text → the numbers of their lines, from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        """Where each line begins."""

    def of(self, at: int) -> int:
        """The line of the character at ``at``."""
        return bisect_right(self.starts, at)


Heard = TypeVar("Heard", bound=Listener)

_TOKEN = re.compile(
    r"""(?P<said>[^<]++)
    |<(?P<tag>[a-z][a-z0-9]*+)(?P<attributes>(?:\s++[A-Za-z_:][-A-Za-z0-9_:.]*+(?:="[^"<>]*+")?+)*+)\s*+(?P<slash>/?+)>
    |</(?P<ended>[a-z][a-z0-9]*+)>
    |<!DOCTYPE\ html>
    |<!--[^->](?:[^-]|-(?!-))*+-->""",
    re.X,
)
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
_RAW = frozenset(("script", "style"))
_UNLIKE = frozenset("plaintext xmp iframe noembed noframes noscript textarea".split())
"""Elements whose content one version of ``html.parser`` reads otherwise than another."""


def read(text: str, made: Callable[[], Heard]) -> Heard:
    """The listener that ``made`` gives, when it has been told all of ``text``."""
    listener = made()
    if not quickly(text, listener):
        listener = made()
        thoroughly(text, listener)
    return listener


def thoroughly(text: str, listener: Listener) -> None:
    """Tell all of any HTML."""
    parser = _Parser(text, listener)
    parser.feed(text)
    parser.close()


def quickly(text: str, listener: Listener) -> bool:
    """Whether ``text`` is made of plain tags; the listener has been told all up to the first that is not."""
    start, end, words = listener.start, listener.end, listener.words
    match, at, length = _TOKEN.match, 0, len(text)
    while at < length:
        token = match(text, at)
        if token is None:
            return False
        kind = token.lastgroup
        if kind == "said":
            said = token[0]
            words(unescape(said) if "&" in said else said)
        elif kind == "ended":
            end(token["ended"], at)
        elif kind == "slash":
            tag, attributes, slash = token.group("tag", "attributes", "slash")
            if tag in _UNLIKE or (slash and tag in _RAW):
                return False
            start(tag, _attributes(attributes) if attributes else [], at, closed=bool(slash))
            if tag in _RAW:
                until = text.find("<", token.end())
                if until < 0 or not text.startswith(f"</{tag}>", until):
                    return False
                words(text[token.end() : until])
                at = until
                continue
        at = token.end()
    return True


def _attributes(written: str) -> Attributes:
    return [
        (name.lower(), unescape(value) if "&" in value else value) if value else (name.lower(), value)
        for name, value in _ATTRIBUTE.findall(written)
    ]


class _Parser(HTMLParser):
    def __init__(self, text: str, listener: Listener) -> None:
        super().__init__(convert_charrefs=True)
        self._listener = listener
        self._starts = Lines(text).starts

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        self._listener.start(tag, attributes, self._at(), closed=False)

    def handle_startendtag(self, tag: str, attributes: Attributes) -> None:
        self._listener.start(tag, attributes, self._at(), closed=True)

    def handle_endtag(self, tag: str) -> None:
        self._listener.end(tag, self._at())

    def handle_data(self, data: str) -> None:
        self._listener.words(data)

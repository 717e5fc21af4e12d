"""The body of an article → runs of plain paragraphs, and the rest that needs Markdown.

Most news is plain paragraphs. Markdown would put each between ``<p>`` and ``</p>`` and change no more than
``&``; doing that here takes a fiftieth of the time, and nobody can keep it busy with brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_PARTED = re.compile(f"({_BLANK.pattern})")
_FIRST = re.compile(r"(?:[ \t]*\n)+")
_MARK = re.compile(r"[`*_\\<>|\t]")
"""Code, emphasis, escapes, HTML, quotes, tables."""
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);")
_BEGINNING = re.compile(r"[\s#=+-]|\d+\.")
"""Of a paragraph: indented lines, headings, rules, lists."""
_BREAK = re.compile(r"\n(?:[\s#=+-]|(?<=\s\n))")
"""A line that begins so, and two spaces that mean a line break."""


def tidy(body: str) -> str:
    """``body`` without control characters and without blank lines before it, its line ends plain.

    Lone surrogates, which no file can hold, become U+FFFD.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(body):
        body = _CONTROL.sub(lambda found: "\ufffd" if found.group() >= "\ud800" else "", body)
    first = _FIRST.match(body)
    return body[first.end() :] if first else body


def chunks(body: str) -> list[str]:
    """The parts of a tidy ``body`` between blank lines."""
    return _BLANK.split(body.rstrip("\n")) if body.strip() else []


def runs(body: str) -> Iterator[tuple[bool, list[str]]]:
    """Runs of plain chunks (True) and of others as one text (False) of a tidy ``body``, in order.

    A plain paragraph ends any list or quotation before it, so that runs can be converted one by one.
    HTML and link definitions reach across chunks: a body with any of them is one run.
    """
    if "<" in body or "]:" in body:
        yield False, [body]
        return
    parts = _PARTED.split(body.rstrip("\n")) if body.strip() else []
    for plain, run in groupby(range(0, len(parts), 2), key=lambda place: is_plain(parts[place])):
        places = list(run)
        whole = "".join(parts[places[0] : places[-1] + 1])  # how many lines are blank counts within code
        yield plain, [parts[place] for place in places] if plain else [whole]


def is_plain(chunk: str) -> bool:
    """Markdown would make ``paragraph(chunk)`` of this.

    What this turns away is wider than need be, since Markdown gets that right. Each question has its own expression, which
    looks for one character: all of them in one take five times as long.
    """
    return not (
        _MARK.search(chunk)
        or "](" in chunk
        or "![" in chunk
        or ("&" in chunk and _ENTITY.search(chunk))
        or _BEGINNING.match(chunk)
        or chunk[-1:].isspace()
        or ("\n" in chunk and _BREAK.search(chunk))
    )


def paragraph(chunk: str) -> str:
    """``<p>chunk</p>``, with the three characters escaped that HTML needs escaped."""
    if "&" in chunk:
        chunk = chunk.replace("&", "&amp;")
    if "<" in chunk or ">" in chunk:
        chunk = chunk.replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{chunk}</p>"

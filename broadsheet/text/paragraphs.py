"""Plain text → its paragraphs: parted by blank lines, by an indent, or, where each line is one, by the line's end.

Folders hold texts that were wrapped at some width, whose line ends mean nothing, and texts with a paragraph a line, whose line
ends are all that parts them. How full lines are and how they go on tells which; where neither is plain, lines are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

WIDEST = 132
"""Characters of the longest lines that texts are wrapped at."""
FULL = 0.9
"""Of the longest line: what a wrapped line and the first word of the next take together."""
SHORT = 0.8
"""Of the longest line: what ends with a full stop before this ends a paragraph in a wrapped text too."""
MOSTLY = 0.6
"""Share of full lines, from which a text counts as wrapped; and of lines with an indent, from which that begins no paragraph."""
GOING_ON = 0.2
"""Share of lines that go on in small letters; a text with more of them is wrapped, whatever its width."""

_SINGLE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")
_OPENING = re.compile(r"\W*(\w)")
_FIRST = re.compile(r"\s*(\S+)")
_UNFINISHED = (",", "—", "–", "-")
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of a plain text, without the space around it."""
    return _between(text, _gaps(text) if _SINGLE.search(text) else _blank_lines(text))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The same of a text whose paragraphs are parted by blank lines and by nothing else, as those of Markdown are."""
    return _between(text, _blank_lines(text))


def parted(text: str) -> str:
    """A plain text with a blank line between its paragraphs."""
    return "\n\n".join(text[start:end] for start, end in paragraphs(text))


def _between(text: str, gaps: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = 0
    for end, following in (*gaps, (len(text), 0)):
        words = text[start:end]
        if words and not words.isspace():
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = following


def _blank_lines(text: str) -> Iterator[tuple[int, int]]:
    return (gap.span() for gap in _GAP.finditer(text))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what parts two paragraphs."""
    lines = text.split("\n")
    last = ends(lines)
    at = 0
    for number, line in enumerate(lines[:-1]):
        at += len(line) + 1
        if number in last or not line.strip() or not lines[number + 1].strip():
            yield at - 1, at


def ends(lines: Sequence[str]) -> frozenset[int]:
    """The numbers, from 0, of the lines that end a paragraph though no blank line follows."""
    pairs = [at for at in range(len(lines) - 1) if lines[at].strip() and lines[at + 1].strip()]
    if not pairs:
        return frozenset()
    width = max(len(line.rstrip()) for line in lines)
    fresh = [at for at in pairs if not _goes_on(lines[at], lines[at + 1])]
    if not _wrapped(lines, pairs, len(pairs) - len(fresh), width):
        return frozenset(fresh)
    written = [line for line in lines if line.strip()]
    marks = sum(map(_indented, written)) < MOSTLY * len(written)
    return frozenset(at for at in fresh if _ends(lines[at], lines[at + 1], width, marks=marks))


def _wrapped(lines: Sequence[str], pairs: Sequence[int], going_on: int, width: int) -> bool:
    if going_on >= GOING_ON * len(pairs):
        return True
    full = sum(_together(lines[at], lines[at + 1]) >= FULL * width for at in pairs)
    return width <= WIDEST and full >= MOSTLY * len(pairs)


def _together(line: str, following: str) -> int:
    """Characters of a line with the first word of the next one."""
    word = _FIRST.match(following)
    return len(line.rstrip()) + 1 + (len(word[1]) if word else 0)


def _goes_on(line: str, following: str) -> bool:
    """The next line cannot begin a paragraph."""
    opening = _OPENING.match(following)
    return line.rstrip().endswith(_UNFINISHED) or (opening is not None and opening[1].islower())


def _indented(line: str) -> bool:
    return line.startswith(("  ", "\t", "\u3000"))


def _ends(line: str, following: str, width: int, *, marks: bool) -> bool:
    """A line of a wrapped text ends a paragraph; ``marks`` says that an indent begins one."""
    whole = len(line.rstrip()) > WIDEST or _together(line, following) < SHORT * width
    return (whole and _FINISHED.search(line.rstrip()) is not None) or (marks and _indented(following) and not _indented(line))

"""A text file into which HTML was copied → its text as a browser would show it: no tags, entities as characters."""

from __future__ import annotations

import html
import re
from html.entities import html5

_BLOCKS = (
    "address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|big|cite|code|del|em|font|i|iframe|img|ins|kbd|mark|picture|q|s|small|source|span|strike|strong|sub|sup|time|tt|u"
    "|video|wbr"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]{{0,2000}})?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,200}>[ \t]{0,9}\n?", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE})(?:[\s/][^<>]{{0,2000}})?>", re.IGNORECASE)
_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<script\b[^<>]{0,500}>", re.IGNORECASE), re.compile(r"</script\s{0,9}>", re.IGNORECASE)),
    (re.compile(r"<style\b[^<>]{0,500}>", re.IGNORECASE), re.compile(r"</style\s{0,9}>", re.IGNORECASE)),
)
"""What opens and what closes that which no browser shows."""
_CLOSED = re.compile(rf"</(?:{_BLOCKS}|{_INLINE})\s{{0,9}}>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:p|br)\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_GAP = re.compile(r"\n{3,}")
OFTEN = 2
"""Tags that need no closing, before a text that closes none counts as marked up: one may be what the text speaks of."""


def shown(text: str) -> str:
    r"""The text without tags of HTML, where it has such markup, and with entities as the characters that they stand for.

    >>> shown("<p>Fish &amp; chips</p><p>cost <b>more</b>.</p>"), shown("5 < 6, a <b c")
    ('Fish & chips\n\ncost more.', '5 < 6, a <b c')
    """
    if "<" in text and _is_marked_up(text):
        for opening, closing in _HIDDEN:
            text = _without(text, opening, closing)
        text = _TAG.sub("", _BLOCK.sub("\n\n", _BREAK.sub("\n", text)))
        text = _GAP.sub("\n\n", "\n".join(line.strip(" \t") for line in text.split("\n"))).strip("\n")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _is_marked_up(text: str) -> bool:
    return _CLOSED.search(text) is not None or len(_OPENED.findall(text)) >= OFTEN


def _without(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """The text without what stands between the two; one that is never closed hides nothing."""
    kept, at = [], 0
    while (first := opening.search(text, at)) and (last := closing.search(text, first.end())):
        kept.append(text[at : first.start()])
        at = last.end()
    return "".join((*kept, text[at:]))


def _character(match: re.Match[str]) -> str:
    """What an entity stands for; one that HTML does not know stays."""
    known = match[0][1] == "#" or match[0][1:] in html5
    return html.unescape(match[0]) if known else match[0]

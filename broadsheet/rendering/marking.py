"""A block and its marks → HTML with an anchor and a number for each sentence, and a link for each name.

Anchors and links are only ever inserted: with them taken out, the bytes are the block's HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape

from markupsafe import Markup

from broadsheet.model.page import Mark, MarkedBlock
from broadsheet.rendering import tokens
from broadsheet.rendering.tokens import Token
from broadsheet.values import Value
from broadsheet.wording.words import ENGLISH, Words


class _Span(Value, kw_only=False):
    """A stretch of HTML that a pair of tags can stand around."""

    start: int
    end: int
    linked: bool = False


_Find = Callable[[Mark, bool], _Span | None]
"""From a mark, and whether it is a link, to its place in the HTML."""


def marked(block: MarkedBlock, root: str, lang: str = "", words: Words = ENGLISH) -> Markup:
    """The block's HTML with its marks; ``root`` leads from the page to the site's top (``../../``).

    Labels are said with ``words``, and say their language where the block's own is another, ``lang``.

    A sentence becomes ``<a class="num" href="#s4" …>4</a><span id="s4">…</span>``, a link
    ``<a href="…">…</a>``. Where the block's own tags cross a sentence, the anchor stands on its first
    part; a link that crosses them, or that lies within another link, is left out.
    """
    if not block.marks:
        return Markup(block.html)  # noqa: S704 - blocks are sanitised
    find = _finder(block)
    inserts: list[tuple[int, int, str]] = []
    own = f' lang="{escape(words.language)}"' if lang else ""
    label = escape(words.say("Link to sentence %(number)s"))
    sentences = _sentences(block.marks, find, inserts, f'{own} aria-label="{label}"')
    reached = 0
    for mark in sorted((m for m in block.marks if m.kind == "link"), key=lambda m: (m.start, -m.end)):
        span = find(mark, True)
        if span and span.start >= reached and not any(_cross(span, sentence) for sentence in sentences):
            inserts += ((span.start, 3, _link(root + mark.url)), (span.end, 0, "</a>"))
            reached = span.end
    return Markup(_inserted(block.html, inserts))  # noqa: S704 - blocks are sanitised, and so is what is inserted


@lru_cache(maxsize=1 << 13)
def _link(address: str) -> str:
    """Many articles link the same names."""
    return f'<a href="{escape(address)}">'


def _sentences(marks: tuple[Mark, ...], find: _Find, inserts: list[tuple[int, int, str]], said: str) -> list[_Span]:
    """``said``: the attributes of a number, with a place for it."""
    spans: list[_Span] = []
    seen: set[int] = set()
    for mark in marks:
        if mark.kind != "sentence" or mark.number in seen:
            continue
        seen.add(mark.number)
        span = find(mark, False)
        if span is None or (spans and span.start < spans[-1].end):
            continue
        n = mark.number
        number = "" if span.linked else f'<a class="num" href="#s{n}"{said % {"number": n}}>{n}</a>'
        inserts += ((span.start, 2, f'{number}<span id="s{n}">'), (span.end, 1, "</span>"))
        spans.append(span)
    return spans


def _cross(one: _Span, other: _Span) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    return not apart and not (other.start <= one.start and one.end <= other.end)


def _inserted(html: str, inserts: list[tuple[int, int, str]]) -> str:
    out: list[str] = []
    done = 0
    for at, _, text in sorted(inserts, key=lambda insert: insert[:2]):
        out += (html[done:at], text)
        done = at
    out.append(html[done:])
    return "".join(out)


class _Finder:
    """From a mark on a block's text to the stretch of its HTML."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tokens = tokens.read(html)[0]
        self.texts = [(at, token) for at, token in enumerate(self.tokens) if token.text]

    def __call__(self, mark: Mark, link: bool) -> _Span | None:
        first = next(((at, t) for at, t in self.texts if t.text and mark.start < t.text[1]), None)
        last = next(((at, t) for at, t in reversed(self.texts) if t.text and t.text[0] < mark.end), None)
        if not first or not last or first[0] > last[0] or mark.start >= mark.end:
            return None
        start = tokens.offset(self.html, first[1], max(mark.start, _text(first[1])[0]))
        end = tokens.offset(self.html, last[1], min(mark.end, _text(last[1])[1]))
        best = None
        for at, opening in self._openings(first[0], start):
            closing = self._closing(at, opening, end, link)
            best = _Span(opening, closing, first[1].linked) if closing > opening else None
            if best and closing >= end:
                return best
        return None if link else best

    def _openings(self, at: int, start: int) -> Iterator[tuple[int, int]]:
        """Where the tag may be put, earliest first: before the inline tags that open at ``start``, or after them."""
        if start > self.tokens[at].start:
            yield at, start
            return
        begin = at
        while begin and self.tokens[begin - 1].inline and self.tokens[begin - 1].depth > 0:
            begin -= 1
        for place in range(begin, at + 1):
            yield place, self.tokens[place].start

    def _closing(self, at: int, start: int, end: int, link: bool) -> int:
        """The last place up to ``end`` where the tag can close; ``start`` where there is none."""
        depth, good, reach = 0, start, end
        for token in self.tokens[at:]:
            if token.start >= end:
                if token.start > reach or not token.inline or token.depth >= 0:
                    break  # only inline tags that close right at the end still belong
                reach = token.end
            if token.tag in tokens.BLOCKS or depth + token.depth < 0 or (link and (token.linked or token.tag == "a")):
                break
            depth += token.depth
            if depth == 0:
                good = token.end if token.tag else min(token.end, end)
        return good


def _text(token: Token) -> tuple[int, int]:
    assert token.text is not None
    return token.text


def _finder(block: MarkedBlock) -> _Find:
    """Most blocks are a paragraph without tags or entities: text and HTML then differ by the length of ``<p>``."""
    html = block.html
    if html.count("<") == 2 and "&" not in html and html.startswith("<p>") and html.endswith("</p>"):
        length = len(html) - 7
        return lambda mark, _: _Span(max(mark.start, 0) + 3, min(mark.end, length) + 3) if mark.start < mark.end else None
    return _Finder(html)

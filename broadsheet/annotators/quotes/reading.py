"""A parsed text and its names → what every rule about quotations looks at: tokens in or out of marks, and the names on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from broadsheet.annotators.parsing import Paragraph, Parsed
from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.model.article import Mention
from broadsheet.text.keys import LETTERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"\s*[A-Z][^.\n—–]{0,40}?(?:[,.] ?[A-Z][^\n—–]{0,30}?)?\((?:[A-Z]{2,5}|Reuters|Xinhua|Bloomberg)\)\s*[—–-]+\s*"
)
"""WASHINGTON, July 19 (Reuters) -"""


class Scene:
    """One paragraph: its tokens, which of them stand between marks, and which bear a name."""

    def __init__(self, number: int, paragraph: Paragraph, quoted: tuple[Quoted, ...], mentions: tuple[Mention, ...]) -> None:
        self.number = number
        self.start = paragraph.start
        self.end = paragraph.end
        self.doc: Doc = paragraph.doc
        self.text = paragraph.doc.text
        self.quoted = quoted
        self.mentions = mentions

    @cached_property
    def tokens(self) -> list[Token]:
        """The paragraph's tokens."""
        return list(self.doc)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in the text."""
        return [self.start + token.idx for token in self.tokens]

    @cached_property
    def lowers(self) -> list[str]:
        """The tokens' words in lower case."""
        words = [token.lower_ for token in self.tokens]
        for span in self.quoted:
            # 'said,“No' is one token: what stands before the mark is its word.
            place = self.at(span.opened) - 1
            if place >= 0 and self.starts[place] + len(words[place]) > span.opened:
                words[place] = words[place][: span.opened - self.starts[place]].rstrip(",: ")
        return words

    @cached_property
    def inside(self) -> list[bool]:
        """Does the token stand between quotation marks, is it one, or is it of the dateline: no speaker and no cue is there."""
        flags = [False] * len(self.tokens)
        for span in self.quoted:
            for place in range(self.at(span.opened), self.at(span.closed)):
                flags[place] = True
        dateline = _DATELINE.match(self.text)
        for place in range(self.at(self.start + dateline.end()) if dateline else 0):
            flags[place] = True
        return flags

    @cached_property
    def named(self) -> list[Mention | None]:
        """The mention that the token belongs to, or whose honour or seat it is: "KC" of "Ana Roe KC"."""
        names: list[Mention | None] = [None] * len(self.tokens)
        for mention in self.mentions:
            for place in range(self.at(mention.start), self.at(mention.end)):
                names[place] = mention
            behind = self.at(mention.end)
            if mention.kind == "person" and self.lowers[behind : behind + 1] and self.lowers[behind].strip(".") in LETTERS:
                names[behind] = mention
        return names

    @cached_property
    def closes(self) -> list[bool]:
        """For each quotation: its last mark ends the sentence around it as well."""
        return [self._closes(span) for span in self.quoted]

    def _closes(self, span: Quoted) -> bool:
        final = self.text[span.end - self.start - 1]
        if final == ".":
            return True
        place = self.at(span.closed)
        if final not in "?!…" or place >= len(self.tokens):
            return final in "?!…"
        return self.tokens[place].text[:1].isupper() and self.named[place] is None

    @cached_property
    def _counts(self) -> list[tuple[int, int]]:
        """Before each token: how many ends of sentences and how many words stand outside marks."""
        counts = [(0, 0)]
        stops = words = 0
        for token, inside in zip(self.tokens, self.inside, strict=True):
            if not inside:
                stops += token.text in (".", "!", "?", "…")
                words += token.is_alpha
            counts.append((stops, words))
        return counts

    def gap(self, first: int, last: int, after: Quoted | None = None) -> tuple[int, int, int]:
        """Ends of sentences, words outside marks, and whole quotations between two offsets.

        ``after`` is the quotation that the gap begins behind: where it ends a sentence, that counts too.
        """
        left = self.at(first)
        right = max(left, self.at(last))
        stops, words = (b - a for a, b in zip(self._counts[left], self._counts[right], strict=True))
        begin = bisect_left(self._opened, first)
        end = max(begin, bisect_right(self._closed, last))
        stops += self._ends[end] - self._ends[begin]
        if after is not None:
            stops += self.ends_sentence(after)
        return stops, words, end - begin

    def ends_sentence(self, quoted: Quoted) -> bool:
        """Tell whether the last mark of a quotation of this paragraph ends the sentence around it as well."""
        return self.closes[bisect_left(self._opened, quoted.opened)]

    def mentions_before(self, offset: int) -> tuple[Mention, ...]:
        """Return the names of the paragraph that start before ``offset``, in order."""
        return self.mentions[: bisect_left(self.mentions, offset, key=lambda mention: mention.start)]

    def before(self, quoted: Quoted, characters: int) -> str:
        """At most so many characters of the paragraph before the opening mark."""
        opened = quoted.opened - self.start
        return self.text[max(0, opened - characters) : opened]

    def quoted_at(self, place: int) -> bool:
        """The offset stands between marks; the full stop that closes a quotation does not."""
        last = bisect_right(self._opened, place) - 1
        return last >= 0 and self.quoted[last].start <= place < self.quoted[last].end - 1

    def behind_marks(self, place: int) -> bool:
        """A closing mark stands right before the offset, or a space between them."""
        last = bisect_right(self._closed, place) - 1
        return last >= 0 and place - self._closed[last] <= 2

    @cached_property
    def _opened(self) -> list[int]:
        return [span.opened for span in self.quoted]

    @cached_property
    def _closed(self) -> list[int]:
        return [span.closed for span in self.quoted]

    @cached_property
    def _ends(self) -> list[int]:
        """Before each quotation: how many before it end a sentence."""
        return [0, *accumulate(self.closes)]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset`` of the text."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text of the tokens ``first`` to ``last``, both included."""
        return self.starts[first], self.starts[last] + len(self.tokens[last])


class Reading:
    """The whole text as scenes, each made when it is first asked for."""

    def __init__(self, parsed: Parsed, quoted: tuple[Quoted, ...], mentions: tuple[Mention, ...]) -> None:
        self.text = parsed.text
        self.quoted = quoted
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.start))
        self._paragraphs = parsed.paragraphs
        self._scenes: dict[int, Scene] = {}
        self._places = [mention.start for mention in self.mentions]
        self._spans = {number: tuple(spans) for number, spans in groupby(quoted, key=lambda span: span.paragraph)}

    @cached_property
    def outlets(self) -> tuple[Mention, ...]:
        """The mentions of outlets and agencies, in order."""
        return tuple(mention for mention in self.mentions if lexicon.is_outlet(mention))

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the text has."""
        return len(self._paragraphs)

    def scenes(self) -> Iterator[Scene]:
        """All paragraphs in order."""
        return (self.scene(number) for number in range(self.paragraphs))

    def scene(self, number: int) -> Scene:
        """The paragraph ``number``, counted from 0."""
        if number not in self._scenes:
            paragraph = self._paragraphs[number]
            first, last = (bisect_left(self._places, place) for place in (paragraph.start, paragraph.end))
            mine = tuple(m for m in self.mentions[first:last] if m.end <= paragraph.end)
            self._scenes[number] = Scene(number, paragraph, self._spans.get(number, ()), mine)
        return self._scenes[number]

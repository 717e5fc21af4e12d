"""Parsed text → the sentences that could become a headline, each with its one main verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.annotators.parsing import Paragraph, Parsed
from broadsheet.model.article import Quote
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 8
"""Sentences that are looked at: what comes later is seldom the news."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_DATE_LINE = re.compile(r"\s*(?:date\s+)?\d{4}-\d\d-\d\d\b[:,]?\s*")
_DATELINE = re.compile(
    r"\s*(?:"
    r"[A-Z]{3}[^—–()\n]{0,60}?(?:\([^)\n]{2,40}\))?"  # LONDON, 17 July 2023 (Agency) —
    r"|[A-Z][\w.'’-]*[^—–()\n]{0,50}?\([^)\n]{2,40}\)"  # London (Agency) —
    r"|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}(?:, [A-Z][\w.]*)?(?:, [A-Z][a-z]+\.? \d{1,2}|, \d{1,2} [A-Z][a-z]+)?(?:,? \d{4})?"
    r")\s*(?:—|–|--|-(?=\s))\s*(?=\S)"
    r"|\s*[A-Z]{3}[A-Z .,]{0,30}:\s+(?=[A-Z])"  # LONDON:
)
_AGENCY = re.compile(r"\s*(?:\([A-Z][\w. ]{1,30}\)|[A-Z]{2,4} *[—–-]+)\s*[—–-]*\s*(?=[A-Z“\"])")
_ENDED = re.compile(r"[.!…]['\"’”)\]]*$")
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’][^\W_]+)?)")
DANGLING = frozenset(
    "he she it they we i you him her his its their our this that these those here there both neither such such so then but and or"
    " nor yet also instead too imagine let please what who why how when whether if unless one another others".split()
)
"""A sentence that opens with one of these leans on the one before it, or says nothing for sure."""


@dataclass(frozen=True, slots=True)
class Line:
    """A whole sentence: its words, its main verb and its place among the sentences of the text."""

    words: tuple[Token, ...]
    root: Token
    number: int
    start: int
    """Offset in the text, as is ``end``."""
    end: int

    @property
    def subject(self) -> int:
        """Token number of the main verb's subject."""
        return next(child.i for child in self.root.children if child.dep_ in SUBJECTS)

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return "".join(word.text_with_ws for word in self.words).strip()


def lines(parsed: Parsed, quotes: tuple[Quote, ...]) -> Iterator[Line]:
    """The first sentences of the text that are statements of its own, in order."""
    number = 0
    for paragraph in parsed.paragraphs:
        for start, end in _spans(parsed.text, paragraph):
            if number == DEPTH:
                return
            number += bool(_ENDED.search(parsed.text[start:end]))
            line = _line(paragraph, start, end, number)
            if line and _stands_alone(line) and not _spoken(line, quotes):
                yield line


def _spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Offsets of a paragraph's sentences, behind its dateline."""
    body = text[paragraph.start : paragraph.end]
    begin = 0
    for pattern in (_DATE_LINE, _DATELINE, _AGENCY):
        match = pattern.match(body, begin)
        begin = match.end() if match else begin
    for sentence in sentences(body[begin:]):
        yield paragraph.start + begin + sentence.start, paragraph.start + begin + sentence.end


def _line(paragraph: Paragraph, start: int, end: int, number: int) -> Line | None:
    """The sentence as one tree: None where the parser sees several sentences, or none."""
    words = tuple(word for word in paragraph.doc if start <= paragraph.start + word.idx < end and not word.is_space)
    own = {word.i for word in words}
    roots = [word for word in words if (word.head.i not in own or word.head.i == word.i) and word.dep_ != "punct"]
    if len(roots) != 1 or not _ENDED.search("".join(word.text_with_ws for word in words).strip()):
        return None
    return Line(words, roots[0], number, start, end)


def _stands_alone(line: Line) -> bool:
    first = _FIRST.match(line.text)
    if not first or first[1].lower() in DANGLING or "?" in line.text:
        return False
    return _finite(line.root) and balanced(line.text)


def _finite(root: Token) -> bool:
    """The main verb has a subject of its own that names something, and a tense."""
    subjects = [child for child in root.children if child.dep_ in SUBJECTS]
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if not subjects or (subjects[0].i > root.i and root.lower_ not in ("said", "says")):
        return False
    if subjects[0].lower_ in DANGLING or subjects[0].lower_ in ("who", "which", "me", "us"):
        return False
    return "to" not in helpers and not (root.lower_.endswith("ing") and not helpers)


def balanced(text: str) -> bool:
    """Quotation marks and brackets open and close within the sentence."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return text.count('"') % 2 == 0 and all(text.count(left) == text.count(right) for left, right in pairs)


def _spoken(line: Line, quotes: tuple[Quote, ...]) -> bool:
    """More than half of it stands between quotation marks: somebody's words, and not the article's."""
    inside = sum(max(0, min(quote.end, line.end) - max(quote.start, line.start)) for quote in quotes if quote.direct)
    return 2 * inside > line.end - line.start

"""Parsed text → the sentences that could become a headline, each with its one main verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.annotators.parsing import Paragraph, Parsed
from broadsheet.model.article import Quote, Sentence
from broadsheet.text.datelines import without_dateline
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

DEPTH = 8
"""Sentences that are looked at: what comes later is seldom the news."""
QUANTITIES = frozenset("half some many most all several few two three four five others more".split())
"""As a subject they lean on the sentence before."""
AGAIN = 2
"""Sentences that may be parsed a second time."""
DEEPER = 24
"""Sentences that are looked at where none of those can be a headline."""
LONGER = 90
"""Characters; a text none of whose lines is longer was broken into lines."""
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
_MIDWAY = re.compile(  # LONDON, July 17 (Agency) - …, OSLO 2023-07-17 …: before it is a heading
    r"(?<![A-Z])[A-Z]{3}[A-Z .,'-]{0,40}"
    r"(?:,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
    r" \([^)\n]{2,40}\) ?(?:-|–|—)+| \d{4}-\d\d-\d\d\b)\s+"
)
_MIDWAY_WITHIN = 400
"""Characters of a paragraph in which a dateline is looked for."""
_AGENCY = re.compile(r"\s*(?:\([A-Z][\w. ]{1,30}\)|[A-Z]{2,4} *[—–-]+)\s*[—–-]*\s*(?=[A-Z“\"])")
_HEADING = re.compile(r"[^\n]{1,89}\n+(?=[A-Z“\"])")
"""A short line that a capital follows: a heading over the sentence, not part of it."""
_ENDED = re.compile(r"[.!…]['\"’”)\]]*$")
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’][^\W_]+)?)")
_OPENING, _CLOSING = re.compile(r"(?<!\w)['‘](?=\w)"), re.compile(r"['’](?!\w)")
DANGLING = frozenset(
    "he she it they we i you him her his its their our this that these those here there both neither such so then"
    " but and or nor yet also instead too imagine let please plus what who why how when whether if unless one"
    " another others because".split()
)
"""A sentence that opens with one of these leans on the one before it, or says nothing for sure."""
_CALENDAR = frozenset(
    "year month week weekend morning evening summer winter spring autumn fall season monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)
COMPLETED = frozenset({"dobj", "attr", "acomp", "auxpass"})
"""What a verb of saying behind its clause ("…, officials said") lacks."""
UNFINISHED = frozenset(
    "spoken taken given seen known shown written driven broken chosen fallen gone done been begun drawn eaten forgotten frozen"
    " grown hidden risen stolen sworn thrown torn worn beaten born".split()
)
"""Participles that are no tense without a helper."""
TELLING = frozenset(
    "told tell tells warned warns assured informed convinced persuaded reminded showed asked asks promised notified advised"
    " said says say cited cites quoted quotes sentenced thinks thought believes believed".split()
)
"""Verbs whose second object is what they are about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A whole sentence: its words, its main verb and its place among the sentences of the text."""

    words: tuple[Token, ...]
    root: Token
    number: int
    start: int
    """Offset in the text, as is ``end``."""
    end: int
    offset: int
    """Where in the text the parsed paragraph begins."""
    stop: int
    """Token number behind the main clause: what the parser took for a second one begins there."""
    subject: int
    """Token number of the main verb's subject; -1 where it has none."""

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return "".join(word.text_with_ws for word in self.words).strip()


def heading(text: str) -> str:
    """The short first line over the first sentence; "" where there is none."""
    found = _HEADING.match(text.lstrip())
    return found[0].strip() if found and " " in found[0].strip() else ""


def lines(parsed: Parsed, quotes: tuple[Quote, ...], depth: int = DEPTH, model: Language | None = None) -> Iterator[Line]:
    """The first sentences of the text that are statements of its own, in order.

    With ``model``, one that stands behind a dateline or a heading, or that the parser tore, is parsed again alone.
    """
    number, broken = 0, is_broken(parsed.text)
    for paragraph in parsed.paragraphs:
        for place, (start, end) in enumerate(_spans(parsed.text, paragraph, broken)):
            if number == depth:
                return
            number += _is_ended(parsed.text[start:end])
            hidden = model is not None and not place and start > paragraph.start
            line = None if hidden else _line(paragraph, start, end, number)
            if line is None and model is not None and number <= AGAIN:
                line = _line(Paragraph(start, end, model(parsed.text[start:end])), start, end, number)
            if line and _stands_alone(line) and not _spoken(line, quotes):
                yield line


def _is_ended(text: str) -> bool:
    """It ends like a sentence, or is longer than any heading and only lacks its full stop."""
    if not re.search(r"[^\W\d_]", text):
        return False
    return bool(_ENDED.search(text)) or (len(text) > LONGER and text[-1].isalnum() and "\n" not in text)


def is_broken(text: str) -> bool:
    """The text was broken into lines of about one length: a line is no heading."""
    rows = [len(row) for row in text.splitlines() if row.strip()]
    return len(rows) > 3 and max(rows) < LONGER


def _spans(text: str, paragraph: Paragraph, broken: bool) -> Iterator[tuple[int, int]]:
    """Offsets of a paragraph's sentences, behind its dateline."""
    body = text[paragraph.start : paragraph.end]
    begin = 0
    for pattern in (_DATE_LINE, _DATELINE, _AGENCY):
        match = pattern.match(body, begin)
        begin = match.end() if match else begin
    midway = _MIDWAY.search(body[:_MIDWAY_WITHIN]) if not begin else None
    begin = midway.end() if midway else begin or len(body) - len(without_dateline(body))
    for sentence in sentences(body[begin:]):
        first = sentence.start if broken else _behind_heading(body, begin, sentence)
        yield paragraph.start + begin + first, paragraph.start + begin + sentence.end


def _behind_heading(body: str, begin: int, sentence: Sentence) -> int:
    text = body[begin + sentence.start : begin + sentence.end]
    rest = text
    while over := _HEADING.match(rest):
        rest = without_dateline(rest[over.end() :])
    return sentence.start + len(text) - len(rest)


def _line(paragraph: Paragraph, start: int, end: int, number: int) -> Line | None:
    """The sentence as one tree: None where the parser sees several sentences, or none."""
    span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract") or ()
    words = tuple(word for word in span if not word.is_space)
    own = {word.i for word in words}
    roots = [word for word in words if (word.head.i not in own or word.head.i == word.i) and word.dep_ != "punct"]
    if start > paragraph.start and words and words[0].i and len(roots) > 1 and not _opens_sentence(words[0]):
        roots = [word for word in roots if any(child.dep_ in SUBJECTS for child in word.children)]  # the dateline holds the rest
    if words and words[0].idx + paragraph.start > start and text_before(paragraph, words[0], start):
        return None  # the parser's first word begins before the sentence: "--At"
    if len(roots) != 1 or not _is_ended("".join(word.text_with_ws for word in words).strip()):
        return None
    root, stop = _main_clause(roots[0], words[-1].i + 1)
    subject = next((child.i for child in root.children if child.dep_ in SUBJECTS), -1)
    return Line(words, root, number, start, end, paragraph.start, stop, subject)


def text_before(paragraph: Paragraph, word: Token, start: int) -> str:
    """What of the sentence stands before its first whole word."""
    return paragraph.doc.text[start - paragraph.start : word.idx].strip()


def _opens_sentence(word: Token) -> bool:
    return bool(word.doc[word.i - 1].text[-1:] in '.!?”’"')


def _main_clause(root: Token, last: int) -> tuple[Token, int]:
    """The first clause, and its end, where the parser hung it on a later one: "…, hours before talks began"."""
    firsts = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    if len(firsts) != 1 or root.lower_ in TELLING or not any(child.dep_ in COMPLETED for child in root.children):
        return root, last
    first, end = firsts[0], firsts[0].right_edge.i + 1
    marked = any(child.dep_ == "mark" for child in first.children) or first.left_edge.i != root.left_edge.i
    split = root.doc[end].text == "," and root.doc[end + 1].lower_ not in ("but", "if", "unless", "although", "though", "because")
    if marked or not split or not any(child.dep_ in SUBJECTS for child in first.children):
        return root, last
    return first, end


def _stands_alone(line: Line) -> bool:
    first = _FIRST.match(line.text)
    if (
        not first
        or "?" in line.text
        or line.words[0].text in "(["
        or (_leans(line.words, first[1]) and not (line.number == 1 and _counts(line)))
    ):
        return False
    example = line.words[0].lower_ == "for" and len(line.words) > 1 and line.words[1].lower_ in ("example", "instance")
    return not example and _finite(line.root) and balanced(line.text)


def _leans(words: tuple[Token, ...], first: str) -> bool:
    if first.isupper() and len(first) > 1:
        return False  # US, IT
    if first.lower() == "one" and len(words) > 1 and words[1].lower_ == "of":
        return False
    return first.lower() in DANGLING and not (first.lower() == "this" and len(words) > 1 and words[1].lower_ in _CALENDAR)


def _counts(line: Line) -> bool:
    """With nothing before it, "Both hosts" or "Another dealer" leans on nothing."""
    return (
        line.words[0].lower_ in ("both", "another") and line.words[0].dep_ == "det" and line.words[1].lower_ not in ("of", "the")
    )


def _finite(root: Token) -> bool:
    """The main verb has a subject of its own that names something, and a tense."""
    subjects = [child for child in root.children if child.dep_ in SUBJECTS]
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if not subjects or (subjects[0].i > root.i and root.lower_ not in ("said", "says", "reported", "reports")):
        return False
    if any(child.lower_ in ("who", "which") and child.i < root.i for child in root.children):
        return False  # a relative clause, taken for the sentence
    if subjects[0].dep_ in ("csubj", "csubjpass"):
        return False
    if subjects[0].i + 2 == root.i and root.nbor(-1).text == ",":
        return False  # "Marr, won": the sentence began before it
    pronoun = subjects[0].lower_ in DANGLING or subjects[0].lower_ in ("who", "which", "me", "us")
    of_many = subjects[0].lower_ == "one" and any(child.lower_ == "of" for child in subjects[0].children)
    if subjects[0].lower_ in QUANTITIES and not any(child.lower_ == "of" for child in subjects[0].children):
        return False  # "Half were given …"
    if pronoun and not of_many and not (subjects[0].is_upper and len(subjects[0]) > 1):
        return False
    if root.lower_ in UNFINISHED and not helpers:
        return False
    return "to" not in helpers and not (root.lower_.endswith("ing") and not helpers)


def balanced(text: str) -> bool:
    """Quotation marks and brackets open and close within the sentence."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    text = text.replace('""', '"')
    single = len(_OPENING.findall(text)) <= len(_CLOSING.findall(text))
    return text.count('"') % 2 == 0 and single and all(text.count(left) == text.count(right) for left, right in pairs)


def _spoken(line: Line, quotes: tuple[Quote, ...]) -> bool:
    """More than half of it stands between quotation marks: somebody's words, and not the article's."""
    inside = sum(max(0, min(quote.end, line.end) - max(quote.start, line.start)) for quote in quotes if quote.direct)
    return 2 * inside > line.end - line.start

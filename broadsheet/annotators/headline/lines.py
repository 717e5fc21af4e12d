"""Parsed text → the sentences that could become a headline, each with its one main verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.fronts import with_name_in_front
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.openings import is_broken, is_ended, spans
from broadsheet.annotators.headline.readings import readings
from broadsheet.annotators.parsing import Paragraph, Parsed
from broadsheet.model.article import Quote
from broadsheet.values import Value, replace

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
_QUOTED = re.compile(r"[“\"‘'][^“”\"]*[”\"’'][.!]?")
"""Somebody's words and nothing else."""
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’][^\W_]+)?)")
_OPENING, _CLOSING = re.compile(r"(?<!\w)['‘](?!s\b)(?=\w)"), re.compile(r"['’](?!\w)")
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
GOING_ON = frozenset("and but so yet".split())
INVERTED = frozenset("said says reported reports announced affirmed confirmed warned".split())
"""Who does it may stand behind: "The lock will hold, said Ole Vask"."""
BEING = frozenset("is was 's ’s looks seems".split())
SEEMING = frozenset("looks seems appears".split())
UNFINISHED = frozenset(
    "spoken taken given seen known shown written driven broken chosen fallen gone done been begun drawn eaten forgotten frozen"
    " grown hidden risen stolen sworn thrown torn worn beaten born".split()
)
"""Participles that are no tense without a helper."""
TELLING = frozenset(
    "told tell tells telling warned warns warning saying"
    " assured informed convinced persuaded reminded showed asked asks promised notified advised"
    " said says say cited cites quoted quotes sentenced thinks thought believes believed".split()
)
"""Verbs whose second object is what they are about."""


class Line(Value, kw_only=False):
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
    doubt: int = 0
    """How many readings of the sentence come before this one."""

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return "".join(word.text_with_ws for word in self.words).strip()


def lines(parsed: Parsed, quotes: tuple[Quote, ...], depth: int = DEPTH, model: Language | None = None) -> Iterator[Line]:
    """The first sentences of the text that are statements of its own, in order.

    With ``model``, the very first ones are read in more ways than one (``readings``), and one that the parser tore in another.
    """
    number, broken = 0, is_broken(parsed.text)
    for paragraph in parsed.paragraphs:
        for place, (start, end) in enumerate(spans(parsed.text, paragraph, broken)):
            if number == depth:
                return
            number += is_ended(parsed.text[start:end])
            known = model if number <= AGAIN else None
            hidden = not place and start > paragraph.start
            for doubt, reading in enumerate(readings(parsed.text, paragraph, (start, end), known, hidden=hidden)):
                line = _line(reading, start, end, number)
                if line and _stands_alone(line) and not _spoken(line, quotes):
                    yield replace(line, doubt=doubt)
                    if number > 1:
                        break


LONGEST_SENTENCE = 120
"""Tokens; what goes on for longer is a list, and no headline is made of it."""


def _line(paragraph: Paragraph, start: int, end: int, number: int) -> Line | None:
    """The sentence as one tree: None where the parser sees several sentences, or none."""
    span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract") or ()
    if len(span) > LONGEST_SENTENCE:
        return None
    words = tuple(word for word in span if not word.is_space)
    own = {word.i for word in words}
    roots = [word for word in words if (word.head.i not in own or word.head.i == word.i) and word.dep_ != "punct"]
    if start > paragraph.start and words and words[0].i and len(roots) > 1 and not _opens_sentence(words[0]):
        roots = [word for word in roots if any(child.dep_ in SUBJECTS for child in word.children)]  # the dateline holds the rest
    if words and words[0].idx + paragraph.start > start and text_before(paragraph, words[0], start):
        return None  # the parser's first word begins before the sentence: "--At"
    if len(roots) != 1 or not is_ended("".join(word.text_with_ws for word in words).strip()):
        return None
    root, stop = _main_clause(roots[0], words[-1].i + 1)
    subject = next((_named(child).i for child in root.children if child.dep_ in SUBJECTS or _is_there(root, child)), -1)
    return with_name_in_front(Line(words, root, number, start, end, paragraph.start, stop, subject))


def _named(subject: Token) -> Token:
    """The "four sailors" of "the four sailors freed on Monday are …", where the parser made the participle the subject."""
    if subject.dep_ not in ("csubj", "csubjpass") or not subject.lower_.endswith(("ed", "ing")):
        return subject
    bare = not any(child.dep_ in ("mark", "aux", "auxpass", "neg", "expl") for child in subject.children)
    named = next((child for child in subject.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < subject.i), None)
    told = named is not None and named.lower_ not in DANGLING and named.left_edge.i == subject.left_edge.i
    return named if named is not None and bare and told else subject


def _is_there(root: Token, word: Token) -> bool:
    """What there is, in "There is a way …"."""
    opener = root.left_edge
    return word.dep_ == "attr" and opener.dep_ == "expl" and opener.lower_ == "there" and opener.head.i == root.i


def text_before(paragraph: Paragraph, word: Token, start: int) -> str:
    """What of the sentence stands before its first whole word."""
    return paragraph.doc.text[start - paragraph.start : word.idx].strip()


def _opens_sentence(word: Token) -> bool:
    return bool(word.doc[word.i - 1].text[-1:] in '.!?”’"')


def _main_clause(root: Token, last: int) -> tuple[Token, int]:
    """The first clause, and its end, where the parser hung it on a later one: "…, hours before talks began"."""
    firsts = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    first = next((child for child in firsts if _is_taken_up(child, root)), None)
    if first is not None:
        return first, first.right_edge.i + 1
    if len(firsts) != 1 or root.lower_ in TELLING or not any(child.dep_ in COMPLETED for child in root.children):
        return root, last
    first, end = firsts[0], firsts[0].right_edge.i + 1
    marked = _is_marked(first) or first.left_edge.i != root.left_edge.i
    split = root.doc[end].text == "," and root.doc[end + 1].lower_ not in ("but", "if", "unless", "although", "though", "because")
    if marked or not split or _opens_with_pronoun(first):
        return root, last
    return first, end


def _is_taken_up(first: Token, root: Token) -> bool:
    """The clause is a whole one, and the next only goes on from it: "The lock was shut – so they took the lift"."""
    doc, end = root.doc, first.right_edge.i + 1
    if first.left_edge.i != root.left_edge.i or _is_marked(first) or _opens_with_pronoun(first) or root.lower_ in TELLING:
        return False
    if not any(child.dep_ in SUBJECTS for child in root.children):
        return doc[end].text == "," and root.i > end  # "The lock was shut, figures show": the parser made a noun the main word
    goes_on = doc[end].text in ("–", "—", "-", ";") or (doc[end].text == "," and doc[end + 1].lower_ in GOING_ON)
    return goes_on and any(child.dep_ in SUBJECTS and child.lower_ in DANGLING for child in root.children)


def _is_marked(clause: Token) -> bool:
    return any(child.dep_ == "mark" for child in clause.children)


def _opens_with_pronoun(clause: Token) -> bool:
    """Or has no subject of its own at all."""
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    return subject is None or subject.lower_ in DANGLING


def _stands_alone(line: Line) -> bool:
    first = _FIRST.match(line.text)
    if (
        not first
        or "?" in line.text
        or line.words[0].text in "(["
        or (_leans(line.words, first[1]) and not _leans_on_nothing(line))
        or _QUOTED.fullmatch(line.text)
    ):
        return False
    example = line.words[0].lower_ == "for" and len(line.words) > 1 and line.words[1].lower_ in ("example", "instance")
    return not example and _finite(line) and balanced(line.text)


def _leans(words: tuple[Token, ...], first: str) -> bool:
    if first.isupper() and len(first) > 1:
        return False  # US, IT
    if first.lower() == "one" and len(words) > 1 and words[1].lower_ == "of":
        return False
    return first.lower() in DANGLING and not (first.lower() == "this" and len(words) > 1 and words[1].lower_ in _CALENDAR)


def _leans_on_nothing(line: Line) -> bool:
    """With nothing before it, or as an "it" that stands for what follows."""
    opener = line.words[0]
    foretold = any(opener.head == verb and is_foretold(verb) for verb in (line.root, *line.root.children))
    return line.number == 1 and (foretold or _counts(line) or _tells_of(line))


def is_foretold(verb: Token) -> bool:
    """Its "it" stands for a clause behind it: "It is cheaper to mend the lock", "It seems that the lock will hold"."""
    it = next((child for child in verb.children if child.dep_ in ("nsubj", "expl") and child.i < verb.i), None)
    if it is None or it.lower_ != "it" or it.left_edge.i != it.right_edge.i:
        return False
    judged = [child for child in verb.children if child.dep_ in ("acomp", "oprd") and child.i > verb.i]
    told = [
        word for head in (verb, *judged) for word in head.children if word.dep_ in ("ccomp", "xcomp", "advcl") and word.i > verb.i
    ]
    seen = any(child.lower_ in ("like", "that") and child.dep_ == "mark" for word in told for child in word.children)
    return (bool(judged and told) and verb.lower_ in BEING) or (seen and verb.lower_ in SEEMING)


def _is_doing(subject: Token) -> bool:
    """Such as "Mending the lock …": what is done, and nobody who does it."""
    return (
        subject.lower_.endswith("ing")
        and subject.left_edge.i == subject.i
        and not any(child.dep_ in SUBJECTS for child in subject.children)
    )


def _counts(line: Line) -> bool:
    """With nothing before it, "Both hosts", "One woman" or "Another dealer" leans on nothing."""
    opener, following = line.words[0], line.words[1].lower_
    counted = opener.lower_ == "one" and opener.dep_ == "nummod" and opener.head.i == opener.i + 1
    return counted or (opener.lower_ in ("both", "another") and opener.dep_ == "det" and following not in ("of", "the"))


def _tells_of(line: Line) -> bool:
    """With nothing before it, "There is a way …" leans on nothing either."""
    return line.words[0].lower_ == "there" and line.words[0].dep_ == "expl" and line.words[0].head.i == line.root.i


def _finite(line: Line) -> bool:
    """The main verb has a subject of its own that names something, and a tense."""
    root = line.root
    subjects = [child for child in root.children if child.dep_ in SUBJECTS]
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if any(_is_there(root, child) for child in root.children if not subjects) or (line.number == 1 and is_foretold(root)):
        return True
    if not subjects or (subjects[0].i > root.i and root.lower_ not in INVERTED):
        return False
    if any(child.dep_ == "mark" or child.lower_ in ("who", "which") for child in root.children if child.i < root.i):
        return False  # a clause of the sentence, taken for all of it
    if subjects[0].dep_ in ("csubj", "csubjpass") and _named(subjects[0]) is subjects[0]:
        return line.number == 1 and _is_doing(subjects[0])
    if subjects[0].i + 2 == root.i and root.nbor(-1).text == ",":
        return False  # "Marr, won": the sentence began before it
    if any(child.lower_ == "whose" for child in subjects[0].children):
        return False
    named = line.subject < subjects[0].left_edge.i
    pronoun = (not named and subjects[0].lower_ in DANGLING) or subjects[0].lower_ in ("who", "which", "me", "us")
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
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("<", ">"))
    text = text.replace('""', '"')
    single = len(_OPENING.findall(text)) <= len(_CLOSING.findall(text))
    return text.count('"') % 2 == 0 and single and all(text.count(left) == text.count(right) for left, right in pairs)


def _spoken(line: Line, quotes: tuple[Quote, ...]) -> bool:
    """More than half of it stands between quotation marks: somebody's words, and not the article's."""
    inside = sum(max(0, min(quote.end, line.end) - max(quote.start, line.start)) for quote in quotes if quote.direct)
    return 2 * inside > line.end - line.start

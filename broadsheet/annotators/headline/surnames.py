"""A name → the part of it that the article does without elsewhere: "Ole | Vask", who is "Vask" below; "Lindmar | Ferries"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.model.article import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

PERSON, FIRM = 0.9, 1.1
"""What a shorter name risks: a reader may not know who it is."""
BARE = 0.5
"""What a surname risks besides that no title stands before, as the first word of all."""
FORMS = frozenset("inc inc. corp corp. ltd ltd. plc llc gmbh n.a. n.v. s.a. a.g. spa pty".split())
FORM = 0.1


def shorter_names(line: Line, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of given names before a surname, of what follows the first words of a firm's name, and of "Ltd".

    A name is shorter only where the article itself calls it so, and nothing else in it.
    """
    for word in line.words[1:]:
        if word.lower_ in FORMS and word.text[:1].isupper() and word.nbor(-1).text[:1].isupper():
            yield word.i, word.i + 1, FORM
    if line.number != 1:
        return
    paired = {word.i for word in line.words if word.dep_ == "conj" or any(child.dep_ == "conj" for child in word.children)}
    begin, end = line.words[0].idx + line.offset, line.words[-1].idx + line.offset
    for mention in mentions:
        if begin <= mention.start <= end and " " in mention.text:
            for called in _called(mention, mentions):
                known = len(called) if mention.kind == "organisation" else len(mention.text) - len(called)
                parts = (0, known) if mention.kind == "person" else (known, len(mention.text))
                first, last = mention.start + parts[0] - line.offset, mention.start + parts[1] - line.offset
                gone = [word.i for word in line.words if first <= word.idx < last]
                if mention.kind == "person" and paired & {word.i for word in _words(line, mention)}:
                    continue  # "Ole Vask and Kestrin" would be two kinds of name
                if gone and gone == list(range(gone[0], gone[-1] + 1)) and not _goes_on(line, gone[-1] + 1):
                    yield gone[0], _behind_form(line, gone[-1] + 1), _risk(line, mention, gone[0])


def _called(mention: Mention, mentions: tuple[Mention, ...]) -> Iterator[str]:
    """Shorter names of the same, which belong to nothing else."""
    counted = Counter(other.text for other in mentions if other.name == mention.name and other.text != mention.text)
    for short in counted:
        if mention.kind == "person":
            kept = mention.text.endswith(f" {short}") and not _shared(short, mention, mentions)
        else:
            kept = mention.kind == "organisation" and mention.text.startswith(f"{short} ") and counted[short] > 1
        if kept and not any(other.text == short and other.name != mention.name for other in mentions):
            yield short


def _shared(surname: str, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Somebody else in the article bears the surname."""
    return any(other.name.endswith(f" {surname}") and other.name != mention.name for other in mentions if other.kind == "person")


def _words(line: Line, mention: Mention) -> list[Token]:
    return [word for word in line.words if mention.start <= word.idx + line.offset < mention.end]


def _risk(line: Line, mention: Mention, first: int) -> float:
    if mention.kind != "person":
        return FIRM
    return PERSON + BARE * (first == line.words[0].i)


def _behind_form(line: Line, at: int) -> int:
    """The "Ltd" behind a firm's name goes with it."""
    doc = line.root.doc
    return at + 1 if at < line.words[-1].i and doc[at].lower_ in FORMS else at


def _goes_on(line: Line, at: int) -> bool:
    """A hyphen or a bracket follows: the name is part of a longer word, or is explained."""
    doc = line.root.doc
    return at < len(doc) and doc[at].text in ("-", "(")

"""A sentence → the same in the short style of headlines: without articles, and without the "was" of what was done to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.economies import SAYING
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import Line
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = frozenset("a an the".split())
COUNTING = frozenset(
    "few lot lots number bit third quarter half couple dozen hundred thousand million billion same latter former"
    " rest majority minority range series handful host string poor rich elderly dead wounded injured homeless"
    " unemployed sick young disabled blind deaf way time while more less sooner better".split()
)
"""Such as "a few", "a third", "the poor": without its article it is another word."""
SUFFERED = frozenset(
    "arrested charged accused killed injured found convicted jailed sentenced fined named elected appointed shot"
    " stabbed rescued evacuated banned suspended detained ordered taken placed cleared unveiled approved cancelled"
    " canceled postponed scrapped granted honoured honored awarded hurt wounded seized stolen hospitalised"
    " hospitalized selected chosen sacked ousted expelled freed blamed destroyed damaged discovered identified"
    " invited recalled withdrawn published given struck".split()
)
"""Participles that nobody takes for the past of their verb where a preposition follows: "arrested in", "charged with"."""


TITLED = frozenset("named elected appointed voted crowned declared".split())
"""What somebody becomes stands behind these: "Ole Vask | was | named captain"."""
VERBS = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "xcomp"})
BEHIND = frozenset({"prep", "npadvmod", "agent", "acomp", "oprd", "cc", "punct", "mark", "advmod"})


def telegraphic(line: Line) -> Line | None:
    """The line with all such words gone; None where there are none."""
    spoken = _spoken(line)
    gone = {word.i for word in line.words if word.i not in spoken and _is_idle_article(line, word)}
    for verb in (line.root, *(child for child in line.root.children if child.dep_ in ("ccomp", "conj"))):
        gone |= _helpers(verb)
    gone |= _coming(line)
    kept = tuple(word for word in line.words if word.i not in gone)
    return replace(line, words=kept) if len(kept) < len(line.words) and kept[0].text[0] not in ",;:–—-" else None


def _spoken(line: Line) -> set[int]:
    """Words between quotation marks: they are somebody's, and stay as they were said."""
    inside, found = False, set[int]()
    for word in line.words:
        if word.text in '“"”‘':
            inside = word.text in "“‘" or (word.text == '"' and not inside)
        elif inside:
            found.add(word.i)
    return found


def _is_idle_article(line: Line, word: Token) -> bool:
    if word.lower_ not in ARTICLES or word.dep_ != "det" or (word.text[0].isupper() and word.i > line.words[0].i):
        return False
    if word.head.dep_ in SUBJECTS and word.i > line.words[0].i and word.nbor(-1).dep_ in ("dobj", "dative", "pobj", "npadvmod"):
        return False  # "told the paper the party would": only the article parts them
    if (
        word.head.dep_ in SUBJECTS
        and word.i > line.words[0].i
        and word.nbor(-1).dep_ in VERBS
        and word.nbor(-1).lower_ not in SAYING
    ):
        return False  # "now that she has apologised the matter is over"
    following = word.nbor().lower_
    return not (
        word.head.lower_ in COUNTING
        or following in COUNTING
        or (following.endswith("er") and word.head.i == word.i + 1 and word.head.dep_ in ("advmod", "nsubj", "acomp"))
        or word.head.dep_ in ("attr", "npadvmod", "nummod", "quantmod")
        or (word.i >= 1 and word.nbor(-1).lower_ in ("such", "many", "what", "quite", "as", "half", "all", "both"))
    )


def _coming(line: Line) -> set[int]:
    """The "is" of "is to open" right behind its subject: "Lock | to open in May"."""
    root, subject = line.root, line.root.doc[max(line.subject, 0)]
    following = root.nbor() if root.i + 1 < len(root.doc) else root
    ahead = following.lower_ == "to" and following.dep_ == "aux" and following.head.dep_ == "xcomp"
    return (
        {root.i}
        if root.lower_ in ("is", "are") and ahead and subject.right_edge.i == root.i - 1 and subject.i != root.i
        else set()
    )


def _helpers(verb: Token) -> set[int]:
    """Such as "was" or "has been" right before what was done."""
    found = sorted((child for child in verb.children if child.dep_ in ("aux", "auxpass")), key=lambda child: child.i)
    if verb.lower_ not in SUFFERED or not found or [word.i for word in found] != list(range(found[0].i, verb.i)):
        return set()
    past = {word.lower_ for word in found} in ({"was"}, {"were"}, {"has", "been"}, {"have", "been"})
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    placed = following is not None and following.dep_ in BEHIND and following.lower_ not in ARTICLES
    placed = placed or (verb.lower_ in TITLED and any(child.dep_ == "oprd" and child.i > verb.i for child in verb.children))
    return {word.i for word in found} if past and placed else set()

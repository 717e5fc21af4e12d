"""A sentence → the same in the short style of headlines: without articles, and without the "was" of what was done to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.clauses import doers
from broadsheet.annotators.headline.economies import SAYING
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING, Line
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
    " invited recalled withdrawn published given struck crowned rejected described"
    " sworn revised inaugurated re-elected reelected reappointed installed nominated commissioned promoted demoted relegated"
    " downgraded upgraded booked cautioned remanded extradited deported evicted airlifted hospitalised outlawed pardoned"
    " exonerated acquitted indicted impeached reinstated reunited shortlisted overturned upheld unearthed averted mauled"
    " criticised criticized condemned praised hailed inaugurated barred linked shut told".split()
)
"""Participles that nobody takes for the past of their verb where a preposition follows: "arrested in", "charged with"."""


EXPECTED = frozenset("expected set due tipped poised scheduled bound".split())
"""Behind one of these "to" says what will happen: "Lock | is | expected to open"."""
MADE_TO = frozenset("forced allowed".split())
"""And behind one of these what did: "Crew | was | forced to …"."""
READY = frozenset(
    "ready willing unwilling prepared likely unlikely set due keen eager unhappy happy confident optimistic".split()
)
"""What somebody is, with what follows: "Crews | are | ready to …"."""
AMID = frozenset("talks negotiations discussions hospital court custody prison jail crisis trouble danger".split())
UNDER = frozenset("pressure fire scrutiny investigation threat attack way review".split())
"""What somebody is in, or under: it is news without its verb."""
SOME = frozenset("one some any all both none each few several two three four five most many half".split())
YEARLY = frozenset("birthday anniversary".split())
OWNED = frozenset("his her its their".split())
SMALL = 0.4
"""What a "his" that stands for the subject, or an "is", risks in the short style."""
TITLED = frozenset("named elected appointed voted crowned declared".split())
"""What somebody becomes stands behind these: "Ole Vask | was | named captain"."""
VERBS = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "xcomp"})
BEHIND = frozenset({"prep", "npadvmod", "agent", "acomp", "oprd", "cc", "punct", "mark", "advmod"})


def telegraphic(line: Line) -> Line | None:
    """The line with all such words gone; None where there are none."""
    spoken = _spoken(line)
    gone = {word.i for word in line.words if word.i not in spoken and _is_idle_article(line, word)}
    for verb in _telling(line):
        gone |= _helpers(verb)
    gone |= _coming(line)
    kept = tuple(word for word in line.words if word.i not in gone)
    return replace(line, words=kept) if len(kept) < len(line.words) and kept[0].text[0] not in ",;:–—-" else None


def _telling(line: Line) -> Iterator[Token]:
    """The verbs whose "was" may go: not in what follows "said that", nor behind a pronoun, "that she | was | struck by"."""
    for verb in (line.root, *(child for child in line.root.children if child.dep_ in ("ccomp", "conj"))):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        behind = verb.dep_ == "ccomp" and verb.i > verb.head.i
        if not behind and (subject is None or subject.lower_ not in DANGLING or subject.is_upper):
            yield verb


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


def _is_done_by(verb: Token) -> bool:
    """Right behind the participle it says by whom: nobody takes it for the past of its verb."""
    return verb.lower_.endswith("ed") and any(child.dep_ == "agent" and child.i == verb.i + 1 for child in verb.children)


def _is_done_away(verb: Token) -> bool:
    """Behind the participle its particle, and nothing that it is done to: "put forward for", "revised down to"."""
    particle = any(child.dep_ == "prt" and child.i == verb.i + 1 for child in verb.children)
    return particle and not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)


def _helpers(verb: Token) -> set[int]:
    """Such as "was" or "has been" right before what was done."""
    found = sorted((child for child in verb.children if child.dep_ in ("aux", "auxpass")), key=lambda child: child.i)
    suffered = verb.lower_ in SUFFERED | EXPECTED | MADE_TO or _is_done_away(verb) or _is_done_by(verb)
    if not suffered or not found or [word.i for word in found] != list(range(found[0].i, verb.i)):
        return set()
    helpers = {word.lower_ for word in found}
    past = helpers in ({"was"}, {"were"}, {"has", "been"}, {"have", "been"})
    if verb.lower_ in EXPECTED or verb.lower_ in MADE_TO:
        to_do = any(child.dep_ in ("xcomp", "ccomp") and child.i == verb.i + 2 for child in verb.children)
        now = helpers in ({"is"}, {"are"})
        return {word.i for word in found} if to_do and (now or (past and verb.lower_ in MADE_TO)) else set()
    behind = verb.i + 1 + _is_done_away(verb)
    following = verb.doc[behind] if behind < len(verb.doc) else None
    placed = following is not None and following.dep_ in BEHIND and following.lower_ not in ARTICLES
    placed = placed or (verb.lower_ in TITLED and any(child.dep_ == "oprd" and child.i > verb.i for child in verb.children))
    return {word.i for word in found} if past and placed else set()


def small_words(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of what else the short style does without: the subject's "his", and "is" before "in talks"."""
    spoken = _spoken(line)
    for word in line.words:
        if word.lower_ in OWNED and word.dep_ == "poss" and word.i not in spoken and _is_subjects(line, word):
            yield word.i, word.i + 1, SMALL
    for verb in _telling(line):
        linked = _link(verb)
        if linked is not None and linked.i not in spoken:
            yield linked.i, linked.i + 1, SMALL


def _is_subjects(line: Line, word: Token) -> bool:
    """The "his" of "will leave his post": nobody else stands between whom it may be, and it is not "one of his"."""
    noun, before, after = word.head, word.nbor(-1) if word.i else word, word.nbor()
    owner, verb = next(((subject, does) for subject, does in doers(line) if does.is_ancestor(word)), (word, word))
    cited = any(above.lower_ == "according" for above in word.ancestors)
    plain = (
        noun.dep_ in ("dobj", "pobj")
        and noun.i > word.i
        and not cited
        and after.dep_ not in ("cc", "punct")
        and after.lower_ != "own"
    )
    counted = before.lower_ in ("all", "both", "half") or (before.lower_ == "of" and before.head.lower_ in SOME)
    between = [other for other in line.words if owner.i < other.i < word.i]
    others = any(other.ent_type_ in ("PERSON", "ORG") for other in between)
    dated = noun.ent_type_ in ("DATE", "CARDINAL", "ORDINAL") or after.like_num or after.ent_type_ == "ORDINAL"
    dated = dated and noun.lower_ not in YEARLY
    return plain and not counted and not others and not dated and owner.i < verb.i < word.i


def _link(verb: Token) -> Token | None:
    """The "is" of "is in talks", "is ready to sail" and "is mending the lock", right behind a subject that no clause tells of."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if subject is None or any(word.dep_ in ("relcl", "acl", "ccomp", "expl") for word in subject.subtree):
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.lower_ in ("is", "are") and not helpers:
        return verb if subject.right_edge.i == verb.i - 1 and any(map(_is_state, verb.rights)) else None
    doing = verb.lower_.endswith("ing") and len(helpers) == 1 and helpers[0].lower_ in ("is", "are")
    near = doing and helpers[0].i == verb.i - 1 == subject.right_edge.i + 1
    return helpers[0] if near and any(child.dep_ in ("dobj", "xcomp") for child in verb.rights) else None


def _is_state(child: Token) -> bool:
    """What follows "is": "in talks", "under fire", "ready to sail"."""
    if child.dep_ == "prep":
        held = AMID if child.lower_ == "in" else UNDER if child.lower_ == "under" else ()
        return any(word.lower_ in held for word in child.children)
    return child.dep_ in ("acomp", "oprd") and child.lower_ in READY and any(True for _ in child.rights)

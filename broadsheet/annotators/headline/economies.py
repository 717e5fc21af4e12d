"""A sentence's words → the small ones that a headline does without: "that", "Mr", "has", "tough", "in a statement"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.articles import suits
from broadsheet.annotators.headline.lexicon import LIMITS, SPANS, SUBJECTS, TIMES, WEEKDAYS
from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.tense import is_denied

if TYPE_CHECKING:
    from spacy.tokens import Token

SAYING = frozenset(
    "say says said announce announces announced report reports reported claim claims claimed confirm confirms"
    " confirmed believe believes believed suggest suggests suggested warn warns warned admit admits admitted"
    " insist insists insisted think thinks thought hope hopes hoped argue argues argued conclude concluded predict"
    " predicts predicted found finds show shows showed revealed reveals emerged agreed decided".split()
)
"""Behind one of these a clause needs no "that"."""
CLAIMS = frozenset(
    "claims allegations suggestions reports rumours rumors fears hopes concerns worries warnings speculation signs"
    " accusations complaints assurances".split()
)
"""Behind one of these too."""
DONE = frozenset(
    "accused achieved announced appointed approved built created developed discovered established introduced"
    " arrested asked attacked backed banned barred called cancelled canceled"
    " charged claimed cleared closed condemned confirmed convicted criticised criticized decided declared defeated"
    " defended delayed demanded denied dismissed dropped elected ended escaped expelled fired fined identified"
    " indicated invited jailed joined killed launched moved named offered opened ordered passed postponed praised"
    " promised reacted prompted proposed published raised reached received recalled recommended rejected released"
    " removed reported resigned resumed revealed said scrapped seized signed suggested suspended threatened told"
    " unveiled urged voted vowed warned welcomed won paid found made lost sent spent bought sold brought caught built led met"
    " shot struck fought sought left".split()
)
"""Participles that are also the past of their verb, and tell of something that is done once: "has backed" → "backed"."""
STAYING = frozenset(
    "lived remained stayed existed loved wanted needed owned worked served used loomed lasted enjoyed liked hated shared lacked"
    " experienced struggled suffered tried failed considered believed feared hoped expected supported opposed featured appeared"
    " seemed studied played changed ranged widened increased decreased declined continued occurred happened visited"
    " attended".split()
)
"""Participles of what may still go on, or may be done again."""
LASTING = frozenset("already always ever never not n't n’t since long yet just still only".split())
HOURLY = frozenset("later earlier late early".split())
"""They go with the day that follows: "later on Friday"."""
PASSING = frozenset(
    "tough unique controversial popular famous major massive huge giant renowned embattled troubled beloved bitter"
    " brutal crucial key dramatic devastating landmark lavish long-awaited notorious prestigious prominent"
    " shocking stunning stark sweeping vast wide widespread dreaded deadly scathing hit so-called blistering"
    " entrenched long-running long-standing longstanding ongoing growing mounting sprawling bustling hugely"
    " ailing sputtering lucrative thriving flagging gruelling glittering troubled extraordinary horrific disturbing"
    " embarrassing much-anticipated hotly high-profile star-studded iconic legendary acclaimed".split()
)
"""Adjectives that only colour their noun."""
NOUNS = frozenset("giant".split())
"""Of these, what may be a noun as well."""
COMPOUND = frozenset(
    "making winning born selling known awaited anticipated profile speaking educated hit strapped stricken plagued ridden".split()
)
"""Behind a hyphen: "award-winning"."""
SPEAKERS = frozenset(
    "officials official report study researchers experts analysts scientists spokesman spokeswoman spokesperson"
    " survey poll research statement sources lawyers doctors source letter document documents inquiry court"
    " watchdog regulator union unions prosecutor prosecutors judge lawmakers mps senators ministry economists campaigners results"
    " figures data findings reports estimates analysis".split()
)
"""Whoever else they belong to, they say it."""
MEANS = frozenset(
    "statement release interview email e-mail report letter tweet post press speech debate questions address briefing"
    " testimony broadcast article column blog note conference hearing message video".split()
)


def economies(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of every small word, or few, that may go."""
    for word in line.words:
        found = _of(line, word)
        if found:
            yield found


def _of(line: Line, word: Token) -> tuple[int, int, float] | None:
    kind, low = word.dep_, word.lower_
    if low == "that" and kind == "mark":
        said = _said_on(word)
        return (word.i if said is None else said + 1, word.i + 1, 0.1 if said is None else 0.4) if _is_idle(word) else None
    if kind == "aux" and low in ("has", "have") and _is_done(word.head) and not _lasts(word.head):
        return word.i, word.i + 1, 0.2
    if low == "both" and kind != "preconj" and word.head.i == word.i + 1 and _is_pair(word.head):
        return word.i, word.i + 1, 0.2
    if low == "once" and kind == "advmod" and word.nbor().lower_ in ("more", "again"):
        return word.i, word.i + 2, 0.5
    if kind == "advmod" and low == "now" and word.i + 1 == word.head.i and word.nbor(-1).lower_ in ("has", "have"):
        return word.i, word.i + 1, 0.3
    if low == "on" and _is_weekday(word):
        return word.i - (word.i > line.words[0].i and word.nbor(-1).lower_ in HOURLY), word.i + 2, 0.3
    if low in WEEKDAYS and _is_before_verb(line, word):
        return word.i, word.i + 1, 0.3
    if kind == "amod" and word.i < word.head.i:
        return _adjective(line, word)
    if kind in ("prep", "acl", "relcl", "amod") and word.i == word.left_edge.i:
        return _of_source(word)
    return None


def _is_done(verb: Token) -> bool:
    """A participle that is its own past, of a verb that tells what is done once."""
    pointed = any(child.dep_ == "prt" for child in verb.children)  # "played down"
    return verb.lower_ in DONE or (verb.lower_.endswith("ed") and (pointed or verb.lower_ not in STAYING))


def _is_weekday(on: Token) -> bool:
    """The "on Monday" of "warned on Monday of a flood", and not of "on Monday night"."""
    doc, at = on.doc, on.i + 1
    dated = at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].lower_ in TIMES
    return (
        at + 1 < len(doc)
        and not dated
        and doc[at].lower_ in WEEKDAYS
        and doc[at + 1].lower_ not in (*TIMES, "-", "and", "or", "to", "nights")
    )


def _is_before_verb(line: Line, word: Token) -> bool:
    """The weekday of "the council Friday passed a law"."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    loose = word.dep_ in ("npadvmod", "nsubj", "appos", "nmod") and word.i == word.left_edge.i
    before = word.nbor(-1).lower_ if word.i else ""
    return (
        loose
        and word.i > line.words[0].i
        and before not in ("on", "the", "every")
        and after.i <= line.root.i
        and after.head.i == line.root.i
    )


def _is_idle(that: Token) -> bool:
    """The "that" of "said that it …": its verb stands right before it, and its subject behind."""
    clause, verb = that.head, that.head.head
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    if clause.dep_ == "acl" and verb.lower_ in CLAIMS:
        return verb.i + 1 == that.i and subject is not None and subject.left_edge.i == that.i + 1
    if clause.dep_ not in ("ccomp", "xcomp"):
        return False  # "the report that …"
    near = verb.i < that.i and all(
        word.dep_ in ("npadvmod", "advmod") or word.head.dep_ == "npadvmod" for word in that.doc[verb.i + 1 : that.i]
    )
    near = near or _said_on(that) == verb.i
    return (
        near and verb.lower_ in SAYING and subject is not None and subject.left_edge.i == that.i + 1 and subject.lower_ != "that"
    )


def _said_on(that: Token) -> int | None:
    """Token number of the "said" of "said on Monday that", whose day and "that" go together; None where no weekday parts them."""
    doc, at = that.doc, that.i
    dated = at > 2 and doc[at - 1].lower_ in WEEKDAYS and doc[at - 2].lower_ == "on"
    return at - 3 if dated else None


def _lasts(verb: Token) -> bool:
    """What "has" says besides is needed: "has long backed", "has backed it since 2001"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return (
        len(helpers) != 1
        or not _is_right_before(helpers[0], verb)
        or any(child.lower_ in LASTING or _is_span(child) for child in verb.children)
    )


def _is_right_before(helper: Token, verb: Token) -> bool:
    """Nothing but adverbs of manner stand between: "has | formally | backed"."""
    return all(word.lower_.endswith("ly") or word.lower_ == "both" for word in verb.doc[helper.i + 1 : verb.i])


def _is_pair(verb: Token) -> bool:
    """Two do it: "Ole Vask and Ada Kestrin have | both | left"."""
    return any(child.dep_ in SUBJECTS and sum(word.dep_ == "conj" for word in child.children) == 1 for child in verb.children)


def _is_span(word: Token) -> bool:
    """Such as "for two years"."""
    return word.lower_ == "for" and any(child.ent_type_ in ("DATE", "TIME") or child.lower_ in SPANS for child in word.children)


def _adjective(line: Line, word: Token) -> tuple[int, int, float] | None:
    start, end = word.left_edge.i, word.right_edge.i + 1
    said_more = start == word.i - 1 and word.doc[start].lower_.endswith("ly")  # "highly controversial"
    plain = (start == word.i or said_more) and end == word.i + 1 and word.lower_ in PASSING
    hyphened = end - start == 3 and word.doc[start + 1].text == "-"
    joined = hyphened and word.lower_ in COMPOUND and word.doc[start].lower_ not in ("best", "worst", "top", "first", "most")
    aged = word.lower_ == "old" and end - start > 3 and word.head.is_lower
    if (
        not (plain or joined or aged or _in_one_word(word, start, end))
        or end != _next_of(word, end)
        or _denied_before(line, start)
    ):
        return None
    if not suits(line, start, end):
        return None
    before = word.doc[start - 1].lower_ if start else ""
    if end == word.i + 1 and word.doc[end].text[:1].isupper() and word.lower_ in NOUNS:
        return None  # "the music giant Lindmar"
    return (
        None if before in ("most", "more", "least", "so", "too", "very", "and", ",", "as") else (start, end, 1.5 if aged else 0.4)
    )


def _in_one_word(word: Token, start: int, end: int) -> bool:
    """Such as "loss-making", "award-winning" read as one word; not "best-selling"."""
    if word.lower_.startswith(("best-", "worst-", "top-", "first-")):
        return False
    return end - start == 1 and word.lower_.rpartition("-")[2] in COMPOUND and "-" in word.text


def _next_of(word: Token, end: int) -> int:
    """``end``, unless an "and" or a comma ties the adjective to another."""
    return end if word.doc[end].dep_ not in ("cc", "punct") else -1


def _denied_before(line: Line, start: int) -> bool:
    return any(word.lower_ in LIMITS for word in line.words if start - 3 <= word.i < start)


def _of_source(word: Token) -> tuple[int, int, float] | None:
    """Such as "officials | from the plant said", "said | in a statement", "according to a report | from the station"."""
    head, start, end = word.head, word.i, word.right_edge.i + 1
    if word.dep_ == "prep" and word.lower_ in ("in", "during", "at") and head.lower_ in SAYING and not is_denied(head):
        return (start, end, 0.2) if any(child.lower_ in MEANS for child in word.children) else None
    if word.dep_ == "prep" and word.lower_ == "before" and head.lower_ in SAYING and not is_denied(head):
        heard = any(child.dep_ == "pobj" and not child.ent_type_ for child in word.children)
        return (start, end, 0.7) if heard and any(child.dep_ == "ccomp" and child.i > word.i for child in head.children) else None
    if word.dep_ == "prep" and word.lower_ == "to" and head.lower_ in SAYING and not is_denied(head):
        said = any(child.dep_ == "ccomp" for child in head.children)
        heard = any(child.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART", "GPE") for child in word.children)
        return (start, _behind_quotation(word, end), 0.4) if said and heard else None
    if head.lower_ not in SPEAKERS or word.i < head.i:
        return None
    says = head.dep_ in SUBJECTS and head.head.lower_ in (*SAYING, "tell", "told") and end <= head.head.i
    cited = head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"
    return (start, end, 0.7) if says or cited else None


def _behind_quotation(word: Token, end: int) -> int:
    """Behind the mark that closes what the phrase opens, wherever the parser hung it."""
    doc = word.doc
    if sum(token.text == '"' for token in doc[word.i : end]) % 2:
        return next((at + 1 for at in range(end, min(end + 3, len(doc))) if doc[at].text == '"'), end)
    return end

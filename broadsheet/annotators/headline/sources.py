"""A sentence and who says it → the same with the source behind a colon: "…: study".

The source may close the sentence, ", a study says", open it, "According to a study, …", or be its subject, "A study says that …".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.ends import closing_source
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING, Line
from broadsheet.annotators.headline.shorten import Short, joined, named_plainly, set_as_headline, shortened
from broadsheet.annotators.headline.tense import is_denied
from broadsheet.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from broadsheet.annotators.headline.cuts import Cut

TOLD = frozenset(
    "said says say tell tells show shows suggest suggests suggested indicate indicates indicated forecast forecasts"
    " estimate estimates estimated state stated states conclude concludes concluded maintain maintains report reports"
    " reported find finds found warn warns warned told promised predicted predicts insisted insists claimed claims argued"
    " argues announced confirmed revealed admitted affirmed".split()
)
"""What a source did; the colon says it."""
OPENING = frozenset(
    "said says say told warned warns suggests suggest suggested indicates indicate indicated forecast forecasts predicts"
    " predicted estimates estimated show shows found finds".split()
)
"""Of these, what a source that opens the sentence did."""
OF_SEVERAL = frozenset("say show suggest indicate".split())
"""Of these, what several do."""
COLLECTIVE = frozenset("police people men women children data media staff research family team".split())
"""They are several without an "s", or may be."""
IDLE = frozenset("a an the has have had".split())
MOST = 6
"""Words of a source."""
NAMES = frozenset("compound amod nmod poss case det nummod punct prep pobj appos flat aux".split())
BESIDES = frozenset({"prep", "npadvmod", "advmod"})
"""What says when, where or in what somebody said it."""
ONES = frozenset("he she his her him i we my our me us you your".split())


class Source(Value, kw_only=False):
    """Who says it, and what: token numbers of the source, and of the claim with its main verb and subject."""

    who: frozenset[int]
    claim: range
    verb: Token
    subject: int


def behind_colon(line: Line, found: Sequence[Cut], longest: int, riskiest: float, losses: Mapping[int, float]) -> Iterator[Short]:
    """The line, cut by some of ``found``, in at most ``longest`` characters, its source last and after a colon; else nothing."""
    source = _source(line)
    if source is None:
        return
    held = {*source.who, *source.claim}
    spared = {word.i for word in line.words if word.i not in held or (word.i in source.who and _is_idle(word))}
    saved = sum(len(word.text_with_ws) for word in line.words if word.i in spared)
    for short in shortened(line, found, longest + saved, riskiest, losses):
        kept = [word for word in short.words if word.i not in spared]
        text = _set(line, source, kept)
        if text and len(text) <= longest:
            yield replace(short, text=text, words=tuple(kept))


def _set(line: Line, source: Source, kept: Sequence[Token]) -> str:
    """The claim, a colon and who says it; "" where one of them is not whole."""
    who = _by_name([word for word in kept if word.i in source.who])
    said = [word for word in kept if word.i in source.claim]
    named = all(word.dep_ in NAMES or word.dep_ in SUBJECTS or word.dep_ in ("cc", "conj") for word in who)
    if not named or not 0 < len(who) <= MOST or any(word.lower_ in DANGLING or word.text == "," for word in who):
        return ""
    if any(word.text == "," and who[0].i < word.i < who[-1].i for word in line.words):
        return ""  # "Ole Vask, the keeper": a colon would run the two together
    if said and said[0].lower_ in DANGLING:
        return ""  # "Its ferries are full": whose the colon does not say
    name = named_plainly(joined(who)).strip(" ,.")
    claim = set_as_headline(replace(line, root=source.verb, subject=source.subject), said) if said else ""
    return "" if not claim or not name or ":" in claim or claim[-1] in "?!" else f"{claim}: {name}"


def _by_name(who: list[Token]) -> list[Token]:
    """Without what a body is called before its name: "ferry lobby group | the Guild"."""
    at = next((at for at, word in enumerate(who[:-1]) if at and word.i == who[at - 1].i + 2 and word.text[:1].isupper()), 0)
    kind = all(word.is_lower and word.dep_ != "prep" for word in who[:at])  # not "critics of | the Guild"
    told = at and kind and who[0].doc[who[at].i - 1].lower_ == "the"
    return who[at:] if told else who


def _is_idle(word: Token) -> bool:
    return (word.lower_ in IDLE and word.dep_ in ("det", "aux")) or word.text in ",."


def _source(line: Line) -> Source | None:
    return _closing(line) or _cited(line) or _opening(line)


def _closing(line: Line) -> Source | None:
    """The clause before a main verb of saying, "| The lock broke |, officials said on Monday", or before what looks like it."""
    root, first, end = line.root, line.words[0].i, line.words[-1].i + 1
    told = [child for child in root.children if child.dep_ in ("ccomp", "parataxis") and child.right_edge.i < root.i]
    if not told:
        return _tail(line, closing_source(line))
    if root.lower_ not in TOLD or is_denied(root):
        return None
    teller = next((child for child in root.children if child.dep_ in SUBJECTS and child.i > told[-1].right_edge.i), None)
    subject = next((child.i for child in told[-1].children if child.dep_ in SUBJECTS), -1)
    if teller is None or subject < 0:
        return None
    behind = [child for child in root.children if child.i > told[-1].right_edge.i and child.dep_ != "punct" and child != teller]
    heard = ("dobj", "dative") if root.lower_ in ("told", "tell", "tells") else ()
    if not all(child.dep_ in (*BESIDES, "aux", *heard) and not _holds_clause(child) for child in behind):
        return None
    if any(child.lower_ in ("if", "unless", "not") for child in behind):
        return None
    who = frozenset(word.i for word in teller.subtree if first <= word.i < end)
    stop = told[-1].right_edge.i + (told[-1].right_edge.text != ",")
    return Source(who, range(first, stop), told[-1], subject)


def _holds_clause(word: Token) -> bool:
    return any(token.dep_ in ("ccomp", "relcl", "advcl", "conj") for token in word.subtree)


def _tail(line: Line, start: int | None) -> Source | None:
    """A last ", officials said" from the comma on: a name or a noun, and one verb of saying first or last."""
    if start is None:
        return None
    words = [word for word in line.words if word.i > start and word.text != "."]
    verbs = [word for word in words if word.lower_ in TOLD and not (word.dep_ in NAMES or word.dep_ in SUBJECTS)]
    if len(verbs) != 1 or verbs[0] not in (words[0], words[-1]):
        return None
    who = frozenset(word.i for word in words if word != verbs[0])
    return Source(who, range(line.words[0].i, start), line.root, line.subject)


def _cited(line: Line) -> Source | None:
    """The name behind "according to", at the end or before all else."""
    doc, first, end = line.root.doc, line.words[0].i, line.words[-1].i + 1
    word = next((word for word in line.words if word.lower_ == "according" and word.i + 2 < end), None)
    if word is None or word.nbor().lower_ != "to":
        return None
    if word.i > line.root.i + 1:
        start = word.i - (doc[word.i - 1].text == ",")
        return Source(frozenset(range(word.i + 2, end)), range(first, start), line.root, line.subject)
    begin = doc[line.subject].left_edge.i if line.subject >= 0 else 0
    if word.i != first or begin <= first or doc[begin - 1].text != ",":
        return None
    return Source(frozenset(range(first + 2, begin - 1)), range(begin, end), line.root, line.subject)


def _disagrees(teller: Token, verb: Token) -> bool:
    """One noun does not "show": in "TV talent show The Oars is …" the parser took the show for a verb."""
    several = teller.lower_.endswith("s") or teller.lower_ in COLLECTIVE or any(child.dep_ == "conj" for child in teller.children)
    return verb.lower_ in OF_SEVERAL and teller.is_lower and not several


def _opening(line: Line) -> Source | None:
    """The subject that says all the rest, "| A study | says that | the lock will hold"."""
    root, doc, end = line.root, line.root.doc, line.words[-1].i + 1
    told = next((child for child in root.children if child.dep_ == "ccomp" and child.i > root.i), None)
    if root.lower_ not in OPENING or told is None or is_denied(root) or not 0 <= line.subject < root.i:
        return None
    if root.nbor(-1).dep_ == "compound":
        return None  # "The harbour show …": the parser took the show for a verb
    if _disagrees(doc[line.subject], root):
        return None
    teller, itself = doc[line.subject], next((child for child in told.children if child.dep_ in SUBJECTS), None)
    if itself is None or itself.i > told.i or itself.lower_ in DANGLING or teller.left_edge.i != line.words[0].i:
        return None
    between = [child for child in root.children if root.i < child.i < told.i and child.dep_ != "punct"]
    heard = ("dobj", "dative") if root.lower_ == "told" else ()
    opens = itself.left_edge.i
    plain = all(child.dep_ in (*BESIDES, *heard) and not _holds_clause(child) for child in between)
    whole = told.right_edge.i + 1 >= end - 1 and all(
        word.dep_ in ("mark", "punct") or any(child == word or child.is_ancestor(word) for child in between)
        for word in doc[root.i + 1 : opens]
    )
    if not plain or not whole or any(word.lower_ in ONES for word in line.words if word.i >= opens):
        return None
    return Source(frozenset(word.i for word in teller.subtree), range(opens, end), told, itself.i)

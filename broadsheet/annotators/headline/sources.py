"""A sentence that closes with its source, "…, a study says" → the same with the source behind a colon: "…: study"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.cuts import cuts
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING, Line
from broadsheet.annotators.headline.parts import closing_source
from broadsheet.annotators.headline.shorten import Short, joined, set_as_headline, shortened
from broadsheet.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

TOLD = frozenset("said says say show shows suggest suggests report reported reports find finds found warn warns warned".split())
"""What a closing source did; the colon says it."""
IDLE = frozenset("a an the has have had".split())
MOST = 6
"""Words of a source."""
NAMES = frozenset("compound amod nmod poss case det nummod punct prep pobj appos flat aux".split())


def behind_colon(line: Line, longest: int, riskiest: float, losses: Mapping[int, float]) -> Iterator[Short]:
    """The line in at most ``longest`` characters, its source last and after a colon; nothing where it closes with no source."""
    start = _start(line)
    if start is None:
        return
    doc, last = line.root.doc, line.words[-1].i
    spared = {word.i for word in doc[start : last + 1] if _is_idle(word) or word.text in ",."}
    saved = sum(len(doc[at].text_with_ws) for at in spared)
    for short in shortened(line, cuts(line), longest + saved, riskiest, losses):
        said = [word for word in short.words if word.i < start]
        text = _set(line, said, [word for word in short.words if word.i >= start])
        if text and len(text) <= longest:
            yield replace(short, text=text, words=tuple(word for word in short.words if word.i not in spared))


def _set(line: Line, said: Sequence[Token], closing: Sequence[Token]) -> str:
    """The claim, a colon and who says it; "" where behind the claim stands more than a name or a noun and what it did."""
    claim = _claim(line, said) if said else ""
    closing = [word for place, word in enumerate(closing) if word.text != "." and (place or word.text != ",")]
    source = [word for word in closing if not _is_idle(word)]
    verbs = [word for word in closing if word.lower_ in TOLD and not (word.dep_ in NAMES or word.dep_ in SUBJECTS)]
    cited = [word for word in closing if word.lower_ == "according"]
    named = all(word.dep_ in NAMES or word.dep_ in SUBJECTS or word.dep_ in ("cc", "conj") for word in source)
    placed = not verbs or verbs[0] in (closing[0], closing[-1])
    if len(verbs) + len(cited) != 1 or not named or not placed or not 0 < len(source) <= MOST:
        return ""
    if not claim or ":" in claim or claim[-1] in "?!" or any(word.lower_ in DANGLING or word.text == "," for word in source):
        return ""
    who = joined(source).strip(" ,.")
    return f"{claim}: {who}"


def _is_idle(word: Token) -> bool:
    told = word.lower_ in TOLD and not (word.dep_ in NAMES or word.dep_ in SUBJECTS)
    return word.lower_ in IDLE or told or (word.lower_ in ("according", "to") and _cites(word))


def _cites(word: Token) -> bool:
    return word.lower_ == "according" or word.head.lower_ == "according"


def _start(line: Line) -> int | None:
    """Token number at which a closing source begins, with its comma: ", a study says", "according to Ole Vask"."""
    clause = _told(line)
    if clause is not None:
        return clause.right_edge.i + (clause.right_edge.text != ",")
    cited = next((word.i for word in line.words if word.lower_ == "according" and word.i > line.root.i + 1), None)
    if cited is not None:
        return cited - (line.root.doc[cited - 1].text == ",")
    return closing_source(line)


def _told(line: Line) -> Token | None:
    """The clause before a main verb of saying: "| The lock broke |, officials said"."""
    told = [child for child in line.root.children if child.dep_ in ("ccomp", "parataxis") and child.right_edge.i < line.root.i]
    return told[-1] if told and line.root.lower_ in TOLD else None


def _claim(line: Line, said: Sequence[Token]) -> str:
    clause = _told(line)
    if clause is None:
        return set_as_headline(line, said)
    subject = next((child.i for child in clause.children if child.dep_ in SUBJECTS), -1)
    return set_as_headline(replace(line, root=clause, subject=subject), said) if subject >= 0 else ""

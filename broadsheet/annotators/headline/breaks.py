"""Token numbers of a cut → would it break what is left: half a name, a verb without what it asks for, a lone preposition?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.bonds import MOVING

if TYPE_CHECKING:
    from broadsheet.annotators.headline.lines import Line


def breaks_word(line: Line, start: int, end: int) -> bool:
    """The cut begins or ends at a hyphen within a word: "anti- | fraud"."""
    doc, last = line.root.doc, line.words[-1].i
    joints = (start - 1 if start > line.words[0].i else end - 1, end - 1 if end <= last else start, min(end, last))
    return any(doc[at].text == "-" and not doc[at].whitespace_ and not doc[at - 1].whitespace_ for at in joints)


def is_moved(line: Line, start: int, end: int) -> bool:
    """The cut holds what somebody was ordered to do, wherever the parser hung it: "ordered the firm | of Lindmar to pay"."""
    doc = line.root.doc
    if not any(word.lower_ == "to" and word.dep_ == "aux" for word in doc[start:end]):
        return False
    moving = [word for word in line.words if word.i < start and word.lower_ in MOVING and word.dep_ in ("ROOT", "ccomp", "xcomp")]
    return any(not any(child.dep_ in ("xcomp", "ccomp") and child.i < start for child in verb.children) for verb in moving)


def strands(line: Line, start: int, end: int) -> bool:
    """It leaves a preposition with nothing behind it: "boats from | across the bay"."""
    before = line.root.doc[start - 1] if start > line.words[0].i else None
    held = [child for child in before.children if child.i > before.i] if before is not None and before.dep_ == "prep" else []
    return bool(held) and all(start <= child.i and child.right_edge.i < end for child in held)


def is_deadline(line: Line, start: int) -> bool:
    """It begins with the day of a last hour: "until midnight | on 1 May"."""
    doc = line.root.doc
    return (
        start > line.words[0].i + 1 and doc[start].lower_ == "on" and doc[start - 2].lower_ in ("until", "till", "by", "before")
    )


def names_paper(line: Line, start: int) -> bool:
    """The cut begins within the name of a source: "according to The Post | on Sunday"."""
    doc = line.root.doc
    before = [word.lower_ for word in doc[max(start - 4, 0) : start]]
    return doc[start].lower_ == "on" and doc[start - 1].text[:1].isupper() and "according" in before


def nameless(line: Line) -> set[int]:
    """Token numbers of names that stand for what described them, which the line does without."""
    left = {word.i for word in line.words}
    return {word.i for word in line.words if word.dep_ == "appos" and word.head.i not in left}


def splits(line: Line, start: int, end: int) -> bool:
    """It would leave half of a date or a name, "11 September | , 2001", or begin within brackets and end behind them."""
    doc = line.root.doc
    inside = [word.text for word in doc[start:end]]
    if inside.count("(") < inside.count(")"):
        return True
    return doc[start].ent_iob_ == "I" and doc[start].ent_type_ in (
        "DATE",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "CARDINAL",
        "ORG",
    )

"""A sentence in which somebody says what they themselves do, "The ferry firm said it will sell …" → "The ferry firm will sell …".

A firm knows what it has decided, so its own word for it is no opinion. What somebody says of anything else keeps its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.tense import is_denied
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

SAID = frozenset("said says announced announces confirmed confirms".split())
ITSELF = frozenset("it they".split())
MEANT = frozenset("plans plan intends intend expects expect wants want hopes hope aims aim proposes".split())
"""What somebody has in mind; only they know."""
DECIDED = frozenset(
    "agreed acquired appointed bought cancelled completed cut decided delayed dropped extended filed formed hired issued"
    " launched named offered opened ordered postponed raised received recalled reached rejected selected set signed sold"
    " suspended withdrew withdrawn won called made paid settled established created declared elected increased reduced lowered"
    " doubled expanded entered ended closed started recorded shifted retained licensed".split()
)
"""What a firm or a council has done, by its own decision or in its own books."""
GRANTED = frozenset("awarded granted cleared approved authorised authorized contracted selected chosen named sued fined".split())
"""And what has been done to it, by whoever it is that does such things."""
READY = frozenset("ready willing prepared set due keen".split())
TALKS = frozenset("talks negotiations discussions".split())


def without_saying(line: Line) -> Line | None:
    """The line without its "said it", what it says of itself made the main clause; None where it says anything else."""
    root, doc = line.root, line.root.doc
    told = next((child for child in root.children if child.dep_ == "ccomp" and child.i > root.i), None)
    if root.lower_ not in SAID or told is None or not 0 <= line.subject < root.i or is_denied(root):
        return None
    itself = next((child for child in told.children if child.dep_ in SUBJECTS), None)
    teller = doc[line.subject]
    if itself is None or itself.i > told.i or not _is_teller(itself, teller) or not _is_own(told, itself):
        return None
    before = [child for child in root.children if child.dep_ in ("aux", "advmod") and line.subject < child.i < root.i]
    start = min([root.i, *(child.i for child in before)])
    between = doc[root.i + 1 : itself.i]
    if any(word.dep_ in ("cc", "conj", "ccomp", "advcl") or word.text in '"“' for word in between):
        return None
    words = tuple(word for word in line.words if not start <= word.i <= itself.i)
    if not _is_neat(told, words):
        return None
    return replace(line, words=words, root=told)


def _is_teller(itself: Token, teller: Token) -> bool:
    """The pronoun stands for whoever says it."""
    joined = any(child.dep_ == "conj" for child in teller.children)
    if not teller.ent_type_ and teller.is_lower and itself.lower_ in ("he", "she"):
        return not joined and not any(word.ent_type_ == "PERSON" for word in teller.doc[: itself.i])
    if teller.ent_type_ == "PERSON":
        return not joined and itself.lower_ in ("he", "she")
    return itself.lower_ in ITSELF and not (joined and itself.lower_ == "it")


def _is_own(told: Token, itself: Token) -> bool:
    """What is said is what the teller means to do, or, of a firm, has done."""
    if is_denied(told) or told.dep_ != "ccomp":
        return False
    helpers = {child.lower_ for child in told.children if child.dep_ in ("aux", "auxpass")}
    if helpers == {"will"} and not any(child.dep_ == "auxpass" for child in told.children):
        return True
    if not helpers and told.lower_ in MEANT:
        return True
    if told.lower_ in ("is", "are") and not helpers:
        return any(
            (child.dep_ in ("acomp", "oprd") and child.lower_ in READY)
            or (child.dep_ == "xcomp" and any(word.lower_ == "to" for word in child.children))
            or (child.dep_ == "prep" and child.lower_ == "in" and any(word.lower_ in TALKS for word in child.children))
            for child in told.children
        )
    firm = itself.lower_ in ITSELF
    if firm and told.lower_ in GRANTED and helpers in ({"was"}, {"has", "been"}, {"were"}, {"have", "been"}):
        return True
    return firm and told.lower_ in DECIDED and helpers in (set(), {"has"}, {"have"})


def _is_neat(told: Token, words: tuple[Token, ...]) -> bool:
    """The clause that becomes the main one is all that follows."""
    return bool(words) and told in words and all(word.lower_ not in ("if", "unless") for word in words)

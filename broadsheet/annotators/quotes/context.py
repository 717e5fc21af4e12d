"""A quotation and its sentence → its context: asserted, denied, questioned, under a condition, second-hand or past.

Whatever governs the quotation outside the marks counts: what stands between them is shown with it, and reverses nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import clauses, earlier, features, secondhand, wording
from broadsheet.annotators.quotes.clauses import Governor
from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.reading import Reading, Scene
from broadsheet.annotators.quotes.secondhand import Names
from broadsheet.model.article import Context

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT = frozenset("not n't n’t never no nor neither without hardly scarcely barely cannot".split())
_ONLY = frozenset("only just merely simply solely necessarily alone".split())
_NOBODY = frozenset("nobody none nothing neither no-one".split())
_CERTAIN = frozenset("doubt question matter secret surprise wonder coincidence accident mistake mystery more fewer less".split())
"""Words after "no" that deny nothing: "no doubt" is certain, "no more than" counts."""
_DENYING = frozenset(
    "deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting disavow disavows disavowed"
    " disavowing repudiate repudiates repudiated disclaim disclaimed refuse refuses refused refusing decline declines declined"
    " declining avoid avoids avoided avoiding fail fails failed failing disprove disproved debunk debunks debunked debunking"
    " contradict contradicts contradicted lack lacks lacked lacking shun shuns shunned shunning".split()
)
"""Verbs that say of what they govern that it is not so, or not said."""
_DISPUTING = frozenset(
    "dispute disputes disputed disputing dismiss dismisses dismissed dismissing contest contests contested".split()
)
"""Verbs that do so of a thing that they govern, and not of what they are said with ("dismissed it as “...”")."""
_DENIED = frozenset(("dobj", "ccomp", "xcomp", "nsubjpass", "acl"))
_RATHER = re.compile(
    r"\b(?:rather than|instead of|as opposed to|far from|anything but|stop(?:s|ped|ping)? short of|never|no|nor|without"
    r"|not(?! (?:only|just|merely|simply))|(?:is|was|are|were)n[’']t)"
    r"(?: (?:an?|the|as|so|really|being|be|been|called|about|exactly|quite)){0,3}\W*$",
    re.IGNORECASE,
)
_DOUBTING = frozenset("question questions questioned questioning doubt doubts doubted doubting wonder wonders wondered".split())
_ASKING = frozenset(
    "ask asks asked asking wonder wonders wondered wondering know knows knew see sees unclear uncertain unsure sure decide"
    " decides decided determine determined say clear test question".split()
)
_IF = frozenset(("if", "unless", "lest"))
_MODALS = frozenset("would could might may should ’d 'd".split())
_AFTERWARDS = frozenset("later then go only also eventually subsequently soon".split())
"""Adverbs after which "would" reports the past: "she would later say"."""
_HEARD = frozenset("heard seen quoted".split())
_WISHING = frozenset(
    "want wants wanted wanting urge urges urged urging tell tells told telling ask asks asked asking order orders ordered expect"
    " expects expected hope hopes hoped need needs needed like love prefer prefers plan plans planned intend intends intended"
    " able ready tempted encourage encourages encouraged going supposed meant".split()
)


def context(reading: Reading, quoted: Quoted, cue: Cue | None, names: Names, published: dt.date | None) -> Context:
    """Return the way in which its sentence uses a quotation.

    ``cue`` is the one that gives the quotation its speaker, if any does; ``names`` tell who a speaker's words stand for.
    ``published`` is the article's day: speech that the sentence dates long before it is past.
    """
    scene = reading.scene(quoted.paragraph)
    near = cue if cue is not None and cue.paragraph == quoted.paragraph and _is_of_sentence(scene, quoted, cue) else None
    scope, beyond = clauses.governors(scene, features.head(scene, quoted), near)
    part = wording.style(scene, quoted) == "part"
    if _is_denied(scene, quoted, scope, near, part=part):
        return "denied"
    if _is_questioned(scene, quoted, scope, part=part):
        return "questioned"
    if _is_conditional(scope, beyond, scene.tokens[near.token] if near else None, part=part):
        return "conditional"
    if cue is not None and secondhand.is_reported(reading, cue, quoted, names):
        return "reported"
    return "past" if earlier.is_past(reading, cue, published) else "asserted"


def _is_of_sentence(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    """The cue and the quotation are of one sentence."""
    if cue.start >= quoted.closed:
        return not scene.gap(quoted.closed, cue.start)[0]
    return not scene.gap(cue.end, quoted.opened)[0]


def _is_denied(scene: Scene, quoted: Quoted, scope: Sequence[Governor], cue: Cue | None, *, part: bool) -> bool:
    """The sentence says that the words are not so, or were not said; two denials cancel out."""
    if part and _RATHER.search(scene.before(quoted, 60)):
        return True
    above = {one.token.i: one for one in (scope if part or cue is None else ())}
    if cue is not None and cue.token not in above and cue.strength in ("speech", "naming"):
        beside = [Governor(scene.tokens[cue.token], "ccomp"), *clauses.governors(scene, cue.token, cue)[0]]
        above |= {one.token.i: one for one in beside}
    inner = scene.tokens[features.head(scene, quoted)]
    denials = sum(_denies(one.token, one.edge) + _negations(one.token, scene) for one in above.values())
    return bool((denials + (_negations(inner, scene) if part else 0)) % 2)


def _denies(token: Token, edge: str) -> bool:
    """The verb or noun denies what hangs on it by ``edge``."""
    if token.lower_ in _DISPUTING:
        return edge in ("dobj", "ccomp", "nsubjpass")
    # "rejected it as “...”", "refused with the words “...”": these are the words of whoever denies.
    return token.lower_ in _DENYING and edge in _DENIED | ({"dep"} if child(token, "xcomp") is not None else set())


def _negations(token: Token, scene: Scene) -> int:
    """Count what negates the token: "not", "no", "never", a subject that is nobody; "not only" does not."""
    found = 0
    for kid in token.children:
        if scene.inside[kid.i]:
            continue
        following = scene.lowers[kid.i + 1] if kid.i + 1 < len(scene.lowers) else ""
        if kid.dep_ in ("neg", "preconj", "advmod", "det", "aux") and kid.lower_ in _NOT:
            found += following not in _ONLY and token.lower_ not in _CERTAIN and following not in _CERTAIN
        elif kid.dep_ in SUBJECTS and _is_nobody(kid):
            found += 1
    return found + (token.lower_ == "without" and not scene.inside[token.i])


def _is_nobody(subject: Token) -> bool:
    """Such as "nobody", "no one", "none of them", "no minister"."""
    if subject.lower_ in _NOBODY:
        return True
    return any(kid.lower_ in ("no", "neither") and kid.dep_ == "det" for kid in subject.children)


def _is_questioned(scene: Scene, quoted: Quoted, scope: Sequence[Governor], *, part: bool) -> bool:
    """The sentence asks, directly or with "whether", or doubts what it quotes."""
    if clauses.final(scene, quoted) == "?":
        return True
    chain = [scene.tokens[features.head(scene, quoted)], *(one.token for one in scope)] if part else [one.token for one in scope]
    for token in chain:
        marks = {kid.lower_ for kid in token.children if kid.dep_ in ("mark", "advmod", "cc") and not scene.inside[kid.i]}
        asked = token.dep_ == "ccomp" and token.head.lower_ in _ASKING
        if "whether" in marks or (asked and "if" in marks):
            return True
    return part and any(one.token.lower_ in _DOUBTING and one.edge in ("dobj", "ccomp", "nsubjpass") for one in scope)


def _is_conditional(scope: Sequence[Governor], beyond: Sequence[Token], cue: Token | None, *, part: bool) -> bool:
    """The words are said, or are so, only under a condition, by a wish or as a possibility."""
    if cue is not None and (_is_possible(cue) or _is_wished(cue)):
        return True
    if any(_opens_with_if(one.token) for one in scope) or (beyond and _is_if(scope)):
        return True
    return part and any(kid.dep_ == "advcl" and _opens_with_if(kid) for one in scope for kid in one.token.children)


def _is_if(scope: Sequence[Governor]) -> bool:
    return bool(scope) and _opens_with_if(scope[-1].token)


def _opens_with_if(token: Token) -> bool:
    marked = any(kid.dep_ in ("mark", "advmod") and kid.lower_ in _IF for kid in token.children)
    return marked and not (token.dep_ == "ccomp" and token.head.lower_ in _ASKING)


def _is_possible(verb: Token) -> bool:
    """Somebody would, could or may say so."""
    modals = [kid for kid in verb.children if kid.dep_ == "aux" and kid.lower_ in _MODALS]
    if not modals or verb.lower_ in _HEARD or child(verb, "auxpass") is not None:
        return False
    between = {token.lower_ for modal in modals for token in verb.doc[modal.i + 1 : verb.i]}
    return not between & _AFTERWARDS


def _is_wished(verb: Token) -> bool:
    """Somebody wants or tells somebody to say so: nobody has yet."""
    to = any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in verb.children)
    return to and verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lower_ in _WISHING

"""What stands before a quotation in one report inside another → whose words they are, or that nobody can tell.

In "Lee told the court that Ruiz had sent a message: “...”" the message speaks, and Lee only tells of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.grammar import SUBJECTS, child, doer
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import MAKING, PRONOUNS, phrase
from broadsheet.annotators.quotes.reading import Scene
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAVING = frozenset(
    "leave leaves left leaving text texts texted texting mail mailed email emailed hand handed pass passed slip slipped pin"
    " pinned paint painted scrawl scrawled spray sprayed type typed dictate dictated upload uploaded put shout shouted".split()
)
"""What else brings a message, a note, a sign into the world."""
_RELAYING = frozenset(
    "read reads reading quote quotes quoted quoting cite cites cited citing recall recalls recalled recite recited receive"
    " receives received receiving get gets got getting find finds found see saw seen hear heard show shows showed shown open"
    " opened play played produce produced forward forwarded remember remembers remembered keep kept share shared".split()
)
"""Whoever does this with a message has not written it, as far as can be told."""
_ABOUT = frozenset(("of", "about"))
_BEING = frozenset("is was are were read reads".split())
_ANSWERS = frozenset("answer reply response retort verdict advice motto slogan mantra message".split())
"""What consists of the words that it is said to be; a claim that was “true” does not."""
_WAS = frozenset("is was been remains remained".split())
_AUXILIARY = frozenset("had has always simply only just still".split())
_THREATENING = frozenset(
    "threaten threatens threatened threatening swear swears swore sworn swearing curse cursed taunt taunted abuse abused insult"
    " insulted address addressed hiss hissed".split()
)
"""Whoever does this to somebody speaks, and whoever tells of it may be cited next all the same."""
_TELLER = frozenset("him her them me us".split())
_GOING_ON = frozenset("added adds adding continued concluded".split())
_DENYING = frozenset("deny denies denied denying doubt doubts doubted dispute disputes disputed".split())
_VERBAL = frozenset(("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "aux", "auxpass"))


def opened(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> Cue | None:
    """The noun of speech that the quotation is the content of, as a verb of speech of whoever made it.

    ``who`` is None where the sentence leaves that open. None where no such noun opens the quotation.
    """
    before = scene.before(quoted, 3)
    if not before.rstrip().endswith(":"):
        return _lent(scene, quoted, cues) or _was(scene, quoted, cues)
    colon = scene.at(quoted.opened - len(before) + len(before.rstrip()) - 1)
    last = _last(scene, scene.starts[colon], cues)
    if last is None or last.strength not in ("document", "act"):
        return None
    noun = scene.tokens[last.token]
    between = scene.tokens[noun.i + 1 : colon]
    if any(token.dep_ in _VERBAL and noun.head not in (token, token.head) and noun not in token.ancestors for token in between):
        return None
    made = _maker(scene, noun, between)
    if made is None:
        return None
    who = phrase(scene, made) if made.i != noun.i and not _denied(noun) else None
    return replace(last, strength="speech", who=None if who is None or who.kind in ("document", "act", "it") else who)


def _lent(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> Cue | None:
    """Whose words somebody uses: "Lee said, in the words of Ana Ruiz, that it was “...”"."""
    last = _last(scene, quoted.opened, cues)
    lent = last is not None and last.verb == "in the words of" and scene.gap(last.end, quoted.opened)[2] == 0
    return last if lent else None


def _was(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> Cue | None:
    """Whose answer the quotation is: "Lee said Ruiz’s answer had been “...”"."""
    last = _last(scene, quoted.opened, cues)
    if last is None or last.verb not in _ANSWERS or scene.gap(last.end, quoted.opened)[2]:
        return None
    noun = scene.tokens[last.token]
    owner = child(noun, "poss")
    between = [token for token in scene.tokens[noun.i + 1 : scene.at(quoted.opened)] if token.is_alpha]
    if owner is None or scene.named[owner.i] is None or not any(token.lower_ in _WAS for token in between):
        return None
    if any(token.lower_ not in _WAS | _AUXILIARY for token in between):
        return None
    return replace(last, strength="speech", who=phrase(scene, owner))


def unclear(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> bool:
    """Either of two may go on to speak: "Lee said Ruiz had threatened her: “...”", "Lee said Ruiz rang her and said: “...”"."""
    last = _last(scene, quoted.opened, cues)
    if last is None or last.strength not in ("speech", "weak"):
        return False
    verb = scene.tokens[last.token]
    if verb.lower_ in _THREATENING:
        return verb.dep_ == "ccomp" and child(verb, *SUBJECTS) is not None and _speaks(verb.head)
    if verb.dep_ != "conj" or verb.lower_ in _GOING_ON or not _speaks(verb.head) or child(verb, *SUBJECTS) is not None:
        return False
    inner = child(verb.head, "ccomp")
    return inner is not None and verb.head.i < inner.i < verb.i and _done_to_teller(inner)


def _last(scene: Scene, offset: int, cues: Sequence[Cue]) -> Cue | None:
    """The nearest cue before ``offset`` in its sentence."""
    near = [cue for cue in cues if cue.end <= offset and not scene.gap(cue.end, offset)[0]]
    return near[-1] if near else None


def _speaks(verb: Token) -> bool:
    return lexicon.verbs().get(verb.lower_, ("", ""))[1] == "speech"


def _done_to_teller(verb: Token) -> bool:
    """Somebody does something to whoever tells of it: "Ruiz had rung him"."""
    touched = (child(verb, "dobj"), child(verb, "dative"), *(child(kid, "pobj") for kid in verb.children if kid.dep_ == "prep"))
    return child(verb, *SUBJECTS) is not None and any(one is not None and one.lower_ in _TELLER for one in touched)


def _maker(scene: Scene, noun: Token, between: Sequence[Token]) -> Token | None:
    """Who wrote or spoke what ``noun`` stands for; the noun itself where nobody is told, None where it is only spoken about."""
    if noun.dep_ in SUBJECTS and between and all(token.lower_ in _BEING for token in between):
        return child(noun, "poss")
    way = noun.head.lower_ if noun.dep_ == "pobj" else ""
    verb = noun.head.head if way else noun.head
    if noun.dep_ not in ("dobj", "pobj", "nsubjpass", "attr"):
        return None
    own = _owner(scene, noun, between)
    if not way and verb.lower_ in MAKING | _LEAVING:
        return own if own is not None and own.lower_ not in PRONOUNS else _doer(verb) or noun
    if way in _ABOUT or (way in ("", "from") and verb.lower_ in _RELAYING):
        return own or noun
    return None


def _doer(verb: Token) -> Token | None:
    """Who does what ``verb`` says, unless the subject of its clause stands apart from it: "Lee, Ruiz said, had sent …"."""
    return None if verb.dep_ == "ccomp" and child(verb, *SUBJECTS) is None else doer(verb)


def _owner(scene: Scene, noun: Token, between: Sequence[Token]) -> Token | None:
    """Ruiz in "Ruiz’s message", "a message from Ruiz", "a message that Ruiz had sent"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for token in between:
        if token.lower_ in ("from", "by") and (source := child(token, "pobj")) is not None:
            return source
        if token.dep_ == "relcl" and token.head.i == noun.i and token.lower_ in MAKING | _LEAVING:
            subject = child(token, *SUBJECTS)
            return subject if subject is not None and scene.named[subject.i] else None
    return None


def _denied(noun: Token) -> bool:
    """Somebody says that there is no such message."""
    return any(above.lower_ in _DENYING or child(above, "neg") is not None for above in noun.ancestors)

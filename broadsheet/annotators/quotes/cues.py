"""A paragraph → its cues: the words outside quotation marks that report speech, each with who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.borrowed import behind_by, beside_another, cited, heard, last_of_name
from broadsheet.annotators.quotes.grammar import NOMINAL, SUBJECTS, child, doer
from broadsheet.annotators.quotes.phrases import PRONOUNS, Phrase, phrase, voice, with_relative
from broadsheet.annotators.quotes.reading import Scene
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

ALWAYS = frozenset("said says told tells tweeted added asked wrote writes declared insisted argued explained".split())
"""Verbs whatever the parser takes them for."""
AUXILIARY = frozenset(
    "has have had will would did does is was can could may might also then later once further only never not".split()
)
_PREPOSITIONS = frozenset("barring concerning considering excluding following given including involving regarding".split())
"""Participles that report nothing: "questions regarding “...”"."""
_FREE = frozenset(("ROOT", "ccomp", "parataxis", "dep", "conj", "advcl", "xcomp", "amod"))
_UNATTACHED = frozenset(("nsubj", "ROOT", "dep", "dobj", "npadvmod", "appos", "attr"))
_REPORTS = frozenset("reports reported says said writes wrote notes noted".split())
_SPEAKING_PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it"))


class Cue(Value, kw_only=False):
    """Words that report speech. ``start`` and ``end`` are offsets in the text; ``token`` counts in the paragraph."""

    start: int
    end: int
    token: int
    paragraph: int
    strength: str
    """``speech``, ``naming``, ``weak``, ``act``, ``document``, ``according``, ``open`` (a verb of no list)."""
    verb: str
    who: Phrase | None
    beside: bool = False
    """The speaker stands right beside the verb."""
    passive: bool = False


_NEAREST = 40
_LABEL = 5
"""Words of a label such as "The Harbour Review:", less one."""


def around(found: Sequence[Cue], offset: int) -> Sequence[Cue]:
    """Return those of a paragraph's cues that may have to do with what is at ``offset``: the nearest on each side, in order."""
    place = bisect_left(found, offset, key=lambda cue: cue.start)
    return found[max(0, place - _NEAREST) : place + _NEAREST]


def cues(scene: Scene) -> tuple[Cue, ...]:
    """All cues of the paragraph, in order."""
    found = (_cue(scene, token) for token in scene.tokens if not scene.inside[token.i])
    return tuple(cue for cue in found if cue is not None)


def _cue(scene: Scene, token: Token) -> Cue | None:
    word = scene.lowers[token.i]
    if word == "according":
        return according(scene, token)
    if word in _PREPOSITIONS and child(token, *SUBJECTS) is None:
        return None
    if word == "words" and (cue := _in_the_words(scene, token)) is not None:
        return cue
    known = lexicon.verbs().get(word)
    if known is not None and (word in ALWAYS or not _is_noun(token)):
        verb, strength = known
        put = verb == "put" and scene.lowers[token.i + 1 : token.i + 2] == ["it"]
        return verb_cue(scene, token, verb, "speech" if put else strength)
    kind = lexicon.nouns().get(word)
    if kind is not None and scene.named[token.i] is None and _is_noun(token):
        return _noun_cue(scene, token, kind)
    return None


def _is_noun(token: Token) -> bool:
    if (token.i == 0 and token.text.endswith("ed")) or child(token, "nsubj") is not None:
        return False
    if token.dep_ in NOMINAL:
        return True
    kids = {kid.dep_ for kid in token.lefts}
    return token.dep_ in ("conj", "ROOT") and bool(kids & {"det", "amod", "poss", "nummod"}) and not kids & {"nsubj", "aux"}


def verb_cue(scene: Scene, token: Token, verb: str, strength: str) -> Cue:
    """The cue that ``token`` makes, a verb."""
    start, end = scene.span(token.i, token.i)
    passive = child(token, "auxpass") is not None
    subject = _subject(scene, token, passive)
    who = phrase(scene, subject) if subject is not None else None
    if who is not None and (relative := child(token, "nsubj")) is not None and relative.lower_ in ("who", "which"):
        who = with_relative(scene, who, relative)
    beside = who is not None and _beside(scene, token, who)
    return Cue(start, end, token.i, scene.number, strength, verb, who, beside, passive)


def _subject(scene: Scene, token: Token, passive: bool) -> Token | None:
    """Who speaks: by grammar, unless what stands right beside the verb says better."""
    subject = doer(token)
    labelled = subject is not None and _is_label(scene, subject)
    if subject is not None and (labelled or scene.inside[subject.i]):
        subject = None
    if (agent := behind_by(scene, token)) is not None:
        return agent
    if (source := cited(scene, token) or heard(token)) is not None:
        return source
    neighbour = None if passive else _neighbour(scene, token)
    if neighbour is not None and subject is not None and beside_another(scene, neighbour, subject, token):
        return neighbour
    if neighbour is not None:
        right_before = neighbour.i == token.i - 1 and child(token, *SUBJECTS) is None
        better = subject is None or not scene.named[subject.i] or right_before
        if better or scene.lowers[neighbour.i] in _SPEAKING_PRONOUNS:
            return neighbour
    if child(token, *SUBJECTS) is None and _apposed(scene, token):
        return scene.tokens[token.i - 1]
    if subject is not None:
        return voice(scene, subject)
    return None if passive or (token.dep_ not in _FREE and not labelled) else _nearest_noun(scene, token)


def _is_label(scene: Scene, subject: Token) -> bool:
    """In "Review: Your teacher, Ana Lee, once said", the review asks, and says nothing of what follows."""
    colon = subject.i + 1
    if colon >= len(scene.tokens) or scene.tokens[colon].text != ":" or subject.i > _LABEL:
        return False
    return all(scene.tokens[place].text[:1].isupper() or not scene.tokens[place].is_alpha for place in range(colon))


def _apposed(scene: Scene, token: Token) -> bool:
    """In "she met Ana Lee, the minister stated" the parser hangs the minister on Lee."""
    known = lexicon.verbs().get(scene.lowers[token.i], ("", ""))[1]
    if token.i == 0 or known != "speech" or scene.lowers[token.i].endswith("ing") or scene.inside[token.i - 1]:
        return False
    before = scene.tokens[token.i - 1]
    return before.dep_ == "appos" and before.is_alpha and scene.named[before.i] is None


def _nearest_noun(scene: Scene, token: Token) -> Token | None:
    """For a verb that the parser left without a subject: the noun right before it ("Some chanted")."""
    place = token.i - 1
    while place >= 0 and (scene.lowers[place] in AUXILIARY or scene.lowers[place].endswith("ly")):
        place -= 1
    if place < 0 or scene.inside[place] or not scene.tokens[place].is_alpha:
        return None
    return scene.tokens[place] if scene.tokens[place].dep_ in _UNATTACHED else None


def _beside(scene: Scene, token: Token, who: Phrase) -> bool:
    start, end = scene.span(token.i, token.i)
    first, last = (who.end, start) if who.end <= start else (end, who.start)
    between = scene.text[first - scene.start : last - scene.start]
    return all(word in AUXILIARY or word.endswith("ly") for word in between.split())


def _neighbour(scene: Scene, token: Token) -> Token | None:
    """A name or a pronoun right before the verb ("Lee also said"), or a name right behind it ("said Ana Lee")."""
    place = token.i - 1
    while place >= 0 and (scene.lowers[place] in AUXILIARY or scene.lowers[place].endswith("ly")):
        place -= 1
    if place >= 0 and scene.lowers[place] == ")":
        place = _before_bracket(scene, place)
    if place >= 0 and scene.lowers[place] == "," and token.i - place == 1:
        place -= 1
    if place >= 0 and not scene.inside[place]:
        behind_clause = token.i - place > 1 and scene.tokens[token.i - 1].text == ","
        if scene.lowers[place] in _SPEAKING_PRONOUNS and not (behind_clause and scene.tokens[place].dep_ in ("dobj", "pobj")):
            return scene.tokens[place]
        named = scene.named[place]
        # "footage of Lee saying": right before a participle even an object speaks.
        free = scene.tokens[place].dep_ not in ("pobj", "dobj", "poss") or (
            token.i - place == 1 and scene.lowers[token.i].endswith("ing") and token.dep_ != "conj"
        )
        if named is not None and named.kind == "person" and free:
            return scene.tokens[place]
    return _inverted(scene, token)


def _before_bracket(scene: Scene, place: int) -> int:
    """The token before "(D-Vt.)"."""
    for other in range(place - 1, max(place - 9, -1), -1):
        if scene.lowers[other] == "(":
            return other - 1
    return -1


def _inverted(scene: Scene, token: Token) -> Token | None:
    """The name behind the verb: "“...,” said Ana Lee", "Added Lee:", "..., reports Reuters"."""
    after = token.i + 1
    if after >= len(scene.tokens) or scene.inside[after]:
        return None
    before = scene.tokens[token.i - 1] if token.i else None
    if before is not None and (scene.inside[before.i] or (before.text == "," and before.i and scene.inside[before.i - 1])):
        return _behind_marks(scene, token)
    behind = scene.named[after]
    if before is not None and before.text == "," and behind is not None and behind.cited and scene.lowers[token.i] in _REPORTS:
        return scene.tokens[after]
    opens = before is None or (before.is_punct and token.text[:1].isupper())
    if not opens or not scene.tokens[after].text[:1].isupper() or scene.lowers[after] in PRONOUNS:
        return None
    return last_of_name(scene, after)


def _behind_marks(scene: Scene, token: Token) -> Token | None:
    """Who stands behind a verb that stands behind a closing mark: "“Not us,” said farmer and poet Ana Lee"."""
    for place in range(token.i + 1, min(token.i + 10, len(scene.tokens))):
        other = scene.tokens[place]
        if (
            other.is_punct
            or scene.inside[place]
            or scene.lowers[place] in lexicon.verbs()
            or other.dep_ in ("prep", "agent", "case")
        ):
            break
        named = scene.named[place]
        if named is not None and named.kind == "person" and other.dep_ != "poss":
            last = last_of_name(scene, place)
            return last if last is not None and last.dep_ != "poss" else child(token, *SUBJECTS, "dobj")
    following = token.i + 1
    if scene.named[following] is not None and _is_owner(scene, following):
        return None
    if scene.named[following] is not None or (
        scene.tokens[following].text[:1].isupper() and scene.lowers[following] not in PRONOUNS
    ):
        return last_of_name(scene, following)
    noun = child(token, "dobj")
    if noun is None or noun.i < token.i:
        return None
    return noun if noun.lower_ in lexicon.roles() or _has_name(scene, noun) else None


def _has_name(scene: Scene, noun: Token) -> bool:
    """A person's name stands in apposition to the noun: "replied a visitor, Ana Lee"."""
    beside = child(noun, "appos")
    return beside is not None and (named := scene.named[beside.i]) is not None and named.kind == "person"


def _is_owner(scene: Scene, first: int) -> bool:
    """The name that begins at ``first`` is a possessive: "Lee’s lawyer"."""
    last = last_of_name(scene, first)
    return last is not None and last.i + 1 < len(scene.lowers) and scene.lowers[last.i + 1] in ("’s", "'s", "’", "'")


def according(scene: Scene, token: Token) -> Cue | None:
    """Return the cue that the "according" at ``token`` makes, if "to" and a source follow."""
    following = token.i + 1
    if following >= len(scene.tokens) or scene.lowers[following] != "to":
        return None
    source = child(scene.tokens[following], "pobj") or child(token, "pobj")
    if source is None:
        source = _named_after(scene, following)
    who = phrase(scene, source) if source is not None else None
    start, end = scene.span(token.i, following)
    return Cue(start, end, token.i, scene.number, "according", "according to", who, beside=True)


def _in_the_words(scene: Scene, token: Token) -> Cue | None:
    """Such as "in the words of Ana Ruiz", "in Lee’s words"."""
    if token.dep_ != "pobj" or token.head.lower_ != "in":
        return None
    of = next((kid for kid in token.children if kid.lower_ == "of"), None)
    source = child(token, "poss") or (child(of, "pobj") if of is not None else None)
    if source is not None and scene.named[source.i] is None:
        source = child(source, "appos") or source
    if source is None or scene.named[source.i] is None:
        return None
    start, end = scene.span(token.i, token.i)
    return Cue(start, end, token.i, scene.number, "according", "in the words of", phrase(scene, source), beside=True)


def _named_after(scene: Scene, place: int) -> Token | None:
    for other in scene.tokens[place + 1 : place + 6]:
        if scene.named[other.i] is not None:
            return other
    return None


def _noun_cue(scene: Scene, token: Token, kind: str) -> Cue | None:
    """A noun of speech and its maker: "Lee’s claim that", "made the claim", "a letter from Lee"."""
    source = voice(scene, token)
    if source.i == token.i and token.dep_ != "nsubj":
        of = next((kid for kid in token.children if kid.dep_ == "prep" and kid.lower_ in ("of", "from", "by")), None)
        maker = child(of, "pobj") if of is not None else None
        if maker is not None and (scene.named[maker.i] or maker.lower_ in PRONOUNS):
            source = maker
    who = phrase(scene, source)
    start, end = scene.span(token.i, token.i)
    return Cue(start, end, token.i, scene.number, kind, token.lower_, who)

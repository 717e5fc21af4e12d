"""A sentence and its cuts → the shorter sentences that cost least: what is lost, and what the loss risks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.complements import TO_SOMEBODY
from broadsheet.annotators.headline.cuts import Cut
from broadsheet.annotators.headline.economies import SAYING
from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import Line, balanced
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_STATES = 24
"""Ways to shorten the words up to one place that are kept in mind."""
TRIED = 20
"""Ways to shorten a sentence that are set as text, cheapest first."""
EACH = 0.15
"""What every cut adds to its risk."""
SLACK = 4
"""Characters that setting a headline may take off beyond its cuts: a full stop, marks at its end."""
EASY, PER_CHARACTER = 60, 0.022
"""A headline of more characters than that reads less easily."""
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_ENDS = " ,;:–—-"
_OPEN_END = re.compile(
    r"(?:^|\s)(?:and|or|but|nor|the|an?|of|to|with|for|by|from|as|than|that|which|who|worth|including|depending|such|his|its|their|our|my|your|these|those|between|among|per|into|allowing|making|forcing|requiring|prompting|enabling|causing|giving|letting)$|\w['’]s$",
    re.IGNORECASE,
)
"""Words that no sentence ends with."""
_STOP_WITHIN = re.compile(r"(?<=\w)[.,](['\"’”])$")
_EMPTY = re.compile(r"\s+['‘’\"“]$|\s*(?:\"\"|“”)$")
_LEFT_OVER = re.compile(r"^(?:Back|Early|Late|Later|Earlier|Just|Only|Even|Also|Now|Then|Far|Long|Well),", re.IGNORECASE)
"""An adverb before its comma whose phrase is gone: "Back | in May |, …"."""
_OWN_CASE = re.compile(r"[a-z][A-Z]")
"""A name that begins small: "iPhone"."""
PERCENT = frozenset("percent per cent pct".split())
_PER_CENT = re.compile(r"(?<=\d) (?:percent|per cent|pct)\b")
_TICKER, _ANGLED = re.compile(r" ?<[A-Z.]{1,9}>"), re.compile(r"<(\w[^<>]*?) *>")
"""The sign of a share, and a name that a wire puts between such brackets."""
_MARKED = re.compile(r"[\"“‘]")
_CLASH = re.compile(r"[,;:–—]\s*[,;:–—]|(?:%|\bpct|\bper ?cent)\s+\d")
"""Two marks, or two shares, that a cut left side by side."""
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.$")


class Short(Value, kw_only=False):
    """A sentence made shorter: its text, the words that are left, and what its cuts risk."""

    text: str
    words: tuple[Token, ...]
    risk: float


class _Way(Value, kw_only=False):
    """Cuts up to one place: the characters they save, and what they cost together and risk."""

    saved: int
    cost: float
    risk: float
    cuts: tuple[Cut, ...]


def shortened(line: Line, cuts: Sequence[Cut], longest: int, riskiest: float, losses: Mapping[int, float]) -> Iterator[Short]:
    """The line without its full stop in at most ``longest`` characters, in several ways, cheapest first.

    ``losses`` says how much the headline loses with each word. Cuts without risk are always made; of the others, any that do not
    overlap, as long as they do not risk more than ``riskiest`` together.
    """
    free = tuple(cut for cut in cuts if cut.risk == 0)
    gone = {at for cut in free for at in range(cut.start, cut.end)}
    sizes = {word.i: 0 if word.i in gone else len(word.text_with_ws) for word in line.words}
    left = {word.i: 0.0 if word.i in gone else losses.get(word.i, 0.0) for word in line.words}
    whole = sum(sizes.values())
    ways = _ways(line, [cut for cut in cuts if cut.risk > 0], sizes, left, riskiest)
    slack = SLACK + sum(len(word) for word in line.words if word.lower_ in PERCENT)
    fit = [way for way in ways if whole - way.saved <= longest + slack]
    fit.sort(key=lambda way: way.cost + PER_CHARACTER * max(0, whole - way.saved - EASY))
    for way in fit[:TRIED]:
        kept = _kept(line, (*free, *way.cuts))
        text = set_as_headline(line, kept)
        if text and len(text) <= longest:
            yield Short(text, kept, way.risk)


def _ways(line: Line, cuts: Sequence[Cut], sizes: dict[int, int], losses: dict[int, float], riskiest: float) -> Sequence[_Way]:
    """Sets of cuts that do not overlap, none of them dearer than another that saves more."""
    ending: dict[int, list[Cut]] = {}
    for cut in cuts:
        ending.setdefault(cut.end, []).append(cut)
    first, last = line.words[0].i, line.words[-1].i + 1
    upto: dict[int, list[_Way]] = {first: [_Way(0, 0.0, 0.0, ())]}
    for at in range(first + 1, last + 1):
        ways = upto[at - 1]
        if at in ending:
            ways = list(ways)
            for cut in ending[at]:
                saved = sum(sizes.get(i, 0) for i in range(cut.start, cut.end))
                lost = sum(losses.get(i, 0.0) for i in range(cut.start, cut.end)) + cut.risk + EACH
                ways += [
                    _Way(way.saved + saved, way.cost + lost, way.risk + cut.risk, (*way.cuts, cut))
                    for way in upto[cut.start]
                    if way.risk + cut.risk <= riskiest
                ]
            ways = _thinned(ways)
        upto[at] = ways
    return upto[last]


def _thinned(ways: list[_Way]) -> list[_Way]:
    """Those that no other beats in both what is saved and what it costs; the cheapest of them."""
    ways.sort(key=lambda way: (way.cost, -way.saved))
    kept: list[_Way] = []
    most = -1
    for way in ways:
        if way.saved > most:
            kept.append(way)
            most = way.saved
    return kept if len(kept) <= MOST_STATES else kept[: MOST_STATES // 2] + kept[-MOST_STATES // 2 :]


def _kept(line: Line, cuts: Sequence[Cut]) -> tuple[Token, ...]:
    return tuple(word for word in line.words if not any(cut.start <= word.i < cut.end for cut in cuts))


def set_as_headline(line: Line, kept: Sequence[Token]) -> str:
    """The words as a headline is set: a capital first, no full stop; "" where the cuts leave it lame."""
    if (
        _has_lone_comma(line, kept)
        or _is_spliced(line, kept)
        or _is_unparted(line, kept)
        or _runs_on(line, kept)
        or _says_nothing(line, kept)
        or _is_left_bare(line, kept)
    ):
        return ""
    text = named_plainly(joined(kept))
    text = _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip(_ENDS)
    if text.endswith(".") and not _ABBREVIATION.search(text):
        text = text[:-1].rstrip(_ENDS)
    text = _EMPTY.sub("", text).rstrip(_ENDS)
    text = _PER_CENT.sub("%", text) if balanced(text) and not _MARKED.search(text) else text
    text = _STOP_WITHIN.sub(r"\1", text)
    half = "not only" in text and "but" not in text
    return (
        (text if _OWN_CASE.match(text) else text[:1].upper() + text[1:])
        if not half and balanced(text) and not _OPEN_END.search(text) and not _CLASH.search(text) and not _LEFT_OVER.match(text)
        else ""
    )


def named_plainly(text: str) -> str:
    """Without the sign of a share, and without the brackets that a wire puts about a name: "<Velmar Ferries Plc> <VEL.F>"."""
    return _ANGLED.sub(r"\1", _TICKER.sub("", text))


def joined(words: Sequence[Token]) -> str:
    """The words in one row, with a space where one stood or where others are gone."""
    return "".join(word.text + _gap(word, following) for word, following in zip(words, [*words[1:], None], strict=True))


def _gap(word: Token, following: Token | None) -> str:
    """A word that stood right before a cut is parted from what follows the cut."""
    if following is None:
        return ""
    seam = following.i > word.i + 1
    if seam and following.dep_ == "case":
        return ""
    return word.whitespace_ or (" " if seam and following.dep_ != "punct" else "")


def _says_nothing(line: Line, kept: Sequence[Token]) -> bool:
    """A verb of saying has lost what was said: "Ole Vask argues in the Harbour Post"."""
    passive = any(child.dep_ == "auxpass" for child in line.root.children)
    if line.root.lower_ not in (*SAYING, *TO_SOMEBODY) or line.root.lower_ == "found" or passive:
        return False
    heard = () if line.root.lower_ in TO_SOMEBODY else ("dobj",)
    said = [child for child in line.root.children if child.dep_ in ("ccomp", "xcomp", "parataxis", "pcomp", *heard)]
    said += [word for word in line.words if word.lower_ in ("of", "about", "against") and line.root.i < word.i]
    return not any(child in kept for child in said)


def _is_left_bare(line: Line, kept: Sequence[Token]) -> bool:
    """A participle behind a noun has lost all that it came with: "the accounts issued | by the bank | rose"."""
    words, left = set(line.words), set(kept)
    bare = [word for word in kept if word.dep_ == "acl" and word.lower_.endswith(("ed", "ing")) and word.i > word.head.i]
    return any(
        any(child in words for child in word.rights if child.dep_ != "punct") and not any(child in left for child in word.rights)
        for word in bare
    )


def _runs_on(line: Line, kept: Sequence[Token]) -> bool:
    """Something still stands before the subject, and the comma between them is gone."""
    begin = line.root.doc[line.subject].left_edge.i
    fence = line.root.doc[begin - 1] if begin > line.words[0].i else None
    return fence is not None and fence.text == "," and bool(kept) and kept[0].i < begin and fence not in kept


def _is_spliced(line: Line, kept: Sequence[Token]) -> bool:
    """A second verb follows a comma without "and": the parser took a verb of the subject's own clause for the first."""
    seconds = [child for child in line.root.children if child.dep_ == "conj" and child.i > line.root.i and child in kept]
    return any(
        second.nbor(-1).text == ","
        and second.lower_ in ("is", "are", "was", "were", "has", "have")
        and not any(word.dep_ == "cc" for word in kept if word.i > line.root.i)
        for second in seconds
    )


def _is_unparted(line: Line, kept: Sequence[Token]) -> bool:
    """The comma before a closing source is gone: "The lock will hold | the Guild said"."""
    told = [child for child in line.root.children if child.dep_ in ("ccomp", "parataxis") and child.i < line.root.i]
    teller = next((child for child in line.root.children if told and child.dep_ in SUBJECTS and child.i > told[-1].i), None)
    before = [word for word in kept if teller is not None and word.i < min(teller.left_edge.i, line.root.i)]
    return bool(before) and before[-1].dep_ != "punct"


def _has_lone_comma(line: Line, kept: Sequence[Token]) -> bool:
    """A single comma between a subject and its verb: one half of a pair is gone."""
    subjects = {(word.i, word.head.i) for word in kept if word.dep_ in SUBJECTS} | {(line.subject, line.root.i)}
    return any(_is_torn(line, kept, subject, verb) for subject, verb in subjects)


def _is_torn(line: Line, kept: Sequence[Token], subject: int, verb: int) -> bool:
    between = [word for word in kept if subject < word.i < verb]
    before = sum(word.text == "," for word in line.words if subject < word.i < verb)
    left = sum(word.text == "," for word in between)
    return left == 1 < before and not any(word.dep_ in ("cc", "conj") for word in between)

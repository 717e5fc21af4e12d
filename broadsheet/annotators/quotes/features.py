"""A quotation and a candidate → the names of what speaks for and against; ``quotation_weights`` says how much each weighs."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.annotators.quotes import lexicon, wording
from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import Phrase
from broadsheet.annotators.quotes.reading import Reading, Scene

STRONG = frozenset(("speech", "naming", "according"))
BESIDE = frozenset(("adjacent:before:speech:full", "adjacent:after:speech:full"))
"""Features of a verb of speech, its speaker and a quotation that is a sentence of its own, all side by side."""
INNER = frozenset(f"tree:up{steps}:{strength}" for steps in range(1, 5) for strength in ("speech", "naming", "act"))
"""Features of a verb or noun of speech with nothing of its kind between it and the quotation that hangs on it."""
OUTER = frozenset(("tree:blocked:before:full", "tree:blocked:before:part"))
"""Features of a verb before the quotation that another verb stands under."""
_INNER = frozenset(("ccomp", "xcomp", "relcl", "acl", "pcomp", "advcl"))
_MAIN = frozenset(("ROOT", "ccomp", "parataxis"))


def head(scene: Scene, quoted: Quoted) -> int:
    """The token of the quotation whose head stands outside it, or its topmost one."""
    first, last = scene.at(quoted.start), scene.at(quoted.end)
    for token in scene.tokens[first:last]:
        if not first <= token.head.i < last or token.head.i == token.i:
            return token.i
    return min(first, len(scene.tokens) - 1)


def cue(scene: Scene, quoted: Quoted, one: Cue, others: Sequence[Cue], top: int) -> tuple[str, ...]:
    """What a cue of the quotation's own paragraph has to say for itself."""
    assert one.who is not None
    after = one.start >= quoted.closed
    side = "after" if after else "before"
    first, last = _between(quoted, one)
    ends, words, quotations = scene.gap(first, last, quoted if after else None)
    nearer = [other.strength in STRONG for other in others if first <= other.start and other.end <= last and other is not one]
    mark = _mark(scene, quoted, after)
    tree = _tree(scene, one.token, top, {other.token for other in others if other.strength != "open"})
    clause = "main" if scene.tokens[one.token].dep_ in _MAIN else "sub"
    many = wording.size(scene, quoted)
    behind = not after and scene.behind_marks(min(one.start, one.who.start))
    style = wording.style(scene, quoted)
    apart = "\n" in scene.text[first - scene.start : last - scene.start]
    return (
        f"{side}:{min(ends, 2)}:{_bucket(words)}:{style}",
        f"{side}:{one.strength}",
        f"{side}:nearer{min(len(nearer), 2)}:{style}",
        f"between:{one.strength}:{side}:{min(sum(nearer), 2)}:{style}",
        f"reach:{one.strength}:{side}:{_bucket(words) if not ends else 'out'}",
        f"tree:{tree}:{one.strength}",
        f"{side}:quotations{min(quotations, 2)}:{style}",
        f"{side}:{mark}:{min(ends, 1)}:{'near' if words <= 3 else 'far'}",
        f"tree:{tree}:{side}:{style}",
        f"who:{one.who.kind}:{'near' if words <= 3 and not ends else 'far'}",
        f"{'beside' if one.beside else 'apart'}:{side}",
        f"clause:{clause}:{side}:{style}",
        f"size:{many}:{one.strength}",
        *((f"adjacent:{side}:{one.strength}:{style}",) if words <= 1 and not ends and not apart else ()),
        *((f"under:{one.strength}",) if _under(scene, one, others) else ()),
        *((f"line:{side}",) if apart else ()),
        *(("close",) if one.beside and side == "before" and words <= 3 and not ends and one.strength in STRONG else ()),
        *((f"behind:{min(ends, 2)}",) if behind else ()),
        *(("outlet:" + side,) if outlet(one.who) else ()),
        *(("passive",) if one.passive else ()),
    )


def chain(reading: Reading, quoted: Quoted, last: Quoted, who: Phrase) -> tuple[str, ...]:
    """What speaks for the speaker of the quotation before."""
    scene = reading.scene(quoted.paragraph)
    apart = quoted.paragraph - last.paragraph
    if quoted.carried:
        return ("chain:carried",)
    many = wording.size(scene, quoted)
    starts = quoted.opened <= scene.start + 1
    if apart == 0:
        ends, words, _ = scene.gap(last.closed, quoted.opened, last)
        line = "line" if "\n" in scene.text[last.closed - scene.start : quoted.opened - scene.start] else "same"
        near = f"chain:near:{min(ends, 2)}:{_bucket(words)}"
        return ("chain:near", near, f"chain:near:{many}", f"chain:{who.kind}", f"chain:{line}:{min(ends, 1)}")
    place = "whole" if starts and quoted.closed >= scene.end - 1 else "starts" if starts else "within"
    return (f"chain:{min(apart, 3)}:{place}", f"chain:far:{many}")


def above(scene: Scene, one: Cue, others: Sequence[Cue], below: Scene, quoted: Quoted) -> tuple[str, ...]:
    """What speaks for a cue of the paragraph above."""
    assert one.who is not None
    ends, words, quotations = scene.gap(max(one.end, one.who.end), scene.end - 1)
    final = scene.text.rstrip()[-1:]
    opens = "colon" if final == ":" else "comma" if final in ",—–" else "stop"
    whole = quoted.opened <= below.start + 1 and quoted.closed >= below.end - 1
    nearer = sum(other.start > one.start for other in others)
    return (
        f"above:{opens}",
        f"above:{opens}:{min(ends, 2)}:{_bucket(words)}",
        f"above:{one.strength}:{opens}",
        f"above:nearer{min(nearer, 2)}",
        f"above:quotations{min(quotations, 2)}:{opens}",
        f"above:{'whole' if whole else 'part'}:{opens}",
        f"above:{one.who.kind}",
    )


def nobody(scene: Scene, quoted: Quoted, found: int, top: int) -> tuple[str, ...]:
    """What speaks for no speaker at all."""
    return ("nobody", f"nobody:{wording.size(scene, quoted)}", f"nobody:found{min(found, 3)}", *wording.signs(scene, quoted, top))


def outlet(who: Phrase) -> bool:
    """The words name an outlet or agency."""
    return who.mention is not None and lexicon.is_outlet(who.mention)


def _under(scene: Scene, one: Cue, others: Sequence[Cue]) -> bool:
    """The cue is no verb of speech and stands in what somebody says: "Lee said he would order"."""
    if one.strength == "speech":
        return False
    speaking = {other.token for other in others if other.strength == "speech"}
    token = scene.tokens[one.token]
    for _ in range(4):
        if token.dep_ in _INNER and token.head.i in speaking:
            return True
        token = token.head
    return False


def _between(quoted: Quoted, one: Cue) -> tuple[int, int]:
    """Start and end of the text between the quotation and the nearer edge of cue and speaker."""
    assert one.who is not None
    if one.start >= quoted.closed:
        near = min(one.start, one.who.start) if one.who.start >= quoted.closed else one.start
        return quoted.closed, near
    near = max(one.end, one.who.end) if one.who.end <= quoted.opened else one.end
    return near, quoted.opened


def _bucket(words: int) -> str:
    for limit, name in ((0, "0"), (1, "1"), (3, "3"), (8, "8"), (15, "15")):
        if words <= limit:
            return name
    return "more"


def _mark(scene: Scene, quoted: Quoted, after: bool) -> str:
    """The punctuation on the side of the quotation where the cue stands."""
    text = scene.text
    if after:
        outer = text[quoted.closed - scene.start : quoted.closed - scene.start + 1]
        if "," in (text[quoted.end - scene.start : quoted.end - scene.start + 1], outer):
            return "comma"
        return {"?": "question", "!": "question", ".": "stop"}.get(text[quoted.end - scene.start - 1], "none")
    before = scene.before(quoted, 40).rstrip()
    if before.endswith((" that", " as")):
        return before.rsplit(" ", 1)[1]
    return {":": "colon", ",": "comma", "—": "dash", "–": "dash"}.get(before[-1:], "none")


def _tree(scene: Scene, token: int, top: int, others: set[int]) -> str:
    """Where the cue stands above the quotation in the sentence's tree, and whether another cue stands between."""
    node, steps, blocked = scene.tokens[top], 0, False
    while node.head.i != node.i and steps < 12:
        node = node.head
        steps += 1
        if node.i == token:
            return "blocked" if blocked else f"up{min(steps, 4)}"
        blocked = blocked or node.i in others
    inner = scene.tokens[token]
    for _ in range(3):
        if inner.i == top:
            return "down"
        inner = inner.head
    return "none"

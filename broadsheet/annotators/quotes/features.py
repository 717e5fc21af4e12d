"""A quotation and a candidate → the names of what speaks for and against; ``quotation_weights`` says how much each weighs."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import Phrase
from broadsheet.annotators.quotes.reading import Reading, Scene

_STOPS = frozenset(".!?")
_MAIN = frozenset(("ROOT", "ccomp", "parataxis"))


def head(scene: Scene, quoted: Quoted) -> int:
    """The token of the quotation whose head stands outside it, or its topmost one."""
    first, last = scene.at(quoted.start), scene.at(quoted.end)
    for token in scene.tokens[first:last]:
        if not first <= token.head.i < last or token.head is token:
            return token.i
    return min(first, len(scene.tokens) - 1)


def cue(scene: Scene, quoted: Quoted, one: Cue, others: Sequence[Cue], top: int) -> tuple[str, ...]:
    """What a cue of the quotation's own paragraph has to say for itself."""
    assert one.who is not None
    after = one.start >= quoted.closed
    side = "after" if after else "before"
    first, last = _between(quoted, one)
    ends, words, quotations = _gap(scene, quoted, first, last, after)
    gap = _bucket(words)
    nearer = sum(first <= other.start and other.end <= last for other in others if other.token != one.token)
    mark = _mark(scene, quoted, after)
    tree = _tree(scene, one.token, top, {other.token for other in others})
    clause = "main" if scene.tokens[one.token].dep_ in _MAIN else "sub"
    return (
        f"{side}:{min(ends, 2)}:{gap}",
        f"{side}:{one.strength}",
        f"{side}:nearer{min(nearer, 2)}",
        f"{side}:quotations{min(quotations, 2)}",
        f"{side}:{mark}:{min(ends, 1)}:{'near' if words <= 3 else 'far'}",
        f"tree:{tree}:{side}",
        f"who:{one.who.kind}",
        f"{'beside' if one.beside else 'apart'}:{side}",
        f"clause:{clause}:{side}",
        f"size:{_size(scene, quoted)}:{one.strength}",
        *(("outlet:" + side,) if outlet(one.who) else ()),
        *(("passive",) if one.passive else ()),
    )


def chain(reading: Reading, quoted: Quoted, last: Quoted, who: Phrase) -> tuple[str, ...]:
    """What speaks for the speaker of the quotation before."""
    scene = reading.scene(quoted.paragraph)
    apart = quoted.paragraph - last.paragraph
    if quoted.carried:
        return ("chain:carried",)
    whole = quoted.opened <= scene.start + 1 and quoted.closed >= scene.end - 1
    starts = quoted.opened <= scene.start + 1
    if apart == 0:
        ends, words, _ = _gap(scene, quoted, last.closed, quoted.opened, after=False)
        near = f"chain:near:{min(ends, 2)}:{_bucket(words)}"
        return ("chain:near", near, f"chain:near:{_size(scene, quoted)}", f"chain:{who.kind}")
    place = "whole" if whole else "starts" if starts else "within"
    return (f"chain:{min(apart, 3)}:{place}", f"chain:far:{_size(scene, quoted)}")


def above(scene: Scene, one: Cue, others: Sequence[Cue], below: Scene, quoted: Quoted) -> tuple[str, ...]:
    """What speaks for a cue of the paragraph above."""
    assert one.who is not None
    first, last = max(one.end, one.who.end if one.who.start < scene.end else 0), scene.end
    ends, words, quotations = _gap(scene, quoted, first, last - 1, after=False)
    colon = scene.doc.text.rstrip()[-1:]
    opens = "colon" if colon == ":" else "comma" if colon in ",—–" else "stop"
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


def stops(scene: Scene, first: int, last: int) -> int:
    """Ends of sentences between two offsets, those of quotations among them."""
    inner = [span for span in scene.quoted if first <= span.opened and span.closed <= last]
    marks = sum(
        scene.tokens[place].text in _STOPS and not scene.inside[place] for place in range(scene.at(first), scene.at(last))
    )
    return marks + sum(_ends_sentence(scene, span) for span in inner)


def nobody(scene: Scene, quoted: Quoted, found: int) -> tuple[str, ...]:
    """What speaks for no speaker at all."""
    return ("nobody", f"nobody:{_size(scene, quoted)}", f"nobody:found{min(found, 3)}")


def outlet(who: Phrase) -> bool:
    """The words name an outlet or agency."""
    mention = who.mention
    if mention is None:
        return False
    return mention.cited or mention.name.lower().removeprefix("the ") in lexicon.outlets()


def _between(quoted: Quoted, one: Cue) -> tuple[int, int]:
    """Start and end of the text between the quotation and the nearer edge of cue and speaker."""
    assert one.who is not None
    if one.start >= quoted.closed:
        near = min(one.start, one.who.start) if one.who.start >= quoted.closed else one.start
        return quoted.closed, near
    near = max(one.end, one.who.end) if one.who.end <= quoted.opened else one.end
    return near, quoted.opened


def _gap(scene: Scene, quoted: Quoted, first: int, last: int, after: bool) -> tuple[int, int, int]:
    """Ends of sentences, words and whole quotations between two places; words within marks do not count."""
    left, right = scene.at(first), scene.at(last)
    stops = words = 0
    for place in range(left, right):
        if scene.inside[place]:
            continue
        token = scene.tokens[place]
        if token.text in _STOPS or token.text == "…":
            stops += 1
        elif token.is_alpha:
            words += 1
    quotations = [span for span in scene.quoted if first <= span.opened and span.closed <= last and span is not quoted]
    enders = [*quotations, quoted] if after else quotations
    stops += sum(_ends_sentence(scene, span) for span in enders)
    return stops, words, len(quotations)


def _ends_sentence(scene: Scene, span: Quoted) -> bool:
    """The quotation's last mark ends the sentence around it as well."""
    final = scene.doc.text[span.end - scene.start - 1 : span.end - scene.start]
    if final == ".":
        return True
    if final not in "?!…":
        return False
    place = scene.at(span.closed)
    if place >= len(scene.tokens):
        return True
    following = scene.tokens[place]
    return following.text[:1].isupper() and scene.named[place] is None


def _bucket(words: int) -> str:
    for limit, name in ((0, "0"), (1, "1"), (3, "3"), (8, "8"), (15, "15")):
        if words <= limit:
            return name
    return "more"


def _mark(scene: Scene, quoted: Quoted, after: bool) -> str:
    """The punctuation on the side of the quotation where the cue stands."""
    text = scene.doc.text
    if after:
        final = text[quoted.end - scene.start : quoted.closed - scene.start].strip()[:1] or text[quoted.end - scene.start - 1]
        outer = text[quoted.closed - scene.start : quoted.closed - scene.start + 1]
        return {",": "comma", "?": "question", "!": "question", ".": "stop"}.get(final, "comma" if outer == "," else "none")
    before = text[: quoted.opened - scene.start].rstrip()
    if before.endswith((" that", " as")):
        return before.rsplit(" ", 1)[1]
    return {":": "colon", ",": "comma", "—": "dash", "–": "dash"}.get(before[-1:], "none")


def _tree(scene: Scene, token: int, top: int, others: set[int]) -> str:
    """Where the cue stands above the quotation in the sentence's tree, and whether another cue stands between."""
    node, steps, blocked = scene.tokens[top], 0, False
    if node.i == token:
        return "self"
    while node.head is not node and steps < 12:
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


def _size(scene: Scene, quoted: Quoted) -> str:
    words = scene.doc.text[quoted.start - scene.start : quoted.end - scene.start].count(" ") + 1
    return "1" if words <= 2 else "4" if words <= 4 else "8" if words <= 8 else "long"

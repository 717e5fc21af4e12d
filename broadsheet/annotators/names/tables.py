"""Datelines, lists of results and line-ups → the names in them, which a model of sentences passes over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.annotators.names import known, shapes
from broadsheet.annotators.names.boundaries import is_name
from broadsheet.annotators.names.reading import Reading, Span

_NAME = r"[^\W\d_a-zß-ÿ][\w’'.-]*[\w.](?:[ ](?:of[ ](?:the[ ])?)?[^\W\d_a-zß-ÿ][\w’'.-]*[\w.]){0,3}"
_CAPITALS = r"[A-Z][A-Z.'’]*(?:[ -][A-Z][A-Z.'’]+){0,3}"
_DATELINE = re.compile(
    rf"(?<![\w,/&-])(?P<place>{_CAPITALS})(?P<land>, [A-Z][\w. ]{{2,24}}?)?"
    r"(?= \d{4}-\d\d-\d\d\b|,? (?:\d{1,2} )?(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? \d"
    r"| \([A-Z][\w /]{1,20}\)\s*[-–—_]|\s+[-–—_]{1,2}\s+[\"“]?[A-Z][a-z ])"
)
_OPENS = re.compile(
    rf"^(?P<place>{_NAME}),? (?:\d{{1,2}} )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},?)?(?: \d{4})?\s*[–—-]{1,2}\s",
    re.M,
)
_SCORE = re.compile(rf"(?<![\w.(’'-])(?P<home>{_NAME}) \d{{1,3}} (?P<away>{_NAME}) \d{{1,3}}(?![\w%:/-])")
_STANDING = re.compile(rf"(?<![\w.(’'-])(?P<team>{_NAME})(?: [-.]?\d[\d./]*){{4,}}(?! (?:million|billion|percent))")
_FIXTURE = re.compile(rf"(?<![\w.(’'-])(?P<home>{_NAME}) (?:v|vs\.?) (?P<away>{_NAME})")
_PLAYER = re.compile(rf"(?<![\w.,:/-])\d{{1,2}} ?- ?(?P<who>{_NAME})(?= ?[(),;.]| \d|$)", re.M)
_CODE = re.compile(r"[A-Z]\d")
"""In "won by KO3 vs. Ana Roe" a way to win stands where a side would."""
SEVERAL = 5
"""Numbered names that make a line-up."""
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[,;]|\band\b|[–—-] (?=[A-Z])")
_PLAYERS = re.compile(r"\s*(?:\d{1,2}\.? )?[^\W\d_a-zß-ÿ][\w’'-]*(?: ?\([^()]*\)?)?(?: \d[\d:.]*\)?)?\.?\s*")
_LABEL = re.compile(r"[^:\n]{1,40}: ")
_PLACED = re.compile(r"\s*\d{1,2}\.? [^\W\d_a-zß-ÿ][\w’'-]*(?: ?\([^()]*\))? \d[\d:.]*\S{0,2}\s*")
SURNAMES, PLACED = 6, 3
"""Single names in a row that make a line-up, or ranks with names and figures; three in four of its items are such."""
_OF_COUNTRY = re.compile(rf"(?<![\w.’'-])(?P<who>{_NAME}) ?\( ?(?P<land>[A-Z][\w. ]{{1,22}}?) ?\)")


def add(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, and in their place those that tables, line-ups and datelines show."""
    text = reading.text
    found = [*_datelines(text), *_competitors(text), *_teams(text), *_line_ups(text)]
    taken: list[Span] = []
    for span in found:
        if not any(span.start < other.end and other.start < span.end for other in taken[-8:]) and is_name(text, span):
            taken.append(span)
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    kept = [span for span in spans if not any(covered[span.start : span.end])]
    return tuple(sorted((*kept, *taken), key=lambda s: (s.start, s.end)))


def without_lone(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without single surnames of line-ups and results that belong to no full name of the text: nobody can tell whose they are."""
    rows = [line.span() for line in _LINE.finditer(text) if _is_list(line[0])]
    if not rows:
        return spans
    named = {word for span in spans for words in (text[span.start : span.end].split(),) if len(words) > 1 for word in words}
    return tuple(
        span
        for span in spans
        if " " in (phrase := text[span.start : span.end])
        or phrase in named
        or known.look_up(phrase) is not None
        or not any(start + label <= span.start < end for start, end in rows for label in (_label(text, start, end),))
    )


def _is_list(line: str) -> bool:
    """Whether a line holds little but single names, behind a label or not."""
    items = _ITEM.split(line[_label(line, 0, len(line)) :])
    placed = sum(_PLACED.fullmatch(item) is not None for item in items)
    players = sum(_PLAYERS.fullmatch(item) is not None and _PLACED.fullmatch(item) is None for item in items)
    return (players >= SURNAMES or placed >= PLACED) and (players + placed) * 4 >= len(items) * 3


def _label(text: str, start: int, end: int) -> int:
    """How long the label before a list is: "Rovers: "."""
    match = _LABEL.match(text, start, end)
    return match.end() - match.start() if match else 0


def _datelines(text: str) -> Iterator[Span]:
    """The places that a report opens with: "BEIJING (Reuters) -", "CHICAGO, July 3"."""
    for match in _OPENS.finditer(text):
        yield Span(*match.span("place"), "place", "pattern")
    for match in _DATELINE.finditer(text):
        start, end = match.span("place")
        phrase = match["place"]
        entry = known.look_up(phrase)
        opens = text[max(0, start - 3) : start].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?", '"', "”", ")")
        if len(phrase) < 4 or (entry and entry.kind != "place") or phrase in known.stop_names():
            continue
        if opens or re.match(r" \d{4}-\d\d-\d\d", text[match.end() :]):
            yield Span(start, end, "place", "pattern")


def _competitors(text: str) -> Iterator[Span]:
    """People with their country in brackets: "Asa Carlsson (Sweden)"."""
    for match in _OF_COUNTRY.finditer(text):
        land = known.look_up(match["land"].strip())
        words = match["who"].split()
        if land is None or land.list != "country" or len(words) < 2 or " of " in match["who"]:
            continue
        if known.look_up(match["who"]) is None and not known.look_up(words[0]) and words[0] not in known.stop_names():
            yield Span(*match.span("who"), "person", "pattern")


def _line_ups(text: str) -> Iterator[Span]:
    """Numbered players, where there are several: "7 - Didier Lenoir (13 - Marc Petit, 62nd)"."""
    rows = list(_PLAYER.finditer(text))
    if len(rows) >= SEVERAL:
        for match in rows:
            yield Span(*match.span("who"), "person", "pattern")


def _teams(text: str) -> Iterator[Span]:
    """Both sides of results and fixtures, and the lines of standings."""
    for match in _SCORE.finditer(text):
        yield from _sides(text, match)
    for match in _FIXTURE.finditer(text):
        sides = (match.span("home"), match.span("away"))
        if not any(_CODE.search(match[side]) for side in ("home", "away")):
            somebody = any(_like_somebody(text[start:end]) for start, end in sides)
            yield from (_somebody(text, *side) for side in sides) if somebody else _sides(text, match)
    for match in _STANDING.finditer(text):
        somebody = _like_somebody(match["team"])  # as in golf
        yield from [_somebody(text, *match.span("team"))] if somebody else _side(text, *match.span("team"))


def _like_somebody(phrase: str) -> bool:
    """Whether a side is a person by its words, as in boxing and tennis: "Ana Roe v Lena Marr"."""
    return (
        shapes.shape(phrase) is None
        and known.look_up(phrase) is None
        and shapes.of_itself(phrase)["person"] >= 2
        and " " in phrase
    )


def _somebody(text: str, start: int, end: int) -> Span:
    """The person of a side, without the sentence that follows."""
    stop = re.search(r"(?<=[a-zß-ÿ]{2})\.", text[start:end])
    return Span(start, start + stop.start() if stop else end, "person", "pattern")


def _sides(text: str, match: re.Match[str]) -> Iterator[Span]:
    yield from _side(text, *match.span("home"))
    yield from _side(text, *match.span("away"))


def _side(text: str, start: int, end: int) -> Iterator[Span]:
    """A side, which is a place only where it is a country."""
    phrase = text[start:end]
    if phrase.split()[0] in known.stop_names() | known.generic_nouns() or re.search(r"\. ", phrase):
        return
    entry = known.look_up(phrase)
    yield Span(start, end, "place" if entry and entry.list == "country" else "organisation", "table")

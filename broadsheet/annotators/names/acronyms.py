"""Full names and the short forms that an article introduces: "National League for Democracy (NLD)", "Mercantile"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from broadsheet.annotators.names import known, shapes
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.model.article import Kind
from broadsheet.text.keys import key

Short = dict[tuple[Kind, str], str]
"""(kind, key) of a short form → the full name in the article."""
_SHORT = r"([A-Z][A-Za-z0-9.&/-]*[A-Z0-9][A-Za-z0-9.&/-]*|[A-Z][a-z]+)"
_BRACKET = re.compile(rf"[\s,]*[(\[][\s\"'“‘]*(?:the |or )?{_SHORT}[\"'”’]?\s*[)\]]")
_SMALL = frozenset("of for the and in on to de la le del du et des y a an at &".split())
_GENERIC = frozenset(
    "united city national bank party union group company club university ministry department court police committee council"
    " international".split()
)
"""Words that too many names begin or end with to stand for one of them."""


def introduced(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, and the short forms in brackets behind organisations and places, which the model often passes over."""
    text = reading.text
    kept = list(spans)
    taken = {(span.start, span.end): number for number, span in enumerate(kept)}
    starts = {span.start for span in kept}
    for span in tuple(kept):
        phrase = text[span.start : span.end]
        match = _BRACKET.match(text, span.end) if span.kind != "person" and " " in phrase else None
        if not match or not (abbreviates(match[1], phrase) or _of_another_tongue(span, match[1])):
            continue
        place = match.span(1)
        made = Span(*place, span.kind, "pattern")
        if place in taken:
            kept[taken[place]] = made
        elif match.start(1) not in starts:
            kept.append(made)
    return tuple(sorted(kept, key=lambda s: (s.start, s.end)))


def _of_another_tongue(span: Span, short: str) -> bool:
    """Whether letters in brackets behind an organisation may be those of its name at home: "Federation for Rights (FIDH)"."""
    return (
        span.kind == "organisation" and short.isalpha() and short.isupper() and len(short) >= 3 and known.look_up(short) is None
    )


def of_two(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Abbreviations that the text explains by two names: which of them is meant elsewhere nobody can tell."""
    meant: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        phrase = text[span.start : span.end]
        match = _BRACKET.match(text, span.end) if span.kind != "person" and " " in phrase else None
        if match and match[1].isupper() and abbreviates(match[1], phrase):
            meant[match[1]].add(key(phrase))
    return frozenset(short for short, names in meant.items() if len(names) > 1)


def short_forms(text: str, spans: Sequence[Span], phrases: Sequence[str]) -> tuple[Short, Short]:
    """The short forms of organisations and places in one article: those that brackets explain, and those that only fit."""
    full: dict[Kind, dict[str, str]] = {"organisation": {}, "place": {}, "person": {}}
    for span, phrase in zip(spans, phrases, strict=True):
        if span.kind != "person":
            entry = known.look_up(phrase)
            full[span.kind].setdefault(key(phrase), entry.name if entry and entry.kind == span.kind else phrase)
    table: Short = {("organisation", short): name for short, name in _organisations(full["organisation"])}
    table |= {("place", short): name for short, name in _places(full["place"])}
    explained: Short = {}
    for span, phrase in zip(spans, phrases, strict=True):
        match = _BRACKET.match(text, span.end) if span.kind != "person" else None
        if match and (abbreviates(match[1], phrase) or (" " in phrase and _of_another_tongue(span, match[1]))):
            explained[span.kind, key(match[1])] = full[span.kind][key(phrase)]
    return explained, table


def _organisations(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Acronyms and single words, each with the first full name in the article that it fits."""
    initials: dict[str, list[str]] = defaultdict(list)
    edges: dict[str, list[str]] = defaultdict(list)
    for folded, name in names.items():
        words = folded.split()
        if len(words) > 1:
            for letters in _initials(words):
                initials[letters].append(name)
            edges[words[-1]].append(name)
            edges[words[0]].append(name)
    order = list(names)
    for folded, name in names.items():
        if folded.startswith("us ") and folded.removeprefix("us ") in names:
            yield folded.removeprefix("us "), name
    for folded, name in names.items():
        entry = known.look_up(name)
        if " " in folded or folded in _GENERIC or (entry and not entry.name.startswith("The ")):
            continue
        before = order[: order.index(folded)] if name.isupper() else ()
        options = [full for full in initials.get(folded, ()) if key(full) in before or full in before] or edges.get(folded)
        if options:
            yield folded, options[0]


def _places(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """First words that stand for a longer name: "Heathrow" of "Heathrow Airport"."""
    longer: dict[str, str] = {}
    for folded, name in names.items():
        if " " in folded and shapes.shape(name) == "place":
            longer.setdefault(folded.split()[0], name)
    for folded, name in names.items():
        if folded in longer and not known.look_up(name):
            yield folded, longer[folded]


def _initials(words: Sequence[str]) -> set[str]:
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` can stand for ``full``: its initials, one of its words, or its letters in order.

    >>> abbreviates("NLD", "National League for Democracy"), abbreviates("NLD", "Blue Party")
    (True, False)
    """
    letters = re.sub(r"[^a-z]", "", short.lower())
    words = key(full).split()
    if not letters or not words:
        return False
    if letters in _initials(words) or key(short) in words:
        return True
    place, folded = 0, "".join(words)
    for letter in letters:
        place = folded.find(letter, place) + 1
        if not place:
            return False
    return letters[0] == folded[0] and short.isupper()


_COMMON = re.compile(r"(?<![\w’'-])((?:[A-Za-z][\w’']*[ -]){1,6})\(([A-Z][A-Za-z]*[A-Z]s?)\)")


def of_common_nouns(text: str) -> frozenset[str]:
    """Abbreviations that the text explains by words in small letters, and their plurals."""
    found: set[str] = set()
    for match in _COMMON.finditer(text):
        short = match[2].rstrip("s")
        words = re.findall(r"[A-Za-z][\w’']*", match[1])
        for length in range(2, len(short) + 2):
            tail = words[-length:]
            if len(tail) == length and all(word.islower() for word in tail) and abbreviates(short, " ".join(tail)):
                found |= {short, f"{short}s"}
    return frozenset(found)

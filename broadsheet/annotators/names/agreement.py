"""Spans of one article → who is meant: one name, one kind for all that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from broadsheet.annotators.names import acronyms, kinds, known
from broadsheet.annotators.names.reading import Span
from broadsheet.model.article import Kind
from broadsheet.text.keys import key, person_words
from broadsheet.values import Value, replace

Words = tuple[str, ...]


class Named(Value, kw_only=False):
    """A span and the entity's name within the article."""

    span: Span
    name: str


def agree(text: str, spans: Iterable[Span], headline: str | None = None) -> tuple[Named, ...]:
    """Each span with the kind that the article's spans agree on, and its full name."""
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    settled = kinds.settle(text, ordered)
    ordered = [span if span.how == "table" else replace(span, kind=settled[key(text[span.start : span.end])]) for span in ordered]
    people = _people(text, ordered)
    for full in _of_headline(headline or ""):
        words = person_words(full)
        people[words[-1]].add(words)
    ordered = [replace(span, kind="person") if _is_known_person(text, span, people) else span for span in ordered]
    names = _full_names(text, ordered, headline)
    return tuple(Named(span, names[number]) for number, span in enumerate(ordered))


def _people(text: str, spans: list[Span]) -> dict[str, set[Words]]:
    """First and last word of every full name of a person → the full names that have it."""
    found: dict[str, set[Words]] = defaultdict(set)
    for span in spans:
        words = person_words(text[span.start : span.end])
        if span.kind == "person" and len(words) > 1:
            found[words[-1]].add(words)
            found[words[0]].add(words)
    return found


def _of_headline(headline: str) -> list[str]:
    """Pairs of words of which the first is a first name."""
    pairs = re.findall(r"(?=\b([^\W\d_a-zß-ÿ][\w'’-]+) ([^\W\d_a-zß-ÿ][\w'’-]+))", headline)
    return [re.sub(r"['’]s?$", "", f"{first} {last}") for first, last in pairs if first in known.first_names()]


def _is_known_person(text: str, span: Span, people: Mapping[str, set[Words]]) -> bool:
    """Whether a span of another kind is the surname of somebody whom the article names in full."""
    phrase = text[span.start : span.end]
    words = person_words(phrase)
    if span.kind == "person" or not words or phrase.isupper() or span.how == "table":
        return False
    if not any(
        full[-len(words) :] == words or (len(words) == 1 and full[0] == words[0])
        for full in people.get(words[-1], ())
        if len(full) > len(words)
    ):
        return False
    entry = known.look_up(phrase)
    if not entry or not entry.sure:
        return True
    # A surname that is a city's name too: "Washington" of MaliVai Washington, where nothing says that it is the city.
    return (
        entry.list in ("city", "place", "state", "country")
        and kinds.around(text, span)["place"] <= 0
        and kinds.around(text, span)["person"] > 0
    )


_KIN = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|father|mother|widow|widower|uncle|aunt|nephew|niece|cousin|grandson|granddaughter"
    r"|stepson|stepdaughter|twin|children|sons|daughters|parents|spouse|partner),? (?:[A-Z][\w’'-]+(?:,| and) )*$"
)


def _is_relative(text: str, span: Span) -> bool:
    """Whether the words before a full name present it as somebody's kin: "his wife Naina Yeltsin"."""
    return bool(_KIN.search(text[max(0, span.start - 60) : span.start]))


def _full_names(text: str, spans: list[Span], headline: str | None) -> list[str]:
    phrases = [" ".join(text[span.start : span.end].split()) for span in spans]
    people = _PeopleNames()
    kin = {
        phrase.split()[0]
        for span, phrase in zip(spans, phrases, strict=True)
        if span.kind == "person" and _is_relative(text, span)
    }
    for span, phrase in zip(spans, phrases, strict=True):
        if span.kind == "person":
            people.add(phrase, relative=" " in phrase and phrase.split()[0] in kin)
    if headline:
        people.add_headline(headline)
    explained, short = acronyms.short_forms(text, spans, phrases)
    forms = _usual_forms(spans, phrases)
    names, recent = [], dict[str, str]()
    for span, phrase in zip(spans, phrases, strict=True):
        if span.kind == "person":
            names.append(people.full(phrase, recent))
        else:
            entry = known.look_up(phrase)
            if span.kind == "place" and text[span.end : span.end + 1] == "." and (state := known.look_up(f"{phrase}.")):
                entry = state
            place = (span.kind, key(phrase))
            fuller = entry and place in short and (entry.list == "national" or entry.name.startswith("The "))
            if place in explained:
                names.append(explained[place])
            elif entry and entry.kind == span.kind and not fuller:
                names.append(entry.name)
            else:
                names.append(short.get((span.kind, key(phrase)), forms[span.kind, key(phrase)]))
    return names


def _usual_forms(spans: list[Span], phrases: list[str]) -> dict[tuple[Kind, str], str]:
    """(kind, key) → the way in which the article writes the name most; capitals only where it writes nothing else."""
    counts: dict[tuple[Kind, str], Counter[str]] = defaultdict(Counter)
    for span, phrase in zip(spans, phrases, strict=True):
        counts[span.kind, key(phrase)][phrase] += 1
    found: dict[tuple[Kind, str], str] = {}
    for place, forms in counts.items():
        best = min(forms, key=lambda form: (form.isupper() and len(form) > 4, -forms[form], form))
        found[place] = best.title() if place[0] == "place" and best.isupper() and len(best) > 4 else best
    return found


class _PeopleNames:
    """The people of one article, found by any part of their names."""

    def __init__(self) -> None:
        self._forms: Counter[str] = Counter()
        self._words: dict[str, Words] = {}
        self._by_part: dict[str, list[str]] = defaultdict(list)
        self._kin: set[str] = set()

    def add(self, phrase: str, relative: bool = False) -> None:
        """A way of writing a person; ``relative`` where the text presents somebody's kin by it."""
        words = person_words(phrase)
        if not words:
            return
        if relative and phrase not in self._forms and any(len(w) == 1 and w[0] == words[-1] for w in self._words.values()):
            self._kin.add(phrase)  # the surname alone was somebody else before
        if phrase not in self._forms:
            self._words[phrase] = words
            for word in set(words):
                self._by_part[word].append(phrase)
        self._forms[phrase] += 1

    def add_headline(self, headline: str) -> None:
        """Full names that only the headline has: a known first name before a surname of the text."""
        for full in _of_headline(headline):
            if any(words == person_words(full)[-1:] for words in self._words.values()):
                self.add(full)

    def full(self, phrase: str, recent: dict[str, str]) -> str:
        """The longest name in the article that ``phrase`` is a part of; of several, the last one met."""
        words = person_words(phrase)
        if not words:
            return phrase
        candidates = {form for word in words for form in self._by_part[word] if _stands_for(words, self._words[form])}
        if len(words) == 1:
            candidates -= self._kin
        longest = [
            form
            for form in candidates
            if not any(
                _stands_for(self._words[form], self._words[other]) and self._words[other] != self._words[form]
                for other in candidates
            )
        ]
        if not longest:
            return phrase
        if len({self._words[form] for form in longest}) > 1:
            seen = [form for form in longest if form in recent]
            best = max(seen, key=lambda form: recent[form]) if seen else min(longest, key=lambda form: (-self._forms[form], form))
        else:
            best = max(longest, key=lambda form: (self._forms[form], len(form), form))
        if len(words) > 1:
            recent[best] = f"{len(recent):06d}{best}"
        return best


def _stands_for(short: Words, full: Words) -> bool:
    """Whether ``short`` is a way to write ``full`` within one article."""
    if short == full or len(short) > len(full):
        return short == full
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) or (len(full) > 2 and short[0] in full[1:])
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    same_last = short[-1] == full[-1]
    return same_last and (short[0] == full[0] or (len(short[0]) <= 2 and full[0].startswith(short[0][0])))

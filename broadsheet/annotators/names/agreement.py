"""Spans of one article → who is meant: one name, one kind for all that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from broadsheet.annotators.names import acronyms, kinds, known, shapes
from broadsheet.annotators.names.people import People, Words, title_before
from broadsheet.annotators.names.reading import Span
from broadsheet.model.article import Kind
from broadsheet.text.keys import key, person_words
from broadsheet.values import Value, replace


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
    firms = dict(_like_surnames(text, ordered, people))
    short = dict(_first_words(text, ordered, people)) | dict.fromkeys(firms, "organisation")
    ordered = [replace(span, kind=short.get(text[span.start : span.end], span.kind)) for span in ordered]
    names = _full_names(text, ordered, headline, firms)
    return tuple(Named(span, names[number]) for number, span in enumerate(ordered))


def with_titles(text: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """The same; a surname that means somebody else before takes in the title that tells who it is: "Mrs Roe"."""
    order = {one.name: number for number, one in reversed(list(enumerate(named)))}
    meant: dict[str, str] = {}
    for one in named:
        phrase = text[one.span.start : one.span.end]
        meant[phrase] = min(meant.get(phrase, one.name), one.name, key=lambda name: order[name])
    found = []
    for one in named:
        span, phrase = one.span, text[one.span.start : one.span.end]
        title = title_before(text, span.start) if span.kind == "person" and " " not in phrase else ""
        another = title and (meant[phrase] != one.name or one.name == f"{title} {phrase}")
        found.append(Named(replace(span, start=text.rindex(title, 0, span.start)), one.name) if another else one)
    return tuple(found)


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
    if entry.name == f"The {phrase}" and text[max(0, span.start - 4) : span.start].lower() != "the ":
        return True
    # A surname that is a city's name too: "Washington" of MaliVai Washington, where nothing says that it is the city.
    return (
        entry.list in ("city", "place", "state", "country")
        and kinds.around(text, span)["place"] <= 0
        and (kinds.around(text, span)["person"] > 0 or bool(title_before(text, span.start)))
    )


_OF_A_PLACE = frozenset(
    "Council Police University College Hospital Court Airport Borough County School Constabulary Chamber Town City".split()
)


def _first_words(text: str, spans: list[Span], people: Mapping[str, set[Words]]) -> Iterator[tuple[str, Kind]]:
    """What was taken for somebody, and is the first word of a firm's name or the place that a council is of → its kind.

    So is "Kelmar" an organisation beside "Kelmar Foods", and "Ormeda" a place beside "Ormeda Borough Council".
    """
    alone = {text[span.start : span.end] for span in spans if span.kind == "person"}
    alone -= {text[span.start : span.end] for span in spans if _acts(text, span)}
    for span in spans:
        first, *others = text[span.start : span.end].split()
        firm = span.kind == shapes.shape(text[span.start : span.end]) == "organisation"
        if not firm or first not in alone or known.is_person_word(first):
            continue
        if person_words(first)[-1:] and not people.get(person_words(first)[-1]):
            yield first, "place" if _OF_A_PLACE.intersection(others) else "organisation"


def _like_surnames(text: str, spans: list[Span], people: Mapping[str, set[Words]]) -> Iterator[tuple[str, str]]:
    """The last word of a listed firm that is called like a person, where nobody has it for a surname → the firm's name."""
    for span in spans:
        phrase = text[span.start : span.end]
        entry = known.look_up(phrase) if span.kind == "organisation" else None
        first, _, last = phrase.partition(" ")
        if entry is None or entry.kind != "organisation" or first not in known.first_names():
            continue
        words = person_words(last)
        if len(words) == 1 and not people.get(words[0]):
            yield last, entry.name


def _acts(text: str, span: Span) -> bool:
    """Whether what stands around a name speaks for a person rather than for a firm."""
    found = kinds.around(text, span)
    return found["person"] > found["organisation"] + 0.5


_KIN = re.compile(
    r"\b(?P<noun>wife|husband|son|daughter|brother|sister|father|mother|widow|widower|uncle|aunt|nephew|niece|cousin|grandson|granddaughter"
    r"|stepson|stepdaughter|twin|children|sons|daughters|parents|spouse|partner),? (?:[A-Z][\w’'-]+(?:,| and) )*$"
)


_BESIDE = re.compile(r"(?P<surname>[A-Z][\w’'-]+)(?:, [^,.;!?]{2,60},)? (?:and|&) (?P<who>(?:[a-z][\w’'-]*,? ){0,4})$")


def _relative(text: str, span: Span) -> str | None:
    """The sex of somebody whose full name is presented as that of another's kin, "" where nothing tells it; None of others.

    So are "his wife Naina Roe", and Naina in "President Roe and first lady Naina Roe".
    """
    before = text[max(0, span.start - 90) : span.start]
    kin = _KIN.search(before[-60:])
    if kin:
        return known.kin_sexes().get(kin["noun"], "")
    beside = _BESIDE.search(before)
    last = text[span.start : span.end].rsplit(maxsplit=1)[-1]
    if not beside or beside["surname"] != last or _is_given(before[: beside.start()]):
        return None
    return next((sex for word in beside["who"].split() if (sex := known.kin_sexes().get(word.strip(",")))), "")


def _is_given(before: str) -> bool:
    """Whether what stands before a surname ends with a first name."""
    found = re.search(r"([A-Z][\w’'-]+|[A-Z]\.) $", before)
    return found is not None and found[1].rstrip(".").lower() not in known.titles()


def _full_names(text: str, spans: list[Span], headline: str | None, firms: Mapping[str, str]) -> list[str]:
    phrases = [" ".join(text[span.start : span.end].split()) for span in spans]
    people = People(text)
    titles = [title_before(text, span.start) if span.kind == "person" else "" for span in spans]
    kin = {
        phrase.split()[0]: sex
        for span, phrase in zip(spans, phrases, strict=True)
        if span.kind == "person" and (sex := _relative(text, span)) is not None
    }
    for span, phrase, title in zip(spans, phrases, titles, strict=True):
        if span.kind == "person":
            people.add(phrase, kin.get(phrase.split()[0]) if " " in phrase else None, title)
    for full in _of_headline(headline or ""):
        # Full names that only the headline has: a known first name before a surname of the text.
        if people.holds(person_words(full)[-1:]):
            people.add(full)
    explained, short = acronyms.short_forms(text, spans, phrases)
    forms = _usual_forms(spans, phrases)
    names, recent = [], dict[str, str]()
    for span, phrase, title in zip(spans, phrases, titles, strict=True):
        if span.kind == "person":
            names.append(people.full(phrase, recent, title))
        else:
            entry = known.look_up(phrase)
            if span.kind == "place" and text[span.end : span.end + 1] == "." and (state := known.look_up(f"{phrase}.")):
                entry = state
            place = (span.kind, key(phrase))
            fuller = entry and place in short and (entry.list == "national" or entry.name.startswith("The "))
            if place in explained:
                names.append(explained[place])
            elif span.kind == "organisation" and phrase in firms:
                names.append(firms[phrase])
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

"""Names as claimed → where they stand in a text, word for word.

The longest form goes first and no two mentions overlap, so that "New York" inside "New York Times" belongs to the newspaper where
both are claimed. Straight and typographic marks and spaces of any width count as equal; nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from broadsheet.model.article import NameClaim
from broadsheet.values import Value

ATTRIBUTES = frozenset(
    "administration administrations government camp campaign presidency cabinet regime era doctrine family dynasty".split()
)
"""After a person's surname these make it the name of something else: "the Biden administration"."""
INSTITUTIONS = frozenset(
    "Administration Government Campaign Foundation Organization Organisation Institute Institution University College School"
    " Center Centre Hospital Library Museum Tower Airport Street Avenue Prize Award Group Holdings Inc Corp Ltd".split()
)
"""And these do so after a full name too: "the John Roe Foundation"."""
_ENDINGS = frozenset(("s", "S", "ll", "d", "ve", "re"))
_COMPOUNDS = frozenset("led era style run wide bound like owned made held born area only free heavy rich friendly".split())
_TOLD = re.compile(r"(?:according to|told|via|by|with|citing|quoted by|reports? (?:by|in|from))(?: the)? $", re.IGNORECASE)
_REPORTS = re.compile(
    r",? (?:first |also |has |had )?(?:report(?:s|ed)|says?|said|wr[io]tes?|quot(?:es|ed)|not(?:es|ed)|cit(?:es|ed))\b"
)
_PREFIXES = frozenset("anti pro ex non pre post mid neo then trans inter un".split())
_FOLDS = (
    *(("’", "'"), ("‘", "'"), ("‛", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("‟", '"')),
    *(("❝", '"'), ("❞", '"')),
    *(("\n", " "), ("\xa0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " "), ("\u2011", "-"), ("\u2010", "-")),
)
_NO_SPACES = "\u2e80"
"""From here on most scripts are written without spaces between words."""


def fold(text: str) -> str:
    """``text`` with plain marks and spaces, character for character: offsets stay as they are."""
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ")
    for written, plain in _FOLDS:
        text = text.replace(written, plain)
    return text


class Match(Value, kw_only=False):
    """A form of a name at one place; ``claim`` counts from 0 in the claims that were looked for."""

    start: int
    end: int
    claim: int


class Matches(Value, kw_only=False):
    """All matches in order of place, and the forms that stand nowhere, as (claim, form)."""

    found: tuple[Match, ...]
    missing: tuple[tuple[int, str], ...]


def find(folded: str, claims: Sequence[NameClaim], capitals: Iterable[tuple[int, int]] = ()) -> Matches:
    """Where each claim's name and other forms stand in ``folded``; within the spans ``capitals`` in capitals as well.

    A form that several claims have belongs to the first; an outlet that is listed as subject and as source is the latter
    where somebody reports what it says.
    """
    forms: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for form in (claim.name, *claim.forms):
            forms.setdefault(fold(form), []).append(number)
    capitals = tuple(capitals)
    words = _words(forms)
    taken = bytearray(len(folded))
    found: list[Match] = []
    missing: list[tuple[int, str]] = []
    for form in sorted(forms, key=len, reverse=True):
        number = forms[form][0]
        source = next((other for other in forms[form] if claims[other].cited and not claims[number].cited), None)
        person = claims[number].kind == "person"
        held = False
        for start, end in _places(folded, form, capitals):
            if not _stands_alone(folded, start, end, person=person, words=words):
                continue
            held = True
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                cited = source is not None and _is_source(folded, start, end)
                found.append(Match(start, end, source if cited and source is not None else number))
        if not held:
            missing.extend((claim, form) for claim in forms[form])
    found.sort(key=lambda match: match.start)
    return Matches(tuple(found), tuple(missing))


def places(folded: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where ``phrase`` stands in ``folded`` as words of its own."""
    phrase = fold(phrase)
    for start, end in _places(folded, phrase, ()):
        if not (_joins(folded[start - 1 : start]) and _joins(phrase[:1])) and not (
            _joins(folded[end : end + 1]) and _joins(phrase[-1:])
        ):
            yield start, end


def _places(folded: str, form: str, capitals: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    if not form:
        return
    start = folded.find(form)
    while start >= 0:
        end = start + len(form)
        yield start, end
        start = folded.find(form, end)
    upper = form.upper()
    if upper == form or len(upper) != len(form):
        return
    for first, last in capitals:
        start = folded.find(upper, first, last)
        while start >= 0:
            end = start + len(form)
            yield start, end
            start = folded.find(upper, end, last)


def _words(forms: Iterable[str]) -> frozenset[str]:
    """First and last words of all forms: what may stand on the other side of a hyphen."""
    return frozenset(word for form in forms for word in (form.partition(" ")[0], form.rpartition(" ")[2]))


def _stands_alone(text: str, start: int, end: int, *, person: bool, words: frozenset[str]) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before and before != " " and not _begins(text, start, before, person=person, words=words):
        return False
    if not after:
        return True
    if after != " ":
        return _ends(text, end, after, person=person, words=words)
    return not person or not _is_attribute(_word(text, end + 1), surname=" " not in text[start:end])


def _is_source(text: str, start: int, end: int) -> bool:
    """The words beside a name say that somebody got something from it: "according to X", "X reports"."""
    return _TOLD.search(text, max(0, start - 30), start) is not None or _REPORTS.match(text, end) is not None


def _is_attribute(word: str, *, surname: bool) -> bool:
    return word in INSTITUTIONS or (surname and word in ATTRIBUTES)


def _begins(text: str, start: int, before: str, *, person: bool, words: frozenset[str]) -> bool:
    if before.isalnum() or before == "_":
        return before >= _NO_SPACES
    if before not in "'-" or start < 2 or not text[start - 2].isalnum():
        return True
    if before == "'":
        return False
    left = text[max(0, start - 30) : start - 1].rpartition(" ")[2]
    return not person or not left[:1].isupper() or left.isupper() or left in words or left.lower() in _PREFIXES


def _ends(text: str, end: int, after: str, *, person: bool, words: frozenset[str]) -> bool:
    if after.isalnum() or after == "_":
        return after >= _NO_SPACES
    if after not in "'-" or not text[end + 1 : end + 2].isalnum():
        return True
    right = _word(text, end + 1)
    if after == "'":
        return right in _ENDINGS
    if right[:1].isupper():
        return not person or right in words or right.isupper()
    return not person or right.endswith("ed") or right in _COMPOUNDS


def _word(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalnum() and end - start < 30:
        end += 1
    return text[start:end]


def _joins(character: str) -> bool:
    return character.isalnum() and character < _NO_SPACES

"""Claims against a body, word for word → mentions, roles and quotations, and a Problem for each claim that is not borne out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from broadsheet.content import matching, quotations
from broadsheet.content.faults import nearest
from broadsheet.content.matching import Match, Matches, fold
from broadsheet.model.article import Claims, ComingDay, Mention, NameClaim, Quote, QuoteClaim, Sentence
from broadsheet.model.problem import Problem
from broadsheet.values import Value

_CAPITALISED = re.compile(r"\b[A-Z][\w.'’-]*(?: (?:(?:of|the|and|de|van|von|al|bin) )?[A-Z][\w.'’-]*)*")
_FIELDS = {"person": "people", "organisation": "organisations", "place": "places"}
MOST_COMPARED = 300
"""Names of the body that a name which is not found is compared with, for the message."""


class Body(Value):
    """An article's text in the forms in which it is searched."""

    text: str
    folded: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def sentence(self, offset: int) -> int:
        """The place in ``sentences`` of the one that holds ``offset``."""
        return bisect_right(self.starts, offset) - 1


def missing(claims: Claims, matches: Matches, body: Body) -> list[Problem]:
    """A problem for each name that stands nowhere, and for each other form of a name that does not."""
    matched = {match.claim for match in matches.found}
    if not matches.missing and len(matched) == len(claims.names):
        return []
    named = {claims.names[number].name for number in matched}
    written = list(dict.fromkeys(m[0] for m, _ in zip(_CAPITALISED.finditer(body.text), range(MOST_COMPARED), strict=False)))
    problems: list[Problem] = []
    for number, claim in enumerate(claims.names):
        # An outlet may be listed twice, as a subject and as a source; its mentions are the subject's.
        if number not in matched and claim.name not in named:
            problems.append(_missing_name(claims, claim, body, written))
    for number, form in matches.missing:
        claim = claims.names[number]
        if number in matched and form != fold(claim.name):
            found = f"{form!r} for {claim.name}, which the body does not have"
            problems.append(_problem(claims, claim, found, f"a form as the body writes it{nearest(form, written)}; left out"))
    return problems


def _missing_name(claims: Claims, claim: NameClaim, body: Body, written: Sequence[str]) -> Problem:
    within = any(fold(form) in body.folded for form in (claim.name, *claim.forms))
    found = "which the body has only within other names" if within else "which the body does not have"
    offer = "" if within else nearest(claim.name, written)
    return _problem(claims, claim, f"{claim.name!r}, {found}", f"a name as the body writes it{offer}; left out")


def roles(claims: Claims, matches: Matches, body: Body) -> tuple[list[Mention], list[Problem]]:
    """Each role phrase in the sentences that name its bearer, else where it stands first; in order of place."""
    found: list[Mention] = []
    problems: list[Problem] = []
    for number, claim in enumerate(claims.names):
        named = {body.sentence(match.start) for match in matches.found if match.claim == number} if claim.role else None
        if not named or not claim.role:
            continue
        places = list(matching.places(body.folded, claim.role))
        if not places:
            what = f"the role {claim.role!r} of {claim.name}, which the body does not have"
            problems.append(_problem(claims, claim, what, "a role in the body's own words; left out"))
        beside = [place for place in places if body.sentence(place[0]) in named]
        found.extend(
            Mention(text=body.text[start:end], start=start, end=end, kind=claim.kind, name=claim.name, cited=claim.cited)
            for start, end in beside or places[:1]
        )
    found.sort(key=lambda role: (role.start, role.end, role.name))
    return found, problems


def mentions(names: Sequence[NameClaim], found: Sequence[Match], text: str, roles: Sequence[Mention]) -> list[Mention]:
    """A mention for each match; the one nearest to an occurrence of its role phrase bears the role."""
    beside: dict[int, str] = {}
    for role in roles:
        own = [match for match in found if names[match.claim].name == role.name and names[match.claim].kind == role.kind]
        if own:
            closest = min(own, key=lambda match: (max(match.start - role.end, role.start - match.end), match.start))
            beside.setdefault(closest.start, role.text)
    return [
        Mention(
            text=text[match.start : match.end],
            start=match.start,
            end=match.end,
            kind=names[match.claim].kind,
            name=names[match.claim].name,
            role=beside.get(match.start),
            cited=names[match.claim].cited,
            doubt=names[match.claim].doubt,
        )
        for match in found
    ]


def quotes(claims: Claims, matches: Matches, body: Body) -> tuple[list[Quote], list[Problem]]:
    """Each quotation where the body has it, in order of place; whoever is not named in the body is left out of it."""
    named = {claims.names[match.claim].name for match in matches.found}
    listed = {claim.name for claim in claims.names}
    last: dict[str, int] = {}
    found: list[Quote] = []
    problems: list[Problem] = []
    for claim in claims.quotes:
        # The same words claimed twice are two quotations, at two places.
        place = quotations.find(body.folded, body.text, claim.text, last.get(claim.text, 0))
        if place is None:
            problems.append(_missing_quote(claims, claim, body))
            continue
        start, end = place
        last[claim.text] = end
        people = {"speaker": claim.speaker, "to": claim.to, "via": claim.via}
        for key, name in people.items():
            if name and name not in listed:
                expected = f"a name of this file's lists{nearest(name, listed)}; left out"
                problems.append(problem_at(claims, claim.line, key, f"{name!r}, who is not listed", expected))
        speaker, to, via = (name if name in named else None for name in people.values())
        found.append(
            Quote(
                text=body.text[start:end],
                start=start,
                end=end,
                speaker=speaker,
                to=to,
                via=via,
                context=claim.context,
                doubt=claim.doubt if speaker else None,
            )
        )
    return sorted(found, key=lambda quote: (quote.start, quote.end)), problems


def coming(claims: Claims, matches: Matches, body: Body) -> tuple[list[ComingDay], list[Problem]]:
    """Find each day to come where the body says so, in order of day; a day that is not after the article's is left out."""
    named = {claims.names[match.claim].name for match in matches.found}
    found: list[ComingDay] = []
    problems: list[Problem] = []
    for claim in claims.coming:
        if claim.date <= claims.published.isoformat()[: len(claim.date)] and len(claim.date) > 7:
            wrong, expected = f"{claim.date}, which is not after the article's own day", "a later day; left out"
            problems.append(problem_at(claims, claim.line, "coming", wrong, expected))
        elif (place := next(matching.places(body.folded, claim.text), None)) is None:
            wrong, expected = f"{claim.text[:80]!r}, which the body does not have", "words of the body; left out"
            problems.append(problem_at(claims, claim.line, "coming", wrong, expected))
        else:
            start, end = place
            who = claim.who if claim.who in named else None
            words = body.text[start:end]
            found.append(
                ComingDay(
                    date=claim.date, text=words, start=start, end=end, who=who, precision=claim.precision, doubt=claim.doubt
                )
            )
    return sorted(found, key=lambda day: (day.date, day.start)), problems


def _missing_quote(claims: Claims, claim: QuoteClaim, body: Body) -> Problem:
    near = quotations.nearest(body.folded, body.text, claim.text)
    expected = f"words that stand there between quotation marks{f', perhaps {near!r}' if near else ''}; left out"
    return problem_at(claims, claim.line, "quotes", f"{claim.text[:80]!r}, which the body does not quote", expected)


def _problem(claims: Claims, claim: NameClaim, found: str, expected: str) -> Problem:
    return problem_at(claims, claim.line, "cites" if claim.cited else _FIELDS[claim.kind], found, expected)


def problem_at(claims: Claims, line: int | None, field: str, found: str, expected: str) -> Problem:
    """A claim that is left out; the article is published without it."""
    path = f"content/{claims.path}.md"
    return Problem(path=path, line=line, field=field, found=found, expected=expected, severity="warning")

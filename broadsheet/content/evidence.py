"""Claims and body → the Article that the site may publish: what the body bears out, and no word beyond its rights.

Every name, role and quotation of the front matter is looked for in the body, word for word. What is not there is a Problem,
with the nearest thing that is, and is left out. Then the article is cut to its public part: what stands
only in the rest is left out as well, without a word, so that nothing downstream can show it.

Of an article with ``rights: headline`` no text is left; its mentions are the names in its headline, with offsets 0.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.content import matching, quotations
from broadsheet.content.faults import nearest
from broadsheet.content.matching import Match, Matches, fold
from broadsheet.content.publicity import public_blocks, public_end, rights
from broadsheet.model.article import Article, Block, Claims, Mention, NameClaim, Quote, QuoteClaim, Rights, Sentence
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.text.sentences import sentences as split

_CAPITALISED = re.compile(r"\b[A-Z][\w.'’-]*(?: (?:(?:of|the|and|de|van|von|al|bin) )?[A-Z][\w.'’-]*)*")
_FIELDS = {"person": "people", "organisation": "organisations", "place": "places"}
MOST_COMPARED = 300
"""Names of the body that a name which is not found is compared with, for the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """An article's text in the forms in which it is searched."""

    text: str
    folded: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def sentence(self, offset: int) -> int:
        """The place in ``sentences`` of the one that holds ``offset``."""
        return bisect_right(self.starts, offset) - 1


def verify(claims: Claims, blocks: Sequence[Block], site: Site) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article of ``claims`` as far as ``blocks``, its whole body, bear it out; None where it is private or a draft."""
    problems: list[Problem] = []
    mode = rights(claims, site)
    if mode == "private":
        return None, ()
    text = "\n\n".join(block.text for block in blocks)
    found = split(text)
    body = _Body(text=text, folded=fold(text), sentences=found, starts=tuple(s.start for s in found))
    matches = matching.find(body.folded, claims.names, _capitals(blocks))
    _report_missing(claims, matches, body, problems)
    roles = _roles(claims, matches, body, problems)
    quotes = _quotes(claims, matches, body, problems)
    end = public_end(mode, text, found, site.excerpt_words)
    mentions = _mentions(claims.names, matches.found, text, roles)
    if mode == "headline":
        mentions = _in_headline(claims)
    article = _article(claims, body, blocks, mode, end)
    return replace(
        article,
        mentions=tuple(m for m in mentions if m.end <= end),
        roles=tuple(sorted((r for r in roles if r.end <= end), key=lambda r: (r.start, r.end, r.name))),
        quotes=_public_quotes(quotes, {m.name for m in mentions if m.end <= end}, end),
        summary=_summary(claims, body, end, problems),
    ), tuple(problems)


def bears_out(text: str, names: Sequence[NameClaim], quotes: Sequence[QuoteClaim]) -> tuple[list[NameClaim], list[QuoteClaim]]:
    """The claims that ``text`` bears out, each name with those of its forms and the role that stand there; for ingest."""
    folded = fold(text)
    stands = {(match.claim, folded[match.start : match.end]) for match in matching.find(folded, names).found}
    kept: list[NameClaim] = []
    for number, claim in enumerate(names):
        forms = tuple(form for form in claim.forms if (number, fold(form)) in stands)
        if forms or (number, fold(claim.name)) in stands:
            role = claim.role if claim.role and next(matching.places(folded, claim.role), None) else None
            kept.append(replace(claim, forms=forms, role=role))
    return kept, [quote for quote in quotes if quotations.find(folded, text, quote.text)]


def _capitals(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Start and end of each block that is all in capitals, as headlines within a body are."""
    spans: list[tuple[int, int]] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        if block.text.isupper():
            spans.append((start, end))
        start = end + 2
    return spans


def _article(claims: Claims, body: _Body, blocks: Sequence[Block], mode: Rights, end: int) -> Article:
    return Article(
        id=claims.path,
        slug=claims.slug,
        headline=claims.headline,
        headline_inferred="title" in claims.inferred,
        published=claims.published,
        text=body.text[:end],
        blocks=tuple(blocks) if end == len(body.text) and mode == "full" else public_blocks(blocks, end),
        sentences=body.sentences if end == len(body.text) else tuple(s for s in body.sentences if s.end <= end),
        mentions=(),
        quotes=(),
        roles=(),
        summary="",
        topics=claims.topics,
        language=claims.language,
        rights=mode,
        words=len(body.text.split()),
        whole=bool(body.text) and end == len(body.text),
        publisher=claims.publisher,
        url=claims.url,
        byline=claims.byline,
        inferred=claims.inferred,
        aliases=claims.aliases,
        seed=claims.seed,
        edited=claims.edited,
    )


def _mentions(names: Sequence[NameClaim], found: Sequence[Match], text: str, roles: Sequence[Mention]) -> list[Mention]:
    """A mention for each match; the one beside an occurrence of its role phrase bears the role."""
    beside: dict[int, str] = {}
    for role in roles:
        own = [match for match in found if names[match.claim].name == role.name and names[match.claim].kind == role.kind]
        if own:
            nearest_match = min(own, key=lambda match: (max(match.start - role.end, role.start - match.end), match.start))
            beside.setdefault(nearest_match.start, role.text)
    return [
        Mention(
            text=text[match.start : match.end],
            start=match.start,
            end=match.end,
            kind=names[match.claim].kind,
            name=names[match.claim].name,
            role=beside.get(match.start),
            cited=names[match.claim].cited,
        )
        for match in found
    ]


def _in_headline(claims: Claims) -> list[Mention]:
    folded = fold(claims.headline)
    matches = matching.find(folded, claims.names, [(0, len(folded))] if folded.isupper() else ())
    found = _mentions(claims.names, matches.found, claims.headline, ())
    return [replace(mention, start=0, end=0) for mention in found]


def _report_missing(claims: Claims, matches: Matches, body: _Body, problems: list[Problem]) -> None:
    if not matches.missing:
        return
    missing: dict[int, list[str]] = {}
    for number, form in matches.missing:
        missing.setdefault(number, []).append(form)
    runs = list(dict.fromkeys(m[0] for m, _ in zip(_CAPITALISED.finditer(body.text), range(MOST_COMPARED), strict=False)))
    for number, forms in sorted(missing.items()):
        claim = claims.names[number]
        nowhere = len(set(forms)) == len({fold(form) for form in (claim.name, *claim.forms)})
        if nowhere:
            within = any(form in body.folded for form in forms)
            found = (
                f"{claim.name!r}, which the body has only within other names"
                if within
                else f"{claim.name!r}, which the body does not have"
            )
            offer = "" if within else nearest(claim.name, runs)
            problems.append(_problem(claims, claim, found, f"a name as the body writes it{offer}; left out"))
            continue
        for form in forms:
            if form != fold(claim.name):
                found = f"{form!r} for {claim.name}, which the body does not have"
                problems.append(_problem(claims, claim, found, f"a form as the body writes it{nearest(form, runs)}; left out"))


def _roles(claims: Claims, matches: Matches, body: _Body, problems: list[Problem]) -> list[Mention]:
    roles: list[Mention] = []
    for number, claim in enumerate(claims.names):
        if not claim.role or not any(match.claim == number for match in matches.found):
            continue
        places = list(matching.places(body.folded, claim.role))
        if not places:
            found = f"the role {claim.role!r} of {claim.name}, which the body does not have"
            problems.append(_problem(claims, claim, found, "a role in the body's own words; left out"))
            continue
        named = {body.sentence(match.start) for match in matches.found if match.claim == number}
        beside = [place for place in places if body.sentence(place[0]) in named]
        roles.extend(
            Mention(text=body.text[start:end], start=start, end=end, kind=claim.kind, name=claim.name, cited=claim.cited)
            for start, end in beside or places[:1]
        )
    return roles


def _quotes(claims: Claims, matches: Matches, body: _Body, problems: list[Problem]) -> list[Quote]:
    named = {claims.names[match.claim].name for match in matches.found}
    listed = {claim.name for claim in claims.names}
    last: dict[str, int] = {}
    quotes: list[Quote] = []
    for claim in claims.quotes:
        # The same words claimed twice are two quotations, at two places.
        place = quotations.find(body.folded, body.text, claim.text, last.get(claim.text, 0))
        if place is None:
            near = quotations.nearest(body.folded, body.text, claim.text)
            expected = f"words that stand there between quotation marks{f', perhaps {near!r}' if near else ''}; left out"
            problems.append(
                _quote_problem(claims, claim, "quotes", f"{claim.text[:80]!r}, which the body does not quote", expected)
            )
            continue
        last[claim.text] = place[1]
        people = {"speaker": claim.speaker, "to": claim.to, "via": claim.via}
        for field, name in people.items():
            if name and name not in listed:
                expected = f"a name of this file's lists{nearest(name, listed)}; left out"
                problems.append(_quote_problem(claims, claim, field, f"{name!r}, who is not listed", expected))
        start, end = place
        speaker, to, via = (name if name in named else None for name in people.values())
        quotes.append(Quote(text=body.text[start:end], start=start, end=end, speaker=speaker, to=to, via=via))
    return sorted(quotes, key=lambda quote: (quote.start, quote.end))


def _public_quotes(quotes: Sequence[Quote], named: set[str], end: int) -> tuple[Quote, ...]:
    """The quotations before ``end``, with the names that stand there too."""
    return tuple(
        quote
        if {quote.speaker, quote.to, quote.via} <= {None, *named}
        else replace(
            quote,
            speaker=quote.speaker if quote.speaker in named else None,
            to=quote.to if quote.to in named else None,
            via=quote.via if quote.via in named else None,
        )
        for quote in quotes
        if quote.end <= end
    )


def _summary(claims: Claims, body: _Body, end: int, problems: list[Problem]) -> str:
    """The sentences of the summary that may be shown.

    One that ingest took from the body must stand there; one that stands only in the part that is not public is left out,
    whoever wrote it.
    """
    if not claims.summary:
        return ""
    spaced = " ".join(body.folded.split())
    public = spaced if end == len(body.text) else " ".join(body.folded[:end].split())
    kept: list[str] = []
    for sentence in split(claims.summary):
        words = fold(sentence.text)
        if words in public or (words not in spaced and "summary" not in claims.inferred):
            kept.append(sentence.text)
        elif words not in spaced:
            found = f"{sentence.text[:80]!r}, which the body does not have"
            expected = "a sentence of the body, or no `summary` under `inferred`; left out"
            problems.append(_at(claims, None, "summary", found, expected))
    return " ".join(kept)


def _problem(claims: Claims, claim: NameClaim, found: str, expected: str) -> Problem:
    return _at(claims, claim.line, "cites" if claim.cited else _FIELDS[claim.kind], found, expected)


def _quote_problem(claims: Claims, claim: QuoteClaim, field: str, found: str, expected: str) -> Problem:
    return _at(claims, claim.line, field, found, expected)


def _at(claims: Claims, line: int | None, field: str, found: str, expected: str) -> Problem:
    path = f"content/{claims.path}.md"
    return Problem(path=path, line=line, field=field, found=found, expected=expected, severity="warning")

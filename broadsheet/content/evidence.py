"""Claims and body → the Article that the site may publish: what the body bears out, and no word beyond its rights.

Every name, role and quotation of the front matter is looked for in the body, word for word. What is not there is a Problem,
with the nearest thing that is, and is left out. Then the article is cut to its public part: what stands
only in the rest is left out as well, without a word, so that nothing downstream can show it.

Of an article with ``rights: headline`` no text is left; its mentions are the names in its headline, with offsets 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.content import bearing, matching, quotations
from broadsheet.content.bearing import Body
from broadsheet.content.matching import fold
from broadsheet.content.publicity import headed, public_blocks, public_end, rights
from broadsheet.model.article import Article, Block, Claims, Mention, NameClaim, Quote, QuoteClaim, Rights
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.text import news_value
from broadsheet.text.sentences import sentences as split
from broadsheet.values import replace

MOST_CAPITALS = 20
"""Blocks in capitals that are searched for names in capitals."""


def verify(claims: Claims, blocks: Sequence[Block], site: Site) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article of ``claims`` as far as ``blocks``, its whole body, bear it out; None where it is private or a draft."""
    mode = rights(claims, site)
    if mode == "private":
        return None, ()
    body = _body(blocks)
    end = public_end(mode, body.text, body.sentences, site.excerpt_words)
    shown = headed(claims, mode, body.text[:end])
    if shown is None:
        return None, (_headless(claims),)
    matches = matching.find(body.folded, claims.names, _capitals(blocks))
    roles, without_roles = bearing.roles(claims, matches, body)
    quotes, without_quotes = bearing.quotes(claims, matches, body)
    coming, without_coming = bearing.coming(claims, matches, body)
    summary, without_summary = _summary(claims, body, end)
    # From here on nothing but the public part counts.
    roles = [role for role in roles if role.end <= end]
    found = [match for match in matches.found if match.end <= end]
    mentions = bearing.mentions(claims.names, found, body.text, roles) if mode != "headline" else _in_headline(shown)
    article = replace(
        _article(shown, body, blocks, mode, end),
        mentions=tuple(mentions),
        roles=tuple(roles),
        quotes=_public_quotes(quotes, {mention.name for mention in mentions}, end),
        coming=tuple(day for day in coming if day.end <= end),
        summary=summary,
    )
    without = (*without_roles, *without_quotes, *without_coming, *without_summary)
    return article, (*bearing.missing(claims, matches, body), *without)


def bears_out(text: str, names: Sequence[NameClaim], quotes: Sequence[QuoteClaim]) -> tuple[list[NameClaim], list[QuoteClaim]]:
    """The claims that ``text`` bears out, each name with those of its forms and the role that stand there; for ingest."""
    folded = fold(text)
    found = matching.find(folded, names).found
    stands = {(names[match.claim].name, names[match.claim].kind, folded[match.start : match.end]) for match in found}
    kept: list[NameClaim] = []
    for claim in names:
        forms = tuple(form for form in claim.forms if (claim.name, claim.kind, fold(form)) in stands)
        if forms or (claim.name, claim.kind, fold(claim.name)) in stands:
            role = claim.role if claim.role and next(matching.places(folded, claim.role), None) else None
            kept.append(replace(claim, forms=forms, role=role))
    return kept, [quote for quote in quotes if quotations.find(folded, text, quote.text)]


def has(text: str, words: str) -> bool:
    """Tell whether ``build`` will find ``words`` in ``text`` when they are written on one line."""
    return next(matching.places(fold(text), " ".join(words.split())), None) is not None


def _headless(claims: Claims) -> Problem:
    found = "an article of which only the headline may be shown, and whose headline was made of its text"
    expected = "a title of its own, and `title` taken out of `inferred`; not published until then"
    return Problem(path=f"content/{claims.path}.md", field="title", found=found, expected=expected)


def _body(blocks: Sequence[Block]) -> Body:
    text = "\n\n".join(block.text for block in blocks)
    sentences = split(text)
    return Body(text=text, folded=fold(text), sentences=sentences, starts=tuple(s.start for s in sentences))


def _capitals(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Start and end of each block that is all in capitals, as headlines within a body are."""
    spans: list[tuple[int, int]] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        if block.text.isupper() and len(spans) < MOST_CAPITALS:
            spans.append((start, end))
        start = end + 2
    return spans


def _article(claims: Claims, body: Body, blocks: Sequence[Block], mode: Rights, end: int) -> Article:
    sentences = body.sentences if end == len(body.text) else tuple(s for s in body.sentences if s.end <= end)
    return Article(
        id=claims.path,
        slug=claims.slug,
        headline=claims.headline,
        headline_inferred="title" in claims.inferred,
        published=claims.published,
        text=body.text[:end],
        blocks=tuple(blocks) if end == len(body.text) and mode == "full" else public_blocks(blocks, end),
        sentences=sentences,
        mentions=(),
        quotes=(),
        roles=(),
        summary="",
        topics=claims.topics,
        language=claims.language,
        rights=mode,
        words=len(body.text.split()),
        shown=len(body.text[:end].split()),
        whole=bool(body.text) and end == len(body.text),
        publisher=claims.publisher,
        url=claims.url,
        byline=claims.byline,
        genre=claims.genre,
        genre_evidence=_genre_evidence(claims, body.text[:end]),
        news_value=news_value.find(claims.headline, sentences[0].text if sentences else "", claims.published).all,
        uncertain=claims.uncertain,
        inferred=claims.inferred,
        aliases=claims.aliases,
        seed=claims.seed,
        edited=claims.edited,
    )


def _genre_evidence(claims: Claims, public: str) -> str | None:
    """Return the words that show the genre; those that ingest found only where they may be shown."""
    words = claims.genre_evidence
    if words and "genre" in claims.inferred and not has("\n".join((claims.headline, claims.url or "", public)), words):
        return None
    return words


def _in_headline(claims: Claims) -> list[Mention]:
    folded = fold(claims.headline)
    matches = matching.find(folded, claims.names, [(0, len(folded))] if folded.isupper() else ())
    found = bearing.mentions(claims.names, matches.found, claims.headline, ())
    return [replace(mention, start=0, end=0) for mention in found]


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


def _summary(claims: Claims, body: Body, end: int) -> tuple[str, list[Problem]]:
    """The sentences of the summary that may be shown.

    One that ingest took from the body must stand there; one that stands only in the part that is not public is left out,
    whoever wrote it.
    """
    if not claims.summary:
        return "", []
    problems: list[Problem] = []
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
            problems.append(bearing.problem_at(claims, None, "summary", found, expected))
    return " ".join(kept), problems

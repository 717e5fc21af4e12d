"""A raw article and its annotations → a content file: front matter that a person can read and edit, and the body.

Only claims that the text bears out are written, so that ``build`` has nothing to complain about in a file that nobody edited.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from broadsheet.content import evidence
from broadsheet.content.claims import MOST_NAMES
from broadsheet.content.escaping import escape
from broadsheet.content.provenance import stamped
from broadsheet.content.yaml_writing import pair, quoted, scalar, texts
from broadsheet.model.article import LIKELY, Annotations, ComingDay, Kind, Mention, NameClaim, Quote, QuoteClaim, RawArticle
from broadsheet.text.slugs import slugify
from broadsheet.values import replace

LONGEST_NAME = 200
"""Characters; longer ones are no names."""
MOST_QUOTED = 24_000
"""Bytes of quotations in one front matter, so that a book's worth of talk does not pass the limit of its size."""


def compose(raw: RawArticle, annotations: Annotations, *, text: str | None = None) -> tuple[str, str]:
    """The path below ``content/`` and the text of the file; raises ValueError where neither has a date.

    ``text`` is what the annotations were read out of: the body of a plain article, for a Markdown one the text that its
    reader sees.
    """
    date = annotations.date or raw.published
    if date is None:
        raise ValueError(f"{raw.id} has no date; an article without one waits and is not composed")
    said = [quote_claim(quote) for quote in annotations.quotes if quote.direct]
    seen = raw.body if text is None else text
    names, quotes = evidence.bears_out(seen, name_claims(annotations.mentions), said)
    annotations = replace(annotations, coming=tuple(day for day in annotations.coming if evidence.has(seen, day.text)))
    lines = _front_matter(raw, annotations, date, names, quotes)
    body = raw.body.strip("\n") if raw.markdown else escape(raw.body)
    return path(date, annotations.headline), stamped("\n".join(["---", *lines, "---", "", body, ""]))


def path(date: dt.date, headline: str, suffix: str = "") -> str:
    """``articles/2023/07/19/slug.md``; ``suffix`` parts two of one headline."""
    slug = slugify(f"{headline} {suffix}" if suffix else headline)
    return f"articles/{date:%Y/%m/%d}/{slug}.md"


@dataclass(slots=True)
class _Name:
    forms: dict[str, None] = field(default_factory=dict)
    role: str | None = None
    doubts: list[str | None] = field(default_factory=list)

    @property
    def doubt(self) -> str | None:
        """The first reason for doubt; None where one mention at least is certain."""
        return None if None in self.doubts else self.doubts[0]


def name_claims(mentions: Iterable[Mention]) -> list[NameClaim]:
    """A claim for each name, kind and way of naming (as subject, as source), in order of first place.

    As many as one article may have: the first MOST_NAMES, other forms counted.
    """
    grouped: dict[tuple[str, Kind, bool], _Name] = {}
    short = (mention for mention in mentions if len(mention.name) <= LONGEST_NAME)
    for mention in sorted(short, key=lambda m: (m.start, m.end)):
        name = grouped.setdefault((mention.name, mention.kind, mention.cited), _Name())
        name.role = name.role or _spaced(mention.role)
        name.doubts.append(mention.doubt)
        form = _spaced(mention.text)
        if form and form != mention.name and len(form) <= LONGEST_NAME:
            name.forms[form] = None
    claims = [
        NameClaim(name=name, kind=kind, forms=tuple(found.forms), role=found.role, cited=cited, doubt=found.doubt)
        for (name, kind, cited), found in grouped.items()
    ]
    sizes = accumulate(1 + len(claim.forms) for claim in claims)
    return [claim for claim, size in zip(claims, sizes, strict=True) if size <= MOST_NAMES]


def quote_claim(quote: Quote) -> QuoteClaim:
    """The claim that a quotation of the annotations makes."""
    return QuoteClaim(
        text=_spaced(quote.text) or "",
        speaker=quote.speaker,
        to=quote.to,
        via=quote.via,
        context=quote.context,
        doubt=quote.doubt if quote.speaker else None,
    )


def _spaced(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _front_matter(
    raw: RawArticle, annotations: Annotations, date: dt.date, names: Sequence[NameClaim], quotes: Sequence[QuoteClaim]
) -> list[str]:
    """The lines between the two ``---``, in the order of the reference."""
    groups = {
        "people": [name for name in names if name.kind == "person" and not name.cited],
        "organisations": [name for name in names if name.kind == "organisation" and not name.cited],
        "places": [name for name in names if name.kind == "place"],
        "cites": [name for name in names if name.cited and name.kind != "place"],
    }
    topics = [topic.label for topic in annotations.topics]
    genre = None if annotations.genre == "news" else annotations.genre
    filled: dict[str, object] = {"summary": annotations.summary, "topics": topics, **groups}
    filled |= {"quotes": quotes, "coming": annotations.coming, "genre": genre and not raw.genre}
    given = {"title": annotations.headline_inferred, "date": raw.published_inferred}
    inferred = [key for key, made in given.items() if made] + [key for key, value in filled.items() if value]
    listed = {name.name for name in names}
    lines = [
        pair("title", annotations.headline),
        f"date: {date.isoformat()}",
        pair("summary", annotations.summary),
        texts("topics", topics),
        *(_names(key, claims) for key, claims in groups.items()),
        _quotes(quotes, listed),
        *_coming(annotations.coming, listed),
        *(pair(key, text) for key, text in (("genre", genre), ("genre_evidence", genre and annotations.genre_evidence)) if text),
        pair("language", annotations.language),
        pair("publisher", raw.publisher),
        pair("url", raw.url),
        pair("byline", raw.byline),
        pair("rights", raw.rights),
        texts("inferred", inferred),
        *_uncertain(annotations.uncertain),
    ]
    if raw.seed:
        seed = f"{{path: {scalar(raw.seed.path, inline=True)}, fingerprint: {quoted(raw.seed.fingerprint)}}}"
        lines.append(f"seed: {seed}")
    return lines


def _names(key: str, claims: Sequence[NameClaim]) -> str:
    """A plain list, or a line for each name where one has other forms or a role."""
    if not claims:
        return f"{key}: {{}}"
    if not any(claim.forms or claim.role or claim.doubt for claim in claims):
        return texts(key, [claim.name for claim in claims])
    return "\n".join([f"{key}:", *(f"  {scalar(claim.name, inline=True)}:{_details(claim)}" for claim in claims)])


def _details(claim: NameClaim) -> str:
    parts = []
    if claim.forms:
        parts.append(f"as: [{', '.join(scalar(form, inline=True) for form in claim.forms)}]")
    if claim.role:
        parts.append(f"role: {scalar(claim.role, inline=True)}")
    parts.extend(f"{key}: {scalar(text, inline=True)}" for key, text in _doubt(claim.doubt))
    return f" {{{', '.join(parts)}}}" if parts else ""


def _quotes(quotes: Sequence[QuoteClaim], listed: set[str]) -> str:
    if not quotes:
        return "quotes: []"
    lines = ["quotes:"]
    sizes = accumulate(len(quote.text.encode()) for quote in quotes)
    for quote in (quote for quote, size in zip(quotes, sizes, strict=True) if size <= MOST_QUOTED):
        lines.append(f"  - text: {scalar(quote.text)}")
        people = (("speaker", quote.speaker), ("to", quote.to), ("via", quote.via))
        lines.extend(f"    {key}: {scalar(name)}" for key, name in people if name and name in listed)
        if quote.context != "asserted":
            lines.append(f"    context: {quote.context}")
        lines.extend(f"    {key}: {scalar(text)}" for key, text in _doubt(quote.doubt))
    return "\n".join(lines)


def _coming(days: Sequence[ComingDay], listed: set[str]) -> list[str]:
    lines = ["coming:"] if days else []
    for day in days:
        lines += [f"  - date: {day.date}", f"    text: {scalar(_spaced(day.text) or '')}"]
        if day.who in listed:
            lines.append(f"    who: {scalar(day.who or '')}")
        if day.precision == "weekday":
            lines.append("    precision: weekday")
        lines.extend(f"    {key}: {scalar(text)}" for key, text in _doubt(day.doubt))
    return lines


def _uncertain(reasons: Sequence[tuple[str, str]]) -> list[str]:
    return ["uncertain:", *(f"  {key}: {scalar(reason)}" for key, reason in reasons)] if reasons else []


def _doubt(reason: str | None) -> tuple[tuple[str, str], ...]:
    """Return the keys of a claim that is no more than likely."""
    return (("certainty", LIKELY), ("because", reason)) if reason else ()

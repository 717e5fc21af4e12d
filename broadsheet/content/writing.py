"""A raw article and its annotations → a content file: front matter that a person can read and edit, and the body.

Only claims that the text bears out are written, so that ``build`` has nothing to complain about in a file that nobody edited.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from broadsheet.content.claims import MOST_NAMES
from broadsheet.content.escaping import escape
from broadsheet.content.evidence import bears_out
from broadsheet.content.provenance import stamped
from broadsheet.content.yaml_writing import pair, quoted, scalar, texts
from broadsheet.model.article import Annotations, Kind, Mention, NameClaim, Quote, QuoteClaim, RawArticle
from broadsheet.text.slugs import slugify

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
    names, quotes = bears_out(raw.body if text is None else text, name_claims(annotations.mentions), said)
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


def name_claims(mentions: Iterable[Mention]) -> list[NameClaim]:
    """A claim for each name, kind and way of naming (as subject, as source), in order of first place.

    As many as one article may have: the first MOST_NAMES, other forms counted.
    """
    grouped: dict[tuple[str, Kind, bool], _Name] = {}
    short = (mention for mention in mentions if len(mention.name) <= LONGEST_NAME)
    for mention in sorted(short, key=lambda m: (m.start, m.end)):
        name = grouped.setdefault((mention.name, mention.kind, mention.cited), _Name())
        name.role = name.role or _spaced(mention.role)
        form = _spaced(mention.text)
        if form and form != mention.name and len(form) <= LONGEST_NAME:
            name.forms[form] = None
    claims = [
        NameClaim(name=name, kind=kind, forms=tuple(found.forms), role=found.role, cited=cited)
        for (name, kind, cited), found in grouped.items()
    ]
    sizes = accumulate(1 + len(claim.forms) for claim in claims)
    return [claim for claim, size in zip(claims, sizes, strict=True) if size <= MOST_NAMES]


def quote_claim(quote: Quote) -> QuoteClaim:
    """The claim that a quotation of the annotations makes."""
    return QuoteClaim(text=_spaced(quote.text) or "", speaker=quote.speaker, to=quote.to, via=quote.via)


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
    filled = {"summary": annotations.summary, "topics": topics, **groups, "quotes": quotes}
    inferred = ["title"] * annotations.headline_inferred + [key for key, value in filled.items() if value]
    listed = {name.name for name in names}
    lines = [
        pair("title", annotations.headline),
        f"date: {date.isoformat()}",
        pair("summary", annotations.summary),
        texts("topics", topics),
        *(_names(key, claims) for key, claims in groups.items()),
        _quotes(quotes, listed),
        pair("language", annotations.language),
        pair("publisher", raw.publisher),
        pair("url", raw.url),
        pair("byline", raw.byline),
        pair("rights", raw.rights),
        texts("inferred", inferred),
    ]
    if raw.seed:
        seed = f"{{path: {scalar(raw.seed.path, inline=True)}, fingerprint: {quoted(raw.seed.fingerprint)}}}"
        lines.append(f"seed: {seed}")
    return lines


def _names(key: str, claims: Sequence[NameClaim]) -> str:
    """A plain list, or a line for each name where one has other forms or a role."""
    if not claims:
        return f"{key}: {{}}"
    if not any(claim.forms or claim.role for claim in claims):
        return texts(key, [claim.name for claim in claims])
    return "\n".join([f"{key}:", *(f"  {scalar(claim.name, inline=True)}:{_details(claim)}" for claim in claims)])


def _details(claim: NameClaim) -> str:
    parts = []
    if claim.forms:
        parts.append(f"as: [{', '.join(scalar(form, inline=True) for form in claim.forms)}]")
    if claim.role:
        parts.append(f"role: {scalar(claim.role, inline=True)}")
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
    return "\n".join(lines)

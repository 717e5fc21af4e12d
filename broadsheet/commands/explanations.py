"""How a name was resolved → plain words, or fields for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from broadsheet.values import plain

if TYPE_CHECKING:
    from broadsheet.grouping.identities.explaining import Explanation, Form, Other
    from broadsheet.model.decision import Decision

FILE = "content/decisions.yaml"


def fields(one: Explanation) -> dict[str, object]:
    """Plain values for JSON; dates are texts."""
    found: dict[str, object] = plain(one)
    return found


def lines(one: Explanation) -> Iterator[str]:
    """What a person reads on a terminal."""
    yield f"{one.id}: {one.name}, {'an' if one.kind == 'organisation' else 'a'} {one.kind}"
    yield f"  {_times(one.mentions)} in {_articles(one.articles)}, {_span(one.first, one.last)}; sorted as “{one.sort}”"
    if one.hidden:
        yield "  hidden by a decision: it has no page and is named nowhere on the site"
    if one.formerly:
        yield f"  also found under {', '.join(one.formerly)}"
    yield from _table("Written as", one.forms)
    if len(one.names) > 1:
        yield from _table("Its names within articles, and what makes them one", one.names)
    yield ""
    yield "How it was resolved"
    yield f"  {one.how}"
    if one.decisions:
        yield ""
        yield "Decisions that speak of it"
        yield from (_decision(decision) for decision in one.decisions)
    yield from _others("Left undecided", one.undecided)
    for other in one.undecided:
        yield f"    one and the same:  - merge: [{other.id}, {one.id}]"
        yield f"    two:               - never-merge: [{one.id}, {other.id}]"
    yield from _others("Kept apart from", one.apart)


def _table(heading: str, forms: Sequence[Form]) -> Iterator[str]:
    yield ""
    yield heading
    width = min(40, max(len(form.text) for form in forms))
    for form in forms:
        why = f"; {form.why}" if form.why else ""
        yield f"  {form.text:{width}}  {_times(form.mentions)} in {_articles(form.articles)}, {_span(form.first, form.last)}{why}"


def _others(heading: str, others: Sequence[Other]) -> Iterator[str]:
    if others:
        yield ""
        yield heading
        yield from (f"  {other.id}   {other.name}, {_articles(other.articles)}: {other.why}" for other in others)


def _decision(decision: Decision) -> str:
    said = (*decision.targets, decision.name, decision.article, decision.form, decision.to, decision.kind, decision.sort)
    why = f"; why: {decision.why}" if decision.why else ""
    by = f" ({decision.by})" if decision.by else ""
    return f"  {FILE}:{decision.line}  {decision.verb}: {', '.join(str(part) for part in said if part)}{why}{by}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _span(first: dt.date, last: dt.date) -> str:
    return f"on {first}" if first == last else f"{first} to {last}"

"""Spans of a text, found by an offset within them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Span(Protocol):
    """A part of a text; ``end`` is exclusive."""

    @property
    def start(self) -> int:
        """Return the offset of the first code point."""

    @property
    def end(self) -> int:
        """Return the offset behind the last code point."""


S = TypeVar("S", bound=Span)


class Spans(Generic[S]):
    """Spans that do not overlap, in order."""

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> S | None:
        """Return the span that holds ``offset``; None where none does."""
        number = bisect_right(self._starts, offset) - 1
        span = self._spans[number] if number >= 0 else None
        return span if span is not None and offset < span.end else None

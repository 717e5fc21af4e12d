"""A sentence → its short forms: as it stands, in fewer words, in the short style of headlines, with its source behind a colon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.announcing import without_saying
from broadsheet.annotators.headline.cuts import Cut, cuts
from broadsheet.annotators.headline.initials import with_initials
from broadsheet.annotators.headline.naming import with_names_alone
from broadsheet.annotators.headline.shorten import Short, shortened
from broadsheet.annotators.headline.sources import behind_colon
from broadsheet.annotators.headline.surnames import shorter_names
from broadsheet.annotators.headline.telegraph import small_words, telegraphic
from broadsheet.values import replace

if TYPE_CHECKING:
    from broadsheet.annotators.headline.lines import Line
    from broadsheet.annotators.headline.worth import Worth

RISK = 5.0
"""What the cuts of one headline may risk together."""
TERSE = 0.9
"""What leaving out all articles costs."""
COLON = 1.5
"""What a colon in place of "officials said" costs."""
NAMED = 0.2
"""What leaving out what somebody is, before the name, costs."""
SAID = 1.0
"""What leaving out that a firm itself said what it will do costs."""


def shorts(line: Line, worth: Worth, longest: int) -> Iterator[Short]:
    """Every short form of at most ``longest`` characters; those in fewer words only where the line as it stands is too long."""
    losses, named = worth.losses(line), with_names_alone(line)
    found = cuts(line)
    yield from shortened(line, found, longest, RISK, losses)
    if len(line.text) <= longest and not named:
        return
    for other, more, terse in _versions(line, named):
        known = found if other is line else cuts(other)
        known = (*known, *(Cut(*part) for part in shorter_names(other, worth.mentions)))
        if terse:
            known = (*known, *(Cut(*part) for part in small_words(other)))
        for short in behind_colon(other, known, longest, RISK, losses):
            yield replace(short, risk=short.risk + more + COLON)
        if other is line and len(known) == len(found):
            continue
        for short in shortened(other, known, longest, RISK, losses):
            yield replace(short, risk=short.risk + more)


def _versions(line: Line, named: Line | None) -> Iterator[tuple[Line, float, bool]]:
    """The line, and the same in fewer words: what that costs, and whether it is in the short style of headlines."""
    for each, cost in _in_own_name(line, named):
        yield each, cost, False
        terse, initialled = telegraphic(each) or each, with_initials(each)
        found = ((terse, TERSE, True), (initialled, 0.0, False), (with_initials(terse), TERSE, True))
        yield from ((other, cost + more, short) for other, more, short in found if other)


def _in_own_name(line: Line, named: Line | None) -> Iterator[tuple[Line, float]]:
    yield line, 0.0
    if named:
        yield named, NAMED
    own = without_saying(named or line)
    if own:
        yield own, SAID + NAMED * bool(named)

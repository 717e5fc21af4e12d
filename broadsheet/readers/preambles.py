"""What stands between headline and text → the date in it: a standfirst, a contact, "Jane Roe | 19 July 2023", a dateline.

Asked only where the head gives no date. It looks at short lines, and takes a date only from a line that holds nothing but
where, when and by whom, or from a dateline with day, month and year. In a text that has such a line again with another day
they head its sections, and none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.text.dates import TIME, Written, find_dates, whole

LINES = 8
"""Lines that are looked at, blank ones not counted."""
SHORT = 300
"""Characters; a longer line is text, and only its dateline is looked at."""
LONGEST = 120
"""Characters of a line that says when and by whom."""

_RELEASE = re.compile(
    r"(?:for immediate (?:release|publication)|(?:press|news|media) (?:release|statement|advisory|notice))\b[:,.]?", re.IGNORECASE
)
"""What stands above a press release and is no headline."""
_WORD = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_NAME = (
    r"(?!(?:Born|Died|When|Until|Deadline|Embargo\w*|Effective|Expires|From|Starts|Starting|Ends|Opens)\b)"
    rf"{_WORD}(?:,? (?:{_WORD}|and|of|de|la|van|von)){{0,6}}"
)
_WHO = re.compile(rf"(?:(?:[Ww]ritten )?[Bb]y |BY )?{_NAME}")
_WHEN = re.compile(
    r"(?:(?:first |last )?(?:published|posted|issued|released?|(?P<later>updated|modified|revised)))(?: on| at)?", re.I
)
_EDGE = " \t,;:|•·()[]—–-"
_BEGINS = re.compile(rf"\s*(?:{_WORD}(?:[ /-]{_WORD}){{0,4}}(?:, {_WORD}(?: {_WORD}){{0,2}})?[,:]? )?\(?$")
_DASH = re.compile(r"\)?\.?(?: ?\([^()\n]{1,40}\))?:? ?(?:—|–|--|-|/PRNewswire/|:)[ —–-]*(?=\S)")
_ISO_BEFORE_TEXT = re.compile(r"\s*\[?\d{4}-\d\d-\d\d\]?\s+(?=[^\W\d_a-zß-ÿ])")


def find(body: str) -> tuple[Written, int, bool] | None:
    """The date, the line of ``body`` that bears it, counted from 0, and whether the line holds nothing else."""
    lines = body.split("\n")
    candidates = list(_candidates(lines))
    if not candidates:
        return None
    written, number, whole_line = candidates[0]
    if any(other.date != written.date for other in _heading_dates(lines[number + 1 :])):
        return None
    return written, number, whole_line


def opening(line: str) -> Written | None:
    """The date that a line begins with, "2023-07-19 The text …" or "19 July 2023: The text …"; None where there is none."""
    written = next(iter(find_dates(line[:60])), None)
    if written is None or line[: written.start].strip(" \t["):
        return None
    return written if _ISO_BEFORE_TEXT.match(line) or _DASH.match(line, written.end) else None


def behind_release(line: str) -> str | None:
    """What follows "PRESS RELEASE" in a line that has nothing else but a date; None in any other line."""
    match = _RELEASE.match(line.strip())
    rest = line.strip()[match.end() :].strip(_EDGE) if match else ""
    return rest if match and (not rest or whole(rest)) else None


def _candidates(lines: list[str]) -> Iterator[tuple[Written, int, bool]]:
    seen = 0
    for number, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        seen += 1
        if seen > LINES:
            return
        if (written := _of_line(words)) is not None:
            yield written, number, True
        elif (written := _of_dateline(words) or (opening(words) if seen == 1 else None)) is not None:
            yield written, number, False
        if len(words) > SHORT:
            return


def _heading_dates(lines: list[str]) -> Iterator[Written]:
    for line in lines:
        written = (whole(line.strip(_EDGE)) or opening(line)) if any(c.isdigit() for c in line[:40]) else None
        if written is not None:
            yield written


def _of_line(words: str) -> Written | None:
    """The date of a line that says where, when and by whom, and nothing else."""
    if len(words) > LONGEST or words.endswith((".", "!", "?")):
        return None
    at, first = 0, None
    for written in find_dates(words):
        before = words[at : written.start].strip(_EDGE)
        said = _WHEN.search(before)
        if said:
            before = f"{before[: said.start()]} {before[said.end() :]}".strip(_EDGE)
        before = before.removesuffix(" on")
        if before and not (first is None and _WHO.fullmatch(before)):
            return None
        if first is None and not (said and said["later"]):
            first = written
        at = _past_time(words, written.end)
    rest = words[at:].strip(_EDGE)
    return first if not rest or _WHO.fullmatch(rest) or _WHEN.fullmatch(rest) else None


def _past_time(words: str, at: int) -> int:
    match = TIME.match(words, at)
    return match.end() if match else at


def _of_dateline(words: str) -> Written | None:
    """The full date of "London, 19 July 2023 – The harbour …"."""
    written = next(iter(find_dates(words[:100])), None)
    if written is None or not _BEGINS.fullmatch(words[: written.start]) or not words[: written.start].strip():
        return None
    return written if _DASH.match(words, written.end) else None

"""Quotations as claimed → where they stand in a text, word for word and between quotation marks."""

from __future__ import annotations

import re

from broadsheet.content.matching import fold

_MARKS = "\"'`«»‹›「」『』"
_STOPS = ",.;:!?…-—– "
_DOUBLE = re.compile(r"[\"«»「」『』]")
_QUOTED = re.compile(r"[\"«「『]([^\"«»「」『』]{8,400})[\"»」』]")
LONGEST = 5_000
"""Characters from an opening mark to words that it still covers."""
MOST_COMPARED = 100
"""Quoted passages that a quotation which is not found is compared with, for the message."""


def find(folded: str, text: str, words: str, start: int = 0) -> tuple[int, int] | None:
    """Start and end of ``words`` in ``text`` from ``start`` on, between quotation marks; the marks are left out.

    ``folded`` is ``fold(text)``. Spaces may be wider or be line ends in the text; all else is word for word.
    """
    plain = fold(words).strip()
    # Whoever claims a quotation with its marks means the words between them.
    for form in dict.fromkeys((plain, plain.strip(_MARKS + " "))):
        for first, last in _places(folded, form, start):
            if _whole_words(folded, first, last) and _is_quoted(folded, text, first, last):
                return first, last
    return None


def nearest(folded: str, text: str, words: str) -> str | None:
    """The quoted passage of the text that is most like ``words``, for a message."""
    spans = [match.span(1) for match, _ in zip(_QUOTED.finditer(folded), range(MOST_COMPARED), strict=False)]
    passages = {folded[first:last]: text[first:last] for first, last in spans}
    import difflib  # rarely needed, and a millisecond

    near = difflib.get_close_matches(fold(words)[:400], passages, n=1, cutoff=0.5)
    return passages[near[0]] if near else None


def _places(folded: str, words: str, start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = folded.find(words, start) if words else -1
    while at >= 0 and len(found) < MOST_COMPARED:
        found.append((at, at + len(words)))
        at = folded.find(words, at + 1)
    if not found and "  " in folded and " " in words:
        pattern = re.compile(" +".join(map(re.escape, words.split())))
        found = [match.span() for match, _ in zip(pattern.finditer(folded, start), range(MOST_COMPARED), strict=False)]
    return found


def _whole_words(folded: str, start: int, end: int) -> bool:
    inner = folded[start].isalnum() and start > 0 and folded[start - 1].isalnum()
    return not inner and not (folded[end - 1].isalnum() and folded[end : end + 1].isalnum())


def _is_quoted(folded: str, text: str, start: int, end: int) -> bool:
    """Marks stand right beside the words, or the words lie between two marks of one paragraph."""
    close = end
    while close < len(folded) and close < end + 3 and folded[close] in _STOPS and folded[close] not in _MARKS:
        close += 1
    first = start - 1 if folded[start - 2 : start] in ("« ", "‹ ") else start
    beside = folded[first - 1] if first else ""
    if beside == "'" and folded[close : close + 1] == "'":
        return True
    if _closes_within(folded, text, start, end):
        return False
    if beside and beside in _MARKS and (close == len(folded) or folded[close] in _MARKS):
        return True
    paragraph = max(text.rfind("\n\n", 0, start) + 1, start - LONGEST)
    last = paragraph
    opened = None
    for match in _DOUBLE.finditer(folded, paragraph, start):
        opened = match.start()
        last = match.end()
    if opened is None or not _opens(folded, text, opened):
        return _in_single(text, start, end, last)
    return True


def _closes_within(folded: str, text: str, start: int, end: int) -> bool:
    """A mark among the words closes more than was opened there: the quotation ends before ``end``."""
    depth = 0
    for match in _DOUBLE.finditer(folded, start, end):
        depth += 1 if _opens(folded, text, match.start()) else -1
        if depth < 0:
            return True
    return False


def _opens(folded: str, text: str, at: int) -> bool:
    """The mark at ``at`` opens a quotation: by its shape, or by the space before and the word after it."""
    if text[at] in "“„«「『❝":
        return True
    if text[at] in "»」』❞":
        return False
    before, after = folded[at - 1 : at] if at else " ", folded[at + 1 : at + 2]
    return (before.isspace() or before in "([—–-/'") and bool(after) and not after.isspace()


def _in_single(text: str, start: int, end: int, since: int) -> bool:
    """Between single typographic marks of one paragraph."""
    opened = text.rfind("‘", since, start)
    if opened < 0:
        return False
    inner = re.search(r"’(?!\w)", text[opened:start])
    return inner is None and re.search(r"’(?!\w)", text[end : end + 400]) is not None

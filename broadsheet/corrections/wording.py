"""Texts → whether they differ in more than form, and where: what stood and what stands, sentence by sentence."""

from __future__ import annotations

import difflib
import re
import unicodedata

from broadsheet.text.sentences import sentences

SEVERAL = 6
"""Places in one text; where more have changed it was written anew, and no words are listed."""
LONGEST = 600
"""Characters of what stood or stands."""
_SIGNS = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›", "'"), **dict.fromkeys("‐‑‒–—―", "-"), "…": "..."}
)
_DASH = re.compile(r"\s*-+\s*")

Change = tuple[str | None, str | None]
"""What stood, what stands."""


def plain(text: str) -> str:
    """``text`` without what is form alone: space, kinds of quotation marks and dashes, how a letter is encoded.

    >>> plain("“Yes” – he  said") == plain('"Yes"—he said')
    True
    """
    return _DASH.sub("-", " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split()))


def changes(stood: str, stands: str, *, whole: bool = True) -> tuple[Change, ...]:
    """Each run of sentences that differs; ``((None, None),)`` where the text was written anew, nothing where it is the same.

    Where a text is not shown ``whole``, its end is where the excerpt happens to be cut, and no change of the text.
    """
    if plain(stood) == plain(stands):
        return ()
    before, now = ([sentence.text for sentence in sentences(text)] for text in (stood, stands))
    if not whole and before and now and _begins(before[-1:], now[-1:]):
        before, now = before[:-1], now[:-1]
    match = difflib.SequenceMatcher(None, [plain(one) for one in before], [plain(one) for one in now], autojunk=False)
    found = [(before[a:b], now[c:d]) for tag, a, b, c, d in match.get_opcodes() if tag != "equal"]
    if not whole and found and _is_cut(*found[-1], before, now):
        found.pop()
    if not found:
        return ()
    if len(found) > SEVERAL or (len(before) > 2 and match.ratio() < 0.5):
        return ((None, None),)
    return tuple((_joined(old), _joined(new)) for old, new in found)


def _is_cut(old: list[str], new: list[str], before: list[str], now: list[str]) -> bool:
    """Whether the last change is at the end of both texts, and one of its sides begins as the other does."""
    at_end = (not old or old[-1] is before[-1]) and (not new or new[-1] is now[-1])
    return at_end and _begins(old, new)


def _begins(old: list[str], new: list[str]) -> bool:
    one, other = (plain(" ".join(part)).rstrip(" .…") for part in (old, new))
    return one.startswith(other) or other.startswith(one)


def _joined(parts: list[str]) -> str | None:
    text = " ".join(parts)
    return f"{text[:LONGEST].rsplit(' ', 1)[0]} …" if len(text) > LONGEST else text or None


def nearest(words: str, others: list[str]) -> str | None:
    """The one of ``others`` that ``words`` may have become."""
    near = difflib.get_close_matches(plain(words), [plain(other) for other in others], n=1, cutoff=0.6)
    return next((other for other in others if near and plain(other) == near[0]), None)

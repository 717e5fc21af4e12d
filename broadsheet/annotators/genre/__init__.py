"""An article → its genre and the words that show it; plain news where nothing shows another.

Asked in turn: the headline, the notes above the text, the folders of the address, the notes below the text, and the voice
of the text. A wrong genre takes an article off the front page, so what is not clear is news.
"""

from __future__ import annotations

import re

from broadsheet.annotators.genre.cues import cues, folders
from broadsheet.annotators.genre.narration import Narration
from broadsheet.model.article import Genre
from broadsheet.values import Value

OPENS, CLOSES = 600, 700
"""Characters in which a note above or below a text is looked for."""
READER, WRITER = 2.0, 1.0
"""Words in 100 that address the reader, or are the writer's "I", from which on a text is no news."""
LEAST = 6
"""Such words, at least: two in a short text are no voice."""
REPORTED = 3
"""Such words for each "said", at least: where a text reports, "I" may be somebody else's without quotation marks."""
_ADDRESSING = re.compile(r"\b[Yy]ou(?:rs?|rself|['’]\w+)?\b(?: [\w'’-]+){0,5}")
_CONFIDING = re.compile(r"\b(?:I|[Mm]y|I['’]\w+)\b(?: [\w'’-]+){1,5}")
_FOLDER = re.compile(r"(?<=/)[a-z-]+(?=/)")


class Found(Value, kw_only=False):
    """A genre, and the words of headline, text or address that show it."""

    genre: Genre
    evidence: str | None = None


NEWS = Found("news")


def find(headline: str | None, text: str, url: str | None = None) -> Found:
    """Return the genre of an English article."""
    narration = Narration(text)
    return (
        _marked("headline", headline or "", narration)
        or _marked("opening", text[:OPENS], narration)
        or _filed(url or "")
        or _marked("closing", text[-CLOSES:], narration)
        or _marked("body", text, narration)
        or _voiced(narration)
        or NEWS
    )


def _marked(place: str, words: str, narration: Narration) -> Found | None:
    for cue in cues(place) if words else ():
        if match := cue.fits(words, narration):
            return Found(cue.genre, " ".join(match[0].split()).strip(" ,;:|–—-") or None)
    return None


def _filed(url: str) -> Found | None:
    """Return the genre that a folder of the address says."""
    names = _FOLDER.findall(url.lower().partition("://")[2])
    return next((Found(folders()[name], name) for name in names if name in folders()), None)


def _voiced(narration: Narration) -> Found | None:
    """Return the genre of a text that speaks to its reader, or of its writer."""
    if _often(narration.reader, READER, narration) and narration.reader >= narration.writer:
        return Found("how-to", _first(_ADDRESSING, narration))
    if _often(narration.writer, WRITER, narration):
        return Found("opinion", _first(_CONFIDING, narration))
    return None


def _often(rate: float, least: float, narration: Narration) -> bool:
    return rate >= max(least, REPORTED * narration.reporting) and rate * narration.words >= 100 * LEAST


def _first(pattern: re.Pattern[str], narration: Narration) -> str | None:
    match = pattern.search(narration.own)
    return " ".join(match[0].split()) if match else None

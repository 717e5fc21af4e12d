"""An article → where it came from: its file, what was generated, what was edited, what speaks for its date."""

from __future__ import annotations

import re

from broadsheet.model.article import Article
from broadsheet.pages.blocks.bands import capital
from broadsheet.values import Value
from broadsheet.wording import N_, say
from broadsheet.wording.words import ENGLISH

FIELDS = {
    "title": N_("headline"),
    "date": N_("date"),
    "summary": N_("summary"),
    "topics": N_("topics"),
    "people": N_("people"),
    "organisations": N_("organisations"),
    "places": N_("places"),
    "cites": N_("sources cited"),
    "quotes": N_("quotations"),
    "language": N_("language"),
}
"""Key of the front matter → how a reader calls it."""
LANGUAGES = {
    "ar": N_("Arabic"),
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "hi": N_("Hindi"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ru": N_("Russian"),
    "sv": N_("Swedish"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "zh": N_("Chinese"),
}
_WEEKDAY = re.compile(r"\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_OPENING = 3
"""Sentences that are searched for the day of the week."""


class Weekday(Value):
    """Words of the text that agree with the article's date."""

    words: str
    sentence: int


class Provenance(Value):
    """Where an article came from and who did what to it."""

    file: str
    """The seed, or nothing for an article that was written by hand."""
    fingerprint: str
    """The seed's, its first 16 digits in groups of four."""
    words: int
    language: str
    generated: str
    """The fields that were found by rule and model, as one phrase; nothing where none was."""
    edited: bool
    weekday: Weekday | None


def provenance(article: Article) -> Provenance:
    """What the article page says of it."""
    fingerprint = article.seed.fingerprint[:16] if article.seed else ""
    fields = [say(FIELDS[key]) if key in FIELDS else key for key in article.inferred]
    return Provenance(
        file=article.seed.path if article.seed else "",
        fingerprint=" ".join(fingerprint[n : n + 4] for n in range(0, len(fingerprint), 4)),
        words=article.words,
        language=say(LANGUAGES[article.language]) if article.language in LANGUAGES else article.language,
        generated=capital(", ".join(fields)),
        edited=article.edited,
        weekday=_weekday(article),
    )


def _weekday(article: Article) -> Weekday | None:
    for sentence in article.sentences[:_OPENING]:
        match = _WEEKDAY.search(sentence.text)
        if match and match[1] == ENGLISH.weekday(article.published):
            return Weekday(words=match[0], sentence=sentence.number)
    return None

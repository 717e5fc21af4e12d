"""An article → where it came from: its file, what was generated, what was edited, what speaks for its date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.model.article import Article

FIELDS = {
    "title": "headline",
    "date": "date",
    "summary": "summary",
    "topics": "topics",
    "people": "people",
    "organisations": "organisations",
    "places": "places",
    "cites": "sources cited",
    "quotes": "quotations",
    "language": "language",
}
"""Key of the front matter → how a reader calls it."""
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_WEEKDAY = re.compile(r"\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_OPENING = 3
"""Sentences that are searched for the day of the week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """Words of the text that agree with the article's date."""

    words: str
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
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
    fields = [FIELDS.get(key, key) for key in article.inferred]
    return Provenance(
        file=article.seed.path if article.seed else "",
        fingerprint=" ".join(fingerprint[n : n + 4] for n in range(0, len(fingerprint), 4)),
        words=article.words,
        language=LANGUAGES.get(article.language, article.language),
        generated=", ".join(fields).capitalize(),
        edited=article.edited,
        weekday=_weekday(article),
    )


def _weekday(article: Article) -> Weekday | None:
    for sentence in article.sentences[:_OPENING]:
        match = _WEEKDAY.search(sentence.text)
        if match and match[1] == f"{article.published:%A}":
            return Weekday(words=match[0], sentence=sentence.number)
    return None

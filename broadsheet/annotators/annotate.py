"""Raw article → annotations: every annotator in its order, over one parse of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.annotators import headline, language, names, parsing, quotes, summary, topics
from broadsheet.model.article import Annotations, Mention, Quote, RawArticle
from broadsheet.model.site import Site
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 90
"""Characters of a headline."""


class Annotator:
    """Reads articles for one site; each language model is opened once, when its first article comes."""

    def __init__(self, site: Site) -> None:
        self._models = dict(site.models)
        self._own_topics = site.topics
        self._open: dict[str, Language] = {}

    def annotate(self, raw: RawArticle) -> Annotations:
        """What is read out of ``raw.body``, taken as plain text.

        A language without a model in site.yaml gets a headline, topics and a summary, but no names and no
        quotations: what cannot be read is not guessed. Raises ``parsing.ModelMissingError``.
        """
        text = raw.body
        spoken = raw.language or language.detect(text)
        mentions: tuple[Mention, ...] = ()
        said: tuple[Quote, ...] = ()
        made = opening(text)
        if spoken in self._models:
            parsed = parsing.parse(self._model(spoken), text)
            mentions = names.find(parsed, raw.headline)
            said = quotes.find(parsed, mentions)
            made = raw.headline or headline.infer(parsed, mentions, said)
        return Annotations(
            headline=raw.headline or made,
            headline_inferred=not raw.headline,
            date=raw.published,
            summary=summary.choose(sentences(text), raw.headline or made, mentions, said),
            language=spoken,
            topics=topics.find(raw.headline, text, self._own_topics),
            mentions=mentions,
            quotes=said,
        )

    def _model(self, spoken: str) -> Language:
        if spoken not in self._open:
            self._open[spoken] = parsing.load(self._models[spoken])
        return self._open[spoken]


def opening(text: str) -> str:
    """The first sentence, or as many of its first words as a headline holds."""
    first = next(iter(sentences(text)), None)
    words = first.text if first else re.sub(r"\s+", " ", text.strip())
    if len(words) <= LONGEST:
        return words.rstrip(".") or "Untitled"
    return words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"

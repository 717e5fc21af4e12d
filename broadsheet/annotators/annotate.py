"""Raw article → annotations: every annotator in its order, over one parse of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators import coming, genre, headline, language, names, parsing, quotes, summary, topics
from broadsheet.model.article import Annotations, ComingDay, Mention, Quote, RawArticle
from broadsheet.model.site import Site
from broadsheet.text.opening import opening
from broadsheet.text.paragraphs import paragraphs
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language


class Annotator:
    """Reads articles for one site; each language model is opened once, when its first article comes."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._models = dict(site.models)
        self._own_topics = site.topics
        self._open: dict[str, Language] = {}

    def annotate(self, raw: RawArticle, public: int | None = None) -> Annotations:
        """What is read out of ``raw.body``, taken as plain text.

        Only its first ``public`` code points may be shown, where they are given: headline and summary are made of these alone.
        A language without a model in site.yaml gets a headline and a summary, but no names and no quotations; one that
        is not English gets only the site's own topics: what cannot be read is not guessed. Raises ``parsing.ModelMissingError``.
        """
        text = raw.body
        spoken = raw.language or language.detect(text)
        mentions: tuple[Mention, ...] = ()
        said: tuple[Quote, ...] = ()
        days: tuple[ComingDay, ...] = ()
        shown = text[:public]
        made = opening(shown)
        stated = None
        if read_as := self._site.read_as(spoken):
            parsed = parsing.parse(self._model(read_as), text)
            stated = parsing.stated(parsed)
            mentions = names.find(parsed, raw.headline)
            said = quotes.find(parsed, mentions, raw.published)
            if _is_english(spoken):
                days = coming.find(parsed, mentions, said, raw.published)
            if not raw.headline and shown.strip():
                made = headline.infer(parsed.until(len(shown)), mentions, said, self._model(read_as), text)
        kind = self._genre(raw, shown, spoken)
        return Annotations(
            headline=raw.headline or made,
            headline_inferred=not raw.headline,
            date=raw.published,
            summary=summary.choose(sentences(text, paragraphs(text)), raw.headline or made, mentions, said, public, stated),
            language=spoken,
            topics=topics.find(raw.headline, text, self._own_topics, english=_is_english(spoken)),
            mentions=mentions,
            quotes=said,
            coming=days,
            genre=kind.genre,
            genre_evidence=kind.evidence,
        )

    def _genre(self, raw: RawArticle, shown: str, spoken: str) -> genre.Found:
        """Return the genre that the source says, or that an English text shows; its evidence is of the public words alone."""
        if raw.genre:
            return genre.Found(raw.genre)
        if not _is_english(spoken):
            return genre.NEWS
        found = genre.find(raw.headline, raw.body, raw.url)
        if not found.evidence:
            return found
        public = " ".join(f"{raw.headline or ''} {raw.url or ''} {shown}".split())
        return found if found.evidence in public else genre.Found(found.genre)

    def open(self) -> None:
        """Open every model now; raises ``parsing.ModelMissingError``."""
        for spoken in self._models:
            self._model(spoken)

    def models(self) -> tuple[Language, ...]:
        """Those that are open."""
        return tuple(self._open.values())

    def _model(self, spoken: str) -> Language:
        if spoken not in self._open:
            self._open[spoken] = parsing.load(self._models[spoken])
        return self._open[spoken]


def _is_english(language: str) -> bool:
    """Tell whether ``language``, such as en-GB, is English."""
    return language.partition("-")[0] == "en"

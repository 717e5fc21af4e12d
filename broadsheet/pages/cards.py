"""What a listing may show of an article, an entity or a quotation: nothing else of one reaches another's page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from broadsheet.engine.memos import Memos
from broadsheet.engine.tracing import Trace
from broadsheet.model.article import Article, Sentence
from broadsheet.model.entity import Said
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.shell import Link
from broadsheet.pages.topic_labels import topic_label
from broadsheet.text.datelines import without_dateline
from broadsheet.text.slugs import slugify
from broadsheet.values import Value
from broadsheet.wording import foreign, say, say_many

T = TypeVar("T")
Once = tuple[Any, tuple[str, ...]]
"""A value and the facts that it read."""
_WORD = re.compile(r"\w+")
_LEANING = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|the (?:outlet|agency|paper))\b", re.I
)
"""Openings that need the sentence before."""
LONG = 400
"""The most characters of a sentence under a headline; what is longer is a table or a list."""
REMEMBERED = 10_000
"""Things made once, a kilobyte or two each, that are remembered as new, and as many that are older."""


class Cited(Value):
    """A sentence of an article and the anchor where it stands."""

    text: str
    number: int
    url: str
    lang: str = ""
    """Of the text, where it is another than the interface's; so for all cards."""


class Named(Value):
    """An entity as a listing shows it, with its role in the article at hand where there is one."""

    label: str
    url: str
    role: str = ""
    role_url: str = ""
    role_lang: str = ""


class ArticleCard(Value):
    """An article in a listing."""

    headline: str
    url: str
    inferred: bool
    published: dt.date
    sentence: Cited | None
    about: tuple[Named, ...]
    """Two to five entities that it is about."""
    publisher: str
    """Nothing where it is not given."""
    publisher_url: str
    cites: tuple[Link, ...]
    topics: tuple[Link, ...]
    also: tuple[Link, ...] = ()
    """Who else has the same text: the publishers, to their copies."""
    alike: Link | None = None
    """How many more are like it, to a page of them all; of the first of a flood."""
    lang: str = ""


class QuoteCard(Value):
    """A verified quotation with everyone in it."""

    words: str
    published: dt.date
    edition_url: str
    headline: str
    cite: Cited
    speaker: Named | None
    to: Link | None
    via: Link | None
    publisher: str
    lang: str = ""


class Cards:
    """Makes cards from one index; an article's card is made once."""

    def __init__(self, index: Index, trace: Trace | None = None, memos: Memos | None = None, within: Index | None = None) -> None:
        self._index = index
        self.within = within or index
        """The index for articles whose edition, month, topic or entity a page has looked up: with it, all of them was read.

        Not for other articles of their stories; nor for what is made ``once`` or ``kept``, unless it looks that up itself.
        """
        self._trace = trace or Trace()
        self._memos = memos or Memos(self._trace)
        self._once: dict[Hashable, Once] = {}
        self._older: dict[Hashable, Once] = {}

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once for pages that ask for it under ``key``; each of them has read what it reads."""
        found = self._once.get(key)
        if found is None:
            found = self._older.get(key) or self._made(make)
            if len(self._once) >= REMEMBERED:
                self._older, self._once = self._once, {}
            self._once[key] = found
        value, read = found
        self._trace.reads.update(read)
        return value

    def _made(self, make: Callable[[], Any]) -> Once:
        with self._trace.frame() as reads:
            made = make()
        return made, tuple(reads)

    def kept(self, cls: type[T], key: str, given: Iterable[str], make: Callable[[], T]) -> T:
        """What ``make`` gives of what it is ``given`` and looks up; an earlier build may have made it of the same."""
        return self._memos.of(cls, key, given, make)

    def each(
        self, cls: type[T], key: str, ids: Iterable[str], make: Callable[[str], T], *, within: bool = False
    ) -> Mapping[str, T]:
        """The same for each id, of which several are kept under one key: those are made again for which something changed.

        ``within`` says that the page has looked up what holds all that they look up.
        """
        return self._memos.each(cls, key, ids, make, within=within)

    def article(self, article: Article) -> ArticleCard:
        """The article's card, with its summary's first sentence."""
        card: ArticleCard = self.once(article.id, lambda: self._make(article))
        return card

    def entity(self, id: str, article: Article | None = None) -> Named:
        """The entity's name and page, with the role that ``article`` gives it."""
        entity = self._index.card_of[id]
        roles = self._index.roles_in.get(article.id, ()) if article else ()
        role = next(((text, number) for whose, text, number in roles if whose == id), None)
        if role is None or article is None:
            return Named(label=entity.name, url=self.url(id))
        text, number = role
        url = permalinks.article(article, number)
        return Named(label=entity.name, url=self.url(id), role=text, role_url=url, role_lang=foreign(article.language))

    def link(self, id: str) -> Link:
        """The entity's name and page."""
        return Link(label=self._index.card_of[id].name, url=self.url(id))

    def url(self, id: str) -> str:
        """The entity's page; of an outlet that is only ever cited, its row among the sources."""
        entity = self._index.card_of[id]
        return permalinks.entity(id) if entity.paged else permalinks.source(slugify(entity.name))

    def quote(self, said: Said) -> QuoteCard:
        """The quotation's card."""
        article = said.article
        return QuoteCard(
            words=said.quote.text,
            published=article.published,
            edition_url=permalinks.edition(article.published),
            headline=article.headline,
            cite=cited(article, article.sentences[said.sentence - 1]),
            speaker=self.entity(said.speaker, article) if said.speaker else None,
            to=self.link(said.to) if said.to else None,
            via=self.outlet(article, said.quote.via) if said.quote.via else None,
            publisher=article.publisher or "",
            lang=foreign(article.language),
        )

    def outlet(self, article: Article, name: str) -> Link:
        """An outlet that ``article`` cites, under its site-wide name, on the page of sources."""
        entity = self._index.card_of.get(self._index.entity_of.get((article.id, name), ""))
        label = entity.name if entity else name
        return Link(label=label, url=permalinks.source(slugify(label)))

    def cites(self, article: Article) -> tuple[Link, ...]:
        """The outlets that the article cites, each once, in order of place; its own publisher's name is no citation."""
        found = dict.fromkeys(self.outlet(article, m.name) for m in article.mentions if m.cited)
        return tuple(link for link in found if link.label != article.publisher)

    def topics(self, article: Article) -> tuple[Link, ...]:
        """The article's topics that have a page."""
        return self.topic_links(article.topics)

    def topic_links(self, names: tuple[str, ...]) -> tuple[Link, ...]:
        """The topics of these names that have a page; thousands of articles have the same few."""
        links: tuple[Link, ...] = self.once(("topics", names), lambda: tuple(self._topic_links(names)))
        return links

    def _topic_links(self, names: Iterable[str]) -> Iterator[Link]:
        for topic in filter(None, map(self._index.topic_of.get, names)):
            yield Link(label=topic_label(topic), url=permalinks.topic(topic.slug))

    def updated(self, article: Article) -> dt.date:
        """The day of its latest correction, else of its publication."""
        return max((correction.date for correction in self._index.corrections_of.get(article.id, ())), default=article.published)

    def copies(self, article: Article) -> tuple[Article, ...]:
        """The other articles that have the same text, by day."""
        return self._index.copied.get(article.id, ())

    def alike(self, article: Article) -> Link | None:
        """How many more are like the first article of a flood, to a page of them all; nothing of any other."""
        if others := self._index.leads.get(article.id):
            more = say_many(len(others), "and %(num)s more like it", "and %(num)s more like it")
            return Link(label=more, url=permalinks.alike(article))
        return None

    def _also(self, article: Article) -> tuple[Link, ...]:
        """One link for each further publisher."""
        links: dict[str, Link] = {}
        for copy in self.copies(article):
            label = copy.publisher or say("a copy without a publisher")
            if label != article.publisher:
                links.setdefault(label, Link(label=label, url=permalinks.article(copy)))
        return tuple(links.values())

    def _make(self, article: Article) -> ArticleCard:
        return ArticleCard(
            headline=article.headline,
            url=permalinks.article(article),
            inferred=article.headline_inferred,
            published=article.published,
            sentence=sentence_below(article),
            about=tuple(self.entity(id, article) for id in self._index.about.get(article.id, ())[:5]),
            publisher=article.publisher or "",
            publisher_url=permalinks.source(slugify(article.publisher)) if article.publisher else "",
            cites=self.cites(article),
            topics=self.topics(article),
            also=self._also(article),
            alike=self.alike(article),
            lang=foreign(article.language),
        )


def cited(article: Article, sentence: Sentence) -> Cited:
    """A sentence without its dateline, and its anchor."""
    url = permalinks.article(article, sentence.number)
    return Cited(text=without_dateline(sentence.text), number=sentence.number, url=url, lang=foreign(article.language))


def sentence_at(article: Article, offset: int) -> Sentence:
    """The sentence that holds the code point at ``offset``; the last that begins before it where none does."""
    before = [s for s in article.sentences if s.start <= offset]
    return before[-1] if before else article.sentences[0]


def summary_sentence(article: Article) -> Cited | None:
    """The first sentence of the summary as it stands in the article, else the article's first sentence, else nothing."""
    sentences, summary = article.sentences, article.summary
    if not sentences:
        return None
    return cited(article, next((s for s in sentences if summary.startswith(s.text)), sentences[0]))


def sentence_below(article: Article) -> Cited | None:
    """What stands under the headline: the same, or where that is the headline once more, the next, if there is one."""
    found = summary_sentence(article)
    if not found or len(found.text) > LONG:
        return None
    following = next((cited(article, s) for s in article.sentences if s.number == found.number + 1), None)
    if is_headline(found.text, article.headline):
        return following
    said = article.headline_inferred and goes_on(found.text, article.headline)
    return following if said and following and not leans(following.text) else found


def is_headline(sentence: str, headline: str) -> bool:
    """Whether the two differ in case and in the sign at the end alone."""
    ends = " .…!"
    return len(sentence) < len(headline) + 3 and sentence.rstrip(ends).casefold() == headline.rstrip(ends).casefold()


def goes_on(sentence: str, headline: str) -> bool:
    """Whether the sentence is the headline word for word and goes on: from where that was cut, or for fewer words than it has."""
    words, head = (_WORD.findall(text.casefold()) for text in (sentence, headline))
    return words[: len(head)] == head and (headline.endswith("…") or len(words) < 2 * len(head))


def leans(sentence: str) -> bool:
    """Whether it opens with a word that needs the sentence before."""
    return bool(_LEANING.match(sentence))

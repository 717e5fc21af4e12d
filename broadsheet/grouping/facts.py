"""The index → what each of its look-ups depends on, as facts with fingerprints; which were read, ``facts_read`` tells.

A fact is a short text. A letter says of what, and a key of which: ``a`` an article and how it stands to all else, ``n`` what
others may show of an entity, ``e`` an entity in full, ``d`` an edition, ``t`` a topic with its articles, ``v`` its months,
``u`` one of them, ``s`` a story; of a month ``l`` the days, ``c`` the counts, ``m`` the editions, ``g`` the stories begun,
``h`` the stories last told, ``q`` the quotations; ``y`` a year; ``w`` a topic's name; ``x`` whether a topic has articles;
``k`` corrections of an article, entity or story; ``b`` earlier articles about an entity,
``j`` its months, ``i`` one of them; ``f`` what a search finds of an entity, topic or source; ``z`` words of one beginning by
which names are looked up; ``o`` an article's weight on its day. ``*`` and a name is a whole sequence.
Equal fingerprints mean equal values, so that a page whose facts are what they were is what it was.

Most facts have another above them, which holds all that they hold: while it is what it was, they need not be asked for. Above
those of a day's articles is ``d``; above those of an entity ``e``; above a topic's
months ``t``; above a month's quotations ``m``; above words all names that are searched, as they are written; above corrections
of one thing those of all. What is said on a day, in a month or on a topic is told by the articles, so that no quotation need be
looked at for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter

from broadsheet.engine.fingerprint import fingerprint, joined
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, EntityCard
from broadsheet.model.index import Index
from broadsheet.values import names

FEW = frozenset("abiko")
"""Those that few ask for, of hundreds of thousands: their fingerprints are not held."""
ABOVE = {"n": "e", "b": "e", "i": "e", "j": "e", "u": "t", "v": "t"}
"""Facts → those above them, of the same entity or topic."""
_id = attrgetter("id")


class Facts:
    """Fingerprints of the facts of one index, each taken when it is first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, str] = {}

    def __getitem__(self, fact: str) -> str:
        """The fact's fingerprint; that of what is not there is empty."""
        found = self._known.get(fact)
        if found is None:
            kind, _, key = fact.partition(":")
            try:
                found = self._whole(fact[1:]) if fact.startswith("*") else _KINDS[kind](self, key)
            except KeyError:
                found = ""
            if kind not in FEW:
                self._known[fact] = found
        return found

    def hold(self, told: Mapping[str, str]) -> None:
        """Facts that are what they were ``told`` to be, with their fingerprints: these need not be taken again."""
        self._known.update(told)

    def above(self, fact: str) -> str:
        """The fact without whose change this one cannot change, or nothing."""
        kind, _, key = fact.partition(":")
        if whole := ABOVE.get(kind):
            return f"{whole}:{key.partition(' ')[0]}"
        if kind == "f":
            folder, _, name = key.partition("/")
            return {"topics": f"t:{name}", "sources": "*sources"}.get(folder, f"e:{key}")
        if kind in ("a", "o"):
            article = self._index.article_of.get(key)
            return f"d:{article.published}" if article else ""
        return {"q": f"m:{key}", "k": "*corrections", "z": "*searched"}.get(kind, "")

    def day_above(self, fact: str) -> str:
        """The day or month above a fact, or nothing. One is asked for instead of many, and rarely changes.

        An entity above a fact changes with each of its articles, and what others show of it does not.
        """
        above = self.above(fact)
        return above if above.startswith(("d:", "m:")) else ""

    def articles(self, articles: Iterable[Article]) -> str:
        """Of some articles in their order."""
        return joined(self._of(articles))

    def _of(self, articles: Iterable[Article]) -> Iterable[str]:
        return map(self._articles.__getitem__, map(_id, articles))

    @cached_property
    def _articles(self) -> dict[str, str]:
        """Article id → fingerprint of the article and how it stands to all else."""
        return {**self._index.fingerprints, **self.related}

    @cached_property
    def related(self) -> dict[str, str]:
        """The same of those that have a story, copies or look-alikes: of all others it is their own in ``Index.fingerprints``."""
        index = self._index
        return {
            id: self._related(id)
            for id in {*index.story_of, *index.copies, *index.copied, *index.leads}
            if id in index.fingerprints
        }

    def _related(self, id: str) -> str:
        index = self._index
        story, first, others = index.story_of.get(id), index.copies.get(id, ""), index.copied.get(id, ())
        led = index.led.get(id)
        same = (f"{other.id} {index.fingerprints[other.id]}" for other in (*others, *((led,) if led else ())))
        alike = (other.id for other in index.leads.get(id, ()))
        return joined((index.fingerprints[id], story.slug if story else "", first, *same, "alike" if led else "", *alike))

    @cached_property
    def identities(self) -> dict[str, str]:
        """Entity id → fingerprint of all that its fact holds but the articles that name or cite it."""
        measured = self._index.measured
        return {id: _identity(entity, measured.get(id, "")) for id, entity in self._index.by_id.items()}

    @cached_property
    def days(self) -> dict[str, str]:
        """Day → fingerprint of all that its fact holds but its articles."""
        return {str(day.date): fingerprint(day.previous, day.next, day.new, day.again) for day in self._index.edition_of.values()}

    @cached_property
    def topics(self) -> dict[str, str]:
        """Topic code → fingerprint of all that its fact holds but its articles."""
        return {code: fingerprint(group.topic, group.children) for code, group in self._index.group_of.items()}

    def _entity(self, id: str) -> str:
        own, cited = (self._of(articles.get(id, ())) for articles in (self._index.naming, self._index.citing))
        return joined((self.identities[id], *own, "cited", *cited))

    def _edition(self, key: str) -> str:
        """The articles decide their weights and with them their order, which therefore need not be known."""
        return joined((self.days[key], *self._of(self._index.edition_of[dt.date.fromisoformat(key)].held)))

    def _topic(self, code: str) -> str:
        return joined((self.topics[code], *self._of(self._index.group_of[code].articles)))

    def _topic_month(self, key: str) -> str:
        code, _, month = key.rpartition(" ")
        return self.articles(self._index.topic_month[code, dt.date.fromisoformat(month)])

    @cached_property
    def _stories(self) -> dict[str, str]:
        return {story.slug: fingerprint(story, self._index.ended[story.slug]) for story in self._index.stories}

    def _before(self, key: str) -> str:
        id, _, day = key.rpartition(" ")
        return self.articles(self._index.before[id, dt.date.fromisoformat(day)])

    def _span(self, key: str) -> str:
        id, _, month = key.rpartition(" ")
        day = dt.date.fromisoformat(month)
        held = self._index.naming[id]
        return self.articles(a for a in held if (a.published.year, a.published.month) == (day.year, day.month))

    def _month(self, key: str) -> str:
        return joined(self[f"d:{edition.date}"] for edition in self._index.months[dt.date.fromisoformat(key)])

    def _whole(self, name: str) -> str:
        index = self._index
        if name in ("articles", "said", "editions"):  # each article is of a day
            return joined(self[f"d:{edition.date}"] for edition in index.editions)
        if name == "topics":
            return joined(self[f"t:{group.topic.code}"] for group in index.topics)
        if name in ("entities", "known"):  # and their articles, which a fingerprint tells apart by whom they name
            return joined((*(self.identities[entity.id] for entity in getattr(index, name)), self["*articles"]))
        if name == "stories":
            return joined(self._stories.values())
        if name == "sources":
            return joined(f"{s.slug} {s.name} {s.entity} {self.articles((*s.published, *s.cited_by))}" for s in index.sources)
        if name == "searched":
            return joined(self._written())
        return fingerprint(tuple(getattr(index, name)))

    def _written(self) -> Iterator[str]:
        """All that is searched, and how it is written: other forms of a name may find it too."""
        index = self._index
        yield from index.searched
        yield from (f"{source.slug}\t{source.name}" for source in index.sources)
        yield from (entity.name for entity in index.entities)
        yield from ("\t".join((id, *forms)) for id, forms in index.otherwise.items() if forms)


def _identity(entity: Entity, company: str) -> str:
    note = fingerprint(entity.note) if entity.note else ""
    undecided = " ".join(entity.undecided)
    return joined((entity.id, entity.name, entity.sort, entity.kind, entity.how, undecided, note, company))


_of_card = attrgetter(*names(EntityCard))
_KINDS: dict[str, Callable[[Facts, str], str]] = {
    "a": lambda facts, key: facts._articles[key],
    "n": lambda facts, key: joined(map(str, _of_card(facts._index.card_of[key]))),
    "e": lambda facts, key: facts._entity(key),
    "d": lambda facts, key: facts._edition(key),
    "t": lambda facts, key: facts._topic(key),
    "u": lambda facts, key: facts._topic_month(key),
    "v": lambda facts, key: fingerprint(facts._index.topic_months[key]),
    "s": lambda facts, key: facts._stories[key],
    "c": lambda facts, key: fingerprint(tuple(facts._index.counts[dt.date.fromisoformat(key)].items())),
    "l": lambda facts, key: fingerprint(facts._index.days[dt.date.fromisoformat(key)]),
    "m": lambda facts, key: facts._month(key),
    "g": lambda facts, key: joined(facts._stories[s.slug] for s in facts._index.begun[dt.date.fromisoformat(key)]),
    "h": lambda facts, key: joined(facts._stories[s.slug] for s in facts._index.told[dt.date.fromisoformat(key)]),
    "q": lambda facts, key: facts.articles(facts._index.speaking[dt.date.fromisoformat(key)]),
    "y": lambda facts, key: fingerprint(facts._index.years[int(key)]),
    "w": lambda facts, key: fingerprint(facts._index.topic_of[key]),
    "x": lambda facts, key: str(facts._index.live[key]),
    "b": lambda facts, key: facts._before(key),
    "i": lambda facts, key: facts._span(key),
    "z": lambda facts, key: joined(f"{word}\t{of}" for word, of in facts._index.words[key]),
    "f": lambda facts, key: fingerprint(facts._index.sought[key]),
    "o": lambda facts, key: " ".join(map(str, facts._index.weight_of[key])),
    "j": lambda facts, key: fingerprint(facts._index.spans[key]),
    "k": lambda facts, key: fingerprint(facts._index.corrections_of[key]),
}

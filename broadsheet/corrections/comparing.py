"""What stood and what stands → corrections: pure, and the one place that says what a correction is.

A correction is a claim that was published and is no more, or reads otherwise. Not one: a first publication, a name or a
quotation found besides, another form of the same words, more or less of a text being shown, and what newer articles make
clear of a name: that two names are one, or that it has a fuller form. An editor's decision on a name always is. Of stories see
``regrouping``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import groupby

from broadsheet.content.corrections import identifier
from broadsheet.corrections.addresses import covered, readdressed
from broadsheet.corrections.causes import Cause, Causes
from broadsheet.corrections.facts import Facts, Known, Named, Quoted, Told
from broadsheet.corrections.moves import moves
from broadsheet.corrections.regrouping import regrouped
from broadsheet.corrections.wording import changes, nearest, plain
from broadsheet.model.correction import Correction, What
from broadsheet.values import Value, replace


def corrections(before: Facts, now: Facts, causes: Causes, day: dt.date, waiting: Collection[str] = ()) -> tuple[Correction, ...]:
    """What to record, by article and entity; ids are those of what is said, and may be taken already.

    Of articles that are ``waiting`` to be mended nothing is said: they are neither there nor withdrawn.
    """
    return tuple(Comparison(before, now, causes, day, waiting).corrections())


class _Other(Value, kw_only=False):
    """A name of an article that is somebody else now."""

    article: str
    old: str
    new: str
    name: str


class Comparison:
    """Two states of a site side by side."""

    def __init__(self, before: Facts, now: Facts, causes: Causes, day: dt.date, waiting: Collection[str] = ()) -> None:
        self._before = before
        self._now = now
        self._causes = causes
        self._day = day
        self._waiting = waiting
        self._readdressed = readdressed(before, now)
        self._pairs = [
            (old, now.articles[id])
            for old in before.articles.values()
            if (id := self._readdressed.get(old.id, old.id)) in now.articles
        ]
        self._moved = moves(self._pairs, now.entities)
        self._hidden = _hidden(before, causes)

    def corrections(self) -> Iterator[Correction]:
        """First names, then articles, then stories."""
        yield from self._of_entities()
        changed = [(old, new) for old, new in self._pairs if old != new]
        others = [other for old, new in changed for other in self._others(old, new)]
        yield from self._of_others(others)
        told = {(other.article, other.old, other.new) for other in others}
        for old, new in changed:
            yield from self._of_article(old, new, told)
        for id, gone in sorted(self._before.articles.items()):
            if self._readdressed.get(id, id) not in self._now.articles and id not in self._waiting:
                yield self._made("withdrawn", article=id, address=gone.address, stood=gone.headline)
        for one in regrouped(self._before, self._now, self._readdressed, self._causes):
            cause = self._causes.of_stories(*one.concerned)
            yield self._made(one.what, article=one.article, story=one.story, stood=one.stood, stands=one.stands, cause=cause)

    def _of_article(self, old: Told, new: Told, told: set[tuple[str, str, str]]) -> Iterator[Correction]:
        same = old.whole == new.whole and bool(old.text) == bool(new.text)
        if same and plain(old.headline) != plain(new.headline) and not covered(old, new):
            why = self._causes.of_headline(new.id)
            yield self._made("headline", article=new.id, stood=old.headline, stands=new.headline, cause=why)
        if old.date != new.date:
            yield self._made("date", article=new.id, stood=old.date, stands=new.date)
        texts = changes(old.text, new.text, whole=old.whole) if same else ()
        for stood, stands in texts:
            yield self._made("text", article=new.id, stood=stood, stands=stands)
        changed = " ".join(plain(stood) for stood, _ in texts if stood)
        yield from self._of_quotes(old, new, told, changed, same=same)
        if same and new.text:
            yield from self._of_names(old, new, changed)

    def _of_names(self, old: Told, new: Told, changed: str) -> Iterator[Correction]:
        """Names that are gone; those in ``changed`` words went with these."""
        there, who = {named.name for named in new.names}, {named.entity for named in new.names}
        fresh = sorted(there - {named.name for named in old.names})
        for named in old.names:
            same = named.name in there or self._moved.get(named.entity, named.entity) in who
            if not (same or named.entity in self._hidden or plain(named.name) in changed):
                yield self._made("name", article=new.id, stood=named.name, stands=nearest(named.name, fresh))

    def _of_quotes(
        self, old: Told, new: Told, told: set[tuple[str, str, str]], changed: str, *, same: bool
    ) -> Iterator[Correction]:
        there = {plain(quote.words): quote for quote in new.quotes}
        known = {plain(quote.words) for quote in old.quotes}
        fresh = [quote.words for quote in new.quotes if plain(quote.words) not in known]
        for quote in old.quotes:
            stands = there.get(plain(quote.words))
            if stands:
                yield from self._of_speaker(quote, stands, new.id, told)
            elif same and plain(quote.words) not in changed:
                yield self._made("quotation", article=new.id, stood=quote.words, stands=nearest(quote.words, fresh))

    def _of_speaker(self, old: Quoted, new: Quoted, article: str, told: set[tuple[str, str, str]]) -> Iterator[Correction]:
        if old.speaker is None or old.speaker in self._hidden:
            return
        expected = self._moved.get(old.speaker, old.speaker)
        if new.speaker == expected or (article, old.speaker, new.speaker) in told:
            return
        yield self._made("speaker", article=article, quotation=new.words, stood=old.speaker_name, stands=new.speaker_name or None)

    def _others(self, old: Told, new: Told) -> Iterator[_Other]:
        """Names of one article that stood for one entity and stand for another, which is not the same by a new id."""
        there = {named.name: named for named in new.names}
        for named in old.names:
            stands = there.get(named.name)
            if stands is None or self._moved.get(named.entity) == stands.entity or named.entity in self._hidden:
                continue
            if self._knows_more(named, stands) and not self._causes.of_entities(named.entity, stands.entity):
                continue
            yield _Other(article=new.id, old=named.entity, new=stands.entity, name=named.name)

    def _knows_more(self, old: Named, new: Named) -> bool:
        """Whether the new entity's name is a fuller form of the old one's."""
        before, now = self._name(self._before, old.entity), self._name(self._now, new.entity)
        return old.kind == new.kind and set(plain(before).casefold().split()) < set(plain(now).casefold().split())

    def _of_others(self, others: list[_Other]) -> Iterator[Correction]:
        """One correction for all articles in which the same became another, of the entity; of the article where it is one."""
        ordered = sorted(others, key=lambda other: (other.old, other.new, other.article, other.name))
        for (old, new), found in groupby(ordered, key=lambda other: (other.old, other.new)):
            articles = list(dict.fromkeys(other.article for other in found))
            stood, stands = self._name(self._before, old), self._name(self._now, new)
            kinds = old.partition("/")[0] != new.partition("/")[0] and stood == stands
            yield self._made(
                "kind" if kinds else "name",
                article=articles[0] if len(articles) == 1 else None,
                entity=new,
                stood=old.partition("/")[0] if kinds else stood,
                stands=new.partition("/")[0] if kinds else stands,
                cause=self._causes.of_entities(old, new, *articles),
            )

    def _of_entities(self) -> Iterator[Correction]:
        """What became of whole entities: another kind, always; another name or one with others, by decision alone."""
        for id, old in sorted(self._before.entities.items()):
            new = self._now.entities.get(self._moved.get(id, id))
            if new is None or id in self._hidden:
                continue
            cause = self._causes.of_entities(id, new.id)
            if cause or new.kind != old.kind:
                yield from self._of_entity(old, new, cause)

    def _of_entity(self, old: Known, new: Known, cause: Cause | None) -> Iterator[Correction]:
        if new.kind != old.kind:
            yield self._made("kind", entity=new.id, stood=old.kind, stands=new.kind, cause=cause)
        elif new.id != old.id and new.id in self._before.entities:
            both = f"{old.name}; {self._before.entities[new.id].name}"
            yield self._made("merged", entity=new.id, stood=both, stands=new.name, cause=cause)
        elif plain(old.name) != plain(new.name):
            yield self._made("name", entity=new.id, stood=old.name, stands=new.name, cause=cause)

    def _name(self, facts: Facts, id: str) -> str:
        return facts.entities[id].name if id in facts.entities else id.partition("/")[2].replace("-", " ")

    def _made(self, what: What, cause: Cause | None = None, **said: str | None) -> Correction:
        """A correction of today that has ``said`` in its fields."""
        concerned = said.get("article"), said.get("entity") or said.get("story")
        told = (said.get(field) for field in ("quotation", "stood", "stands"))
        why, by = cause or (None, None)
        made = Correction(date=self._day, what=what, id=identifier(*concerned, what, *told), why=why, by=by)
        return replace(made, **said)


def _hidden(before: Facts, causes: Causes) -> frozenset[str]:
    """Ids of the published entities that decisions hide."""
    names: dict[str, set[str]] = {}
    for told in before.articles.values() if causes.hidden else ():
        for named in told.names:
            names.setdefault(named.entity, set()).add(named.name)
    return frozenset(id for id, written in names.items() if causes.hides(id, written))

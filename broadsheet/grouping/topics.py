"""Articles and the site's vocabulary → topics: each with its articles and those of all that is below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.entity import Said
from broadsheet.model.index import TopicGroup
from broadsheet.model.site import SiteTopic
from broadsheet.model.topic import Topic
from broadsheet.values import Value, replace


class Vocabulary(Value):
    """The topics that the site knows, in their order, and look-ups."""

    topics: tuple[Topic, ...]
    by_code: Mapping[str, Topic]
    by_name: Mapping[str, Topic]
    """Casefolded label, slug or code → topic; labels of before a renaming still count."""

    def find(self, words: str) -> Topic | None:
        """The topic whose label, slug or code this is, whatever its case."""
        return self.by_name.get(" ".join(words.casefold().split()))

    def above(self, topic: Topic) -> Iterable[Topic]:
        """The topic itself, its parent, and so on up."""
        while True:
            yield topic
            if topic.parent is None:
                return
            topic = self.by_code[topic.parent]


def site_vocabulary(changes: Sequence[SiteTopic]) -> Vocabulary:
    """The IPTC Media Topics with the site's changes: renamed, hidden, and its own after them.

    What is below a hidden topic moves up to the nearest that is shown; an article's use of a hidden topic counts for nothing.
    """
    iptc = vocabulary.media_topics()
    known = {topic.slug: topic for topic in iptc}
    changed = {change.slug: change for change in changes}
    hidden = {known[slug].code: known[slug] for slug, change in changed.items() if change.hide and slug in known}
    shown = [_shown(topic, changed.get(topic.slug), hidden) for topic in iptc if topic.code not in hidden]
    own = [
        Topic(code=f"site:{change.slug}", label=change.label or change.slug.replace("-", " "), slug=change.slug)
        for change in changes
        if change.slug not in known and not change.hide
    ]
    names: dict[str, Topic] = {}
    for topic in [*shown, *own]:
        before = known.get(topic.slug, topic)
        for name in (topic.code, topic.slug, topic.label.casefold(), before.label.casefold()):
            names.setdefault(name, topic)
    return Vocabulary(topics=(*shown, *own), by_code={t.code: t for t in [*shown, *own]}, by_name=names)


def section_order(first: Sequence[str], known: Vocabulary) -> tuple[str, ...]:
    """Return the slugs of the topics under which a day's news is printed: those given first, then as newspapers have them."""
    own = (topic.slug for topic in known.topics if topic.code.startswith("site:"))
    return tuple(dict.fromkeys((*first, *vocabulary.SECTIONS, *own)))


def _shown(topic: Topic, change: SiteTopic | None, hidden: Mapping[str, Topic]) -> Topic:
    parent = topic.parent
    while parent is not None and parent in hidden:
        parent = hidden[parent].parent
    label = change.label if change and change.label else topic.label
    return topic if (label, parent) == (topic.label, topic.parent) else replace(topic, label=label, parent=parent)


def topics(
    articles: Iterable[Article], said: Callable[[Sequence[Article]], Sequence[Said]], known: Vocabulary
) -> tuple[tuple[TopicGroup, ...], dict[str, Topic]]:
    """The groups that have articles, in the vocabulary's order, and each topic as written → topic.

    ``articles`` are newest first and stay so; ``said`` gives the quotations of some.
    """
    written: dict[str, Topic] = {}
    held: dict[str, list[Article]] = defaultdict(list)
    under: dict[tuple[str, ...], Sequence[Callable[[Article], None]]] = {}
    for article in articles:
        adds = under.get(names := article.topics)
        if adds is None:
            written.update((name, topic) for name in names if (topic := known.find(name)))
            direct = (written[name] for name in names if name in written)
            codes = dict.fromkeys(above.code for topic in direct for above in known.above(topic))
            adds = under[names] = [held[code].append for code in codes]
        for add in adds:
            add(article)
    live = [topic for topic in known.topics if topic.code in held]
    children: dict[str | None, list[Topic]] = defaultdict(list)
    for topic in live:
        children[topic.parent].append(topic)
    groups = (
        TopicGroup(
            topic=topic,
            articles=(found := tuple(held[topic.code])),
            children=tuple(children[topic.code]),
            said=said(found),
        )
        for topic in live
    )
    return tuple(groups), written | {name: t for t in live for name in (t.label, t.slug, t.code)}

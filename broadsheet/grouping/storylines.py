"""Articles and editors' decisions → the site's stories, each at an address that stays while it grows, and what was wrong.

A story's address is the slug of its first article by date. Only stories that something touched are told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from broadsheet.grouping import together
from broadsheet.grouping.floods import whole_copies, whole_stories
from broadsheet.grouping.novelty import new_sentences
from broadsheet.grouping.reports import report
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.shelf import DECIDED, TOLD, TRACES, Drawer, Shelf
from broadsheet.grouping.stories import story
from broadsheet.grouping.telling import addresses
from broadsheet.grouping.telling.desk import Desk
from broadsheet.grouping.together import Changed
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.groups import Members
from broadsheet.grouping.traces.moves import traced
from broadsheet.grouping.traces.stems import stems
from broadsheet.grouping.traces.trace import day_of, slug_of
from broadsheet.model.article import Article
from broadsheet.model.decision import Decision
from broadsheet.model.index import Redirect
from broadsheet.model.problem import Problem
from broadsheet.model.story import Story, leading
from broadsheet.values import Value, replace

_AT_ONCE = 100
"""Stories whose articles are held at once."""


class Told(Value):
    """What has become of the stories that something touched."""

    stories: Mapping[str, Story | None]
    """By address; None where no story is any more."""
    of: Mapping[str, str]
    """Article id → the address of its story, or nothing where it is in none or is gone."""
    redirects: tuple[Redirect, ...]
    """Where merged stories have gone; all of them."""
    problems: tuple[Problem, ...]
    """Decisions that match nothing; all of them."""


class Storylines(Value):
    """The stories of two distinct articles and more, the latest first; where merged ones have gone; what matched nothing."""

    stories: tuple[Story, ...]
    redirects: tuple[Redirect, ...]
    problems: tuple[Problem, ...]
    copies: Mapping[str, str]
    """Id of a copy → id of the first of the same text."""


def storylines(roll: Roll, decisions: Sequence[Decision]) -> Storylines:
    """The stories and copies of the articles of ``roll``, worked out anew."""
    by_id = roll.by_id
    shelf = Drawer()
    changed = together.update(shelf, traced(map(report, roll.articles)), ())
    told = update(
        shelf, changed, decisions, lambda ids: {id: by_id[id] for id in ids}, lambda: [article.slug for article in roll.articles]
    )
    return Storylines(
        stories=tuple(sorted(filter(None, told.stories.values()), key=lambda each: (-each.last.toordinal(), each.id))),
        redirects=told.redirects,
        problems=told.problems,
        copies={id: group[0] for id, group in changed.copies.items() if group[0] != id},
    )


def update(
    shelf: Shelf,
    changed: Changed,
    decisions: Sequence[Decision],
    articles: Callable[[Iterable[str]], Mapping[str, Article]],
    slugs: Callable[[], Iterable[str]],
) -> Told:
    """Take up what ``together.update`` has changed, and the decisions as they are now.

    ``articles`` gives the articles of these ids; ``slugs`` the slugs of all, and is called only where a decision matches nothing.
    """
    given = {*changed.stories, *changed.copies}
    touched = _found(shelf, changed, given)
    desk = Desk(shelf, slugs)
    problems = tuple(problem for decision in decisions if (problem := desk.decide(decision)))
    decided = shelf.get(DECIDED, [""]).get("")
    touched |= set(rows.names(decided) if decided else ()) | desk.groups.keys()
    shelf.put(DECIDED, {"": rows.of_names(sorted(desk.groups))})
    before, now = _before_and_now(shelf, desk, touched)
    anew = [address for address in sorted(touched) if before[address] != now[address] or not given.isdisjoint(now[address])]
    of = dict.fromkeys((*given, *(id for address in anew for id in before[address])), "")
    of.update((id, address) for address in anew for id in now[address])
    shelf.drop(TOLD, [address for address in anew if not now[address]])
    shelf.put(TOLD, {address: rows.of_names(now[address]) for address in anew if now[address]})
    gone: dict[str, Story | None] = {address: None for address in anew if before[address] and not now[address]}
    alive = {address: now[address] for address in anew if now[address]}
    return Told(
        stories=gone | dict(_told(shelf, alive, articles)),
        of=of,
        redirects=tuple(_redirects(shelf, desk)),
        problems=problems,
    )


def _found(shelf: Shelf, changed: Changed, given: Iterable[str]) -> set[str]:
    """Take up the addresses of the groups that changed; those that are touched."""
    there = [id for id in given if changed.stories.get(id) != ()]
    heads = {group[0] for group in whole_stories(shelf).of(there).values() if len(group) > 1}
    traces = shelf.get(TRACES, sorted(heads))
    return addresses.update(
        shelf, {id: (day_of(data), slug_of(data)) for id, data in traces.items()}, sorted(changed.stories.keys() - heads)
    )


def _before_and_now(shelf: Shelf, desk: Desk, touched: set[str]) -> tuple[dict[str, Members], dict[str, Members]]:
    """The articles at each address as they were told, and as they are to be; none where fewer than two are distinct."""
    told = shelf.get(TOLD, sorted(touched))
    before = {address: rows.names(told[address]) if address in told else () for address in touched}
    found = addresses.at(shelf, sorted(touched - desk.groups.keys()))
    groups = whole_stories(shelf).of(found.values())
    now = {address: groups[found[address]] if address in found else () for address in touched} | desk.groups
    copies = whole_copies(shelf).of({id for ids in now.values() for id in ids})
    return before, {address: ids if len({copies[id][0] for id in ids}) > 1 else () for address, ids in now.items()}


def _told(
    shelf: Shelf, alive: Mapping[str, Members], articles: Callable[[Iterable[str]], Mapping[str, Article]]
) -> Iterator[tuple[str, Story]]:
    ordered = sorted(alive)
    for at in range(0, len(ordered), _AT_ONCE):
        some = ordered[at : at + _AT_ONCE]
        ids = sorted({id for address in some for id in alive[address]})
        by_id, copies = articles(ids), whole_copies(shelf).of(ids)
        for address in some:
            yield (
                address,
                _finished(address, [by_id[id] for id in alive[address]], {id: group[0] for id, group in copies.items()}),
            )


def _finished(address: str, articles: Sequence[Article], copies: Mapping[str, str]) -> Story:
    """The story with its headline, what holds it together, and what each day tells that is new."""
    firsts: dict[str, Article] = {}
    for article in articles:
        firsts.setdefault(copies[article.id], article)
    distinct = list(firsts.values())
    words = [frozenset(stem for _, stem in stems(f"{a.headline}\n{a.text}")) for a in distinct]
    told = story(address, [report(article) for article in distinct])
    return replace(
        told,
        articles=tuple(article.id for article in articles),
        last=articles[-1].published,
        headline=leading(distinct).headline,
        held=tuple(sum(_holds(held, term) for held in words) for term in told.shared),
        new=new_sentences(distinct),
    )


def _holds(words: frozenset[str], term: str) -> bool:
    parts = [stem for _, stem in stems(term)]
    return bool(parts) and any(part in words for part in parts[-1:])


def _redirects(shelf: Shelf, desk: Desk) -> Iterator[Redirect]:
    live = shelf.get(TOLD, sorted({*desk.moved, *desk.moved.values()}))
    for old in sorted(desk.moved):
        new = desk.now(old)
        if new in live and old not in live:
            yield Redirect(old=f"stories/{old}/index.html", new=f"stories/{new}/index.html")

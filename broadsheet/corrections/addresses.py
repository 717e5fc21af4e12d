"""Articles as they were published and as they are → which stand at another address now: pure."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.content.publicity import wordless
from broadsheet.corrections.facts import Facts, Told
from broadsheet.corrections.wording import plain


def readdressed(before: Facts, now: Facts) -> Mapping[str, str]:
    """Id as published → id now, of articles that have another: from the same seed, or with the same text and headline."""
    gone = [told for id, told in before.articles.items() if id not in now.articles]
    fresh = [told for id, told in now.articles.items() if id not in before.articles]
    seeds = {told.seed: told.id for told in fresh if told.seed}
    texts = {(told.headline, plain(told.text)): told.id for told in fresh if told.text}
    marks = {told.id: told.id for told in fresh} | {wordless(told.id): told.id for told in fresh}
    found: dict[str, str | None] = {}
    for told in gone:
        found[told.id] = seeds.get(told.seed or "") or texts.get((told.headline, plain(told.text)))
        found[told.id] = found[told.id] or marks.get(told.id) or marks.get(wordless(told.id))
    return {old: new for old, new in found.items() if new}


def left(before: Facts, now: Facts, known: Mapping[str, str]) -> dict[str, str]:
    """``articles/2023/07/19/slug``, an address that an article was found at and is no more → the article's id now.

    ``known`` are those that were left earlier.
    """
    ids = readdressed(before, now)
    found = {address: ids.get(id, id) for address, id in known.items()}
    for old in before.articles.values():
        new = now.articles.get(ids.get(old.id, old.id))
        if new and _address(new) != _address(old) and not covered(old, new):
            found[_address(old)] = new.id
    return found


def covered(old: Told, new: Told) -> bool:
    """Whether the headline was made of words that may no longer be shown, or may be again: the address goes with it."""
    return wordless(old.id) == new.id or wordless(new.id) == old.id


def _address(told: Told) -> str:
    return f"articles/{told.address}" if told.address else told.id

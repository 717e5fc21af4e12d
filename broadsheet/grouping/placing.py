"""An article and whose its names are → the article in its place: who is in it, what it is about, who speaks, whose news it is.

Nothing here looks at any other article, so that what is found stays until the article or an identity in it is another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from broadsheet.engine.fingerprint import fingerprint
from broadsheet.grouping import aboutness, citing, decided, quotations
from broadsheet.grouping.kinship import is_kinship
from broadsheet.grouping.origins import origin
from broadsheet.grouping.presences import Ids, Presence, numbering, presences
from broadsheet.grouping.sources import outlets
from broadsheet.model.article import Article
from broadsheet.model.entity import Identity, Said
from broadsheet.model.placed import Details, Heard, Named, Placed, Standing


def shown(article: Article, ids: Ids, hidden: Collection[str]) -> Article:
    """The article without hidden entities, and with every form of an outlet cited where one of them is."""
    return citing.agreed(decided.without(article, ids, hidden), ids)


def place(
    written: Article, ids: Ids, hidden: Collection[str], identities: Mapping[str, Identity]
) -> tuple[Standing, Placed, Details]:
    """Of an article as it is written; ``ids`` has (kind, name within the article) → entity id."""
    article = shown(written, ids, hidden)
    names = {pair: ids[pair] for pair in dict.fromkeys((m.kind, m.name) for m in article.mentions) if pair in ids}
    whose = _whose(article, names)
    present = presences(article, names)
    said = quotations.said(article, whose)
    about = aboutness.about(article, present, identities, [one.speaker for one in said if one.speaker])
    details = Details(
        names=tuple((kind, name, id) for (kind, name), id in ids.items()),
        forms=tuple((each.entity, each.forms) for each in present),
        whose=tuple(whose.items()),
    )
    displayed = {name: identities[id].name for name, id in whose.items()}
    source, cited = origin(article, displayed), outlets(article, displayed)
    placed = Placed(
        subjects=tuple(_named(each) for each in present if not each.cited),
        cited=tuple(_named(each) for each in present if each.cited),
        about=about,
        heard=tuple(_heard(one, names) for one in said),
        roles=tuple(_roles(article, names)),
        origin=source,
    )
    standing = Standing(
        sentences=len(article.sentences),
        quotations=len(placed.heard),
        outlets=cited,
        article=written.fingerprint,
        shown="" if article is written else article.fingerprint,
        fingerprint=_print(article, names, placed, details, cited),
    )
    return standing, placed, details


def _print(article: Article, names: Ids, placed: Placed, details: Details, cited: Collection[str]) -> str:
    """Of the article and of all that others may show of its place."""
    return fingerprint(
        article.fingerprint,
        article.slug,
        details.whose,
        tuple(names.values()),
        [each.entity for each in placed.subjects],
        placed.about,
        placed.origin,
        cited,
    )


def _heard(one: Said, names: Ids) -> Heard:
    return Heard(
        sentence=one.sentence,
        speaker=one.speaker,
        to=one.to,
        via=one.via,
        role=one.role,
        subjects=quotations.subjects(one, names),
    )


def _named(presence: Presence) -> Named:
    return Named(entity=presence.entity, count=presence.count, sentences=presence.sentences)


def _whose(article: Article, ids: Ids) -> dict[str, str]:
    """Name → entity id; a name of two kinds is the kind that it mostly has there, the first of equals."""
    counts = Counter((m.kind, m.name) for m in article.mentions)
    found: dict[str, str] = {}
    for (kind, name), _ in sorted(counts.items(), key=lambda item: -item[1]):
        if (kind, name) in ids:
            found.setdefault(name, ids[kind, name])
    return found


def _roles(article: Article, ids: Ids) -> Iterator[tuple[str, str, int]]:
    """Yield each role phrase of each entity once, with the sentence where it first stands; kinship is no role."""
    sentence = numbering(article)
    once: set[tuple[str, str]] = set()
    for role in article.roles:
        id = ids.get((role.kind, role.name))
        if id is not None and (id, role.text) not in once and not is_kinship(role.text):
            once.add((id, role.text))
            yield id, role.text, sentence(role.start)

"""An index and corrections → the index that has them, newest first, each showing no word that may not be shown now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from broadsheet.grouping import decided
from broadsheet.grouping.redirects import article_page
from broadsheet.model.article import Article
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.index import Index
from broadsheet.model.problem import Problem
from broadsheet.text import ids
from broadsheet.text.slugs import MAXIMUM, fold, slugify
from broadsheet.values import replace

FILE = "content/corrections.yaml"
_ADDRESS = re.compile(rf"\d{{4}}/\d\d/\d\d/(?=.{{1,{MAXIMUM}}}$){ids.SLUG}")
OF_WORDS = frozenset({"text", "quotation", "speaker"})
OF_STORIES = frozenset({"story-merged", "story-split"})


def attach(
    index: Index, corrections: Sequence[Correction], decisions: Sequence[Decision] = ()
) -> tuple[Index, tuple[Problem, ...]]:
    """Those of a hidden entity are left out; those of articles, names and stories that are not there are notes to the editor.

    Words of an article are shown where the article is shown, and as far as it is. One that was withdrawn leaves a page that
    says so, if its headline may be repeated, since the address is made of that, and if nothing else stands there.
    """
    if not corrections:
        return index, ()
    now = {_id(redirect.old): _id(redirect.new) for redirect in index.redirects}
    hidden = decided.hidden(decisions)
    ordered = sorted(_followed(corrections, index, now), key=lambda c: (c.date, c.line or 0), reverse=True)
    headlines = {f"stories/{story.slug}": story.headline for story in index.stories}
    silent = {one.article for one in ordered if _silent(one, hidden)} - index.article_of.keys()
    told = (_silenced(one) if one.article in silent else _shown(one, index) for one in ordered if not _tells_of(one, hidden))
    shown = _of_stories(list(_withdrawn((_now(one, now, headlines) for one in told), index)), index)
    of: dict[str, list[Correction]] = {}
    for one in shown:
        for id in filter(None, (one.article, one.entity, one.story)):
            of.setdefault(id, []).append(one)
    gone = {one.article for one in shown if one.what == "withdrawn"}
    problems = tuple(_unknown(one, index) for one in shown if one.article not in gone and _lost(one, index))
    return replace(index, corrections=tuple(shown), corrections_of={id: tuple(some) for id, some in of.items()}), problems


def _id(path: str) -> str:
    return path.removesuffix("/index.html")


def _now(correction: Correction, now: Mapping[str, str], headlines: Mapping[str, str]) -> Correction:
    """The correction of a name or a story that has another address since."""
    entity, story = (now.get(id or "", id) for id in (correction.entity, correction.story))
    return replace(correction, entity=entity, story=story, story_headline=headlines.get(story or ""))


def _followed(corrections: Sequence[Correction], index: Index, now: Mapping[str, str]) -> Sequence[Correction]:
    """The corrections, those of an article that stands at another address since with its id of today."""
    lost = {one.article for one in corrections if one.article and one.what != "withdrawn"} - index.article_of.keys()
    if not lost:
        return corrections
    at = _places(index)
    moved = {id: at.get(now.get(id.removeprefix("articles/"), ""), id) for id in lost}
    return [replace(one, article=moved[one.article]) if one.article in moved else one for one in corrections]


def _places(index: Index) -> dict[str, str]:
    """``2023/07/19/slug``, where an article stands → its id."""
    return {_id(article_page(article)): article.id for article in index.articles}


def _withdrawn(corrections: Iterable[Correction], index: Index) -> Iterator[Correction]:
    """The corrections, newest first, with the address of each article that is gone, where that is free, or that it is back."""
    taken: set[str] | None = None
    for one in corrections:
        if one.what != "withdrawn":
            yield one
            continue
        if taken is None:
            taken = {_id(redirect.old) for redirect in index.redirects} | _places(index).keys()
        place = one.address or (one.article or "").removeprefix("articles/")
        free = one.stood and one.article not in index.article_of and place not in taken and _ADDRESS.fullmatch(place)
        taken |= {place}
        yield replace(one, address=place if free else None, is_back=one.article in index.article_of)


def _of_stories(corrections: list[Correction], index: Index) -> list[Correction]:
    """The corrections, those of stories with a headline only where an article on the site, or what is told of one, has it.

    The article that gave a story its headline may be private since, and nobody noted which one that was.
    """
    if not any(one.what in OF_STORIES for one in corrections):
        return corrections
    told = {words for one in corrections if one.what in ("headline", "withdrawn") for words in (one.stood, one.stands)}
    told |= {article.headline for article in index.articles}
    return [
        replace(one, stood=one.stood if one.stood in told else None, stands=one.stands if one.stands in told else None)
        if one.what in OF_STORIES
        else one
        for one in corrections
    ]


def _silent(correction: Correction, hidden: Collection[str]) -> bool:
    """Whether it is of a withdrawn article whose headline may not be repeated: by its rights, or since it has a hidden name."""
    headline = "-".join(re.findall("[a-z0-9]+", fold(correction.stood or "")))
    return correction.what == "withdrawn" and (not correction.stood or decided.tells(headline, hidden))


def _silenced(correction: Correction) -> Correction:
    """Of an article of which not even the headline may be told."""
    return replace(correction, stood=None, stands=None, quotation=None)


def _tells_of(correction: Correction, hidden: Collection[str]) -> bool:
    """Whether it is of a hidden entity, or gives its name."""
    if not hidden:
        return False
    said = (correction.entity or "").partition("/")[2], slugify(correction.stood or ""), slugify(correction.stands or "")
    return bool(set(said) & set(hidden))


def _shown(correction: Correction, index: Index) -> Correction:
    if correction.what not in OF_WORDS or correction.article is None:
        return correction
    article = index.article_of.get(correction.article)
    if article and (article.whole or _public(correction, article)):
        return correction
    return _silenced(correction)


def _public(correction: Correction, article: Article) -> bool:
    """Whether what the correction is about stands in the part of the article that is shown."""
    words = correction.quotation or correction.stands
    return bool(words) and " ".join((words or "").split()) in " ".join(article.text.split())


def _lost(correction: Correction, index: Index) -> str:
    """The first id that is not on the site, or nothing."""
    article, entity, story = correction.article, correction.entity, correction.story
    if article and article not in index.article_of:
        return article
    if entity and entity not in index.by_id:
        return entity
    return story if story and correction.story_headline is None else ""


def _unknown(correction: Correction, index: Index) -> Problem:
    lost = _lost(correction, index)
    stories = (f"stories/{story.slug}" for story in index.stories)
    import difflib  # rarely needed, and a millisecond

    near = difflib.get_close_matches(lost, [*index.article_of, *index.by_id, *stories], n=1)
    return Problem(
        path=FILE,
        line=correction.line,
        found=f"{lost} is not on this site; the correction is shown without a link",
        expected=f"an id of the site{f', perhaps {near[0]}' if near else ''}, unless it has gone",
        severity="note",
    )

"""Reports → stories: which articles are about one event. A function of the set: any order, the same stories."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from broadsheet.grouping.shelf import Drawer
from broadsheet.grouping.stories.kept import kept_stories, update
from broadsheet.grouping.stories.sharing import shared
from broadsheet.grouping.traces.moves import moves
from broadsheet.model.story import Report, Story
from broadsheet.text.slugs import slugify

__all__ = ["cluster", "kept_stories", "stories", "story", "update", "with_own_slugs"]


def cluster(reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id → story id, which is the id of the story's first report; a report that is alone is its own story.

    Precision comes first: fusing two events is worse than showing one twice. The cost is near linear.
    """
    shelf = Drawer()
    found = moves(shelf, reports, ())
    update(shelf, found)
    return {id: group[0] for id, group in kept_stories(shelf).of(found.here).items()}


def stories(reports: Iterable[Report]) -> tuple[Story, ...]:
    """Stories of two articles and more, the latest first, each with what its articles share."""
    by_id = {report.id: report for report in reports}
    together: dict[str, list[Report]] = defaultdict(list)
    for report, id in cluster(by_id.values()).items():
        together[id].append(by_id[report])
    told = [story(group) for group in together.values() if len(group) > 1]
    return with_own_slugs(sorted(told, key=lambda story: (-story.last.toordinal(), story.id)))


def _place(report: Report) -> tuple[dt.date, str]:
    return report.published or dt.date.max, report.id


def story(group: Sequence[Report]) -> Story:
    """The story that these reports tell, whoever put them together; its slug may be that of another."""
    ordered = sorted(group, key=_place)
    dated = [report.published for report in ordered if report.published] or [dt.date.min]
    headed = [report for report in ordered if report.headline]
    return Story(
        id=ordered[0].id,
        slug=slugify(headed[0].headline if headed else ordered[0].id),
        headline=headed[-1].headline if headed else "",
        articles=tuple(report.id for report in ordered),
        first=dated[0],
        last=dated[-1],
        shared=shared(ordered),
    )


def with_own_slugs(told: Sequence[Story]) -> tuple[Story, ...]:
    """Of stories whose first headlines make one slug, all but the earliest add their first day, then a number."""
    uses: Counter[str] = Counter()
    renamed: dict[str, Story] = {}
    for story in sorted(told, key=lambda story: (story.first, story.id)):
        dated = story.slug if not uses[story.slug] else f"{story.slug}-{story.first:%Y-%m-%d}"
        own = dated if not uses[dated] else f"{dated}-{uses[dated] + 1}"
        uses.update({story.slug, dated})
        renamed[story.id] = replace(story, slug=own)
    return tuple(renamed[story.id] for story in told)

"""Reports → stories: which articles are about one event. A function of the set: any order, the same stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.grouping.shelf import Drawer
from broadsheet.grouping.stories.kept import kept_stories, update
from broadsheet.grouping.stories.sharing import shared
from broadsheet.grouping.traces.moves import moves, traced
from broadsheet.model.story import Report, Story

__all__ = ["cluster", "kept_stories", "story", "update"]


def cluster(reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id → story id, which is the id of the story's first report; a report that is alone is its own story.

    Precision comes first: fusing two events is worse than showing one twice. The cost is near linear.
    """
    shelf = Drawer()
    found = moves(shelf, traced(reports), ())
    update(shelf, found)()
    return {id: group[0] for id, group in kept_stories(shelf).of(found.here).items()}


def story(slug: str, group: Sequence[Report]) -> Story:
    """The story that these reports tell, whoever put them together."""
    ordered = sorted(group, key=lambda report: (report.published or dt.date.max, report.id))
    dated = [report.published for report in ordered if report.published] or [dt.date.min]
    return Story(
        id=ordered[0].id,
        slug=slug,
        headline=next((report.headline for report in reversed(ordered) if report.headline), ""),
        articles=tuple(report.id for report in ordered),
        first=dated[0],
        last=dated[-1],
        shared=shared(ordered),
    )

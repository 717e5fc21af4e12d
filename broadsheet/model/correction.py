"""What was published and has changed since: one entry of content/corrections.yaml."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from broadsheet.values import Value

Whole = Literal["merged", "story-merged", "story-split", "withdrawn", "note"]
What = Literal["headline", "text", "date", "quotation", "speaker", "name", "kind", Whole]


class Correction(Value):
    """One change, and what an editor says of it."""

    date: dt.date
    """The day on which the change was published."""
    what: What
    id: str
    """Never changes: the anchor on the page of corrections, and the entry's id in the feed."""
    article: str | None = None
    """``articles/2023/07/19/slug``."""
    entity: str | None = None
    """``people/john-kerry``."""
    story: str | None = None
    """``stories/harbour``: on whose page it stands."""
    story_headline: str | None = None
    """Of ``story`` as it is now; None where it is not there, or was not looked for yet."""
    address: str | None = None
    """withdrawn: where the article stood, ``2023/07/19/slug``; in the file only where that is not what its id says, in the
    index only where a page is to stand there that says so."""
    is_back: bool = False
    """withdrawn: in the index, where the article is on the site again."""
    quotation: str | None = None
    """speaker: the words whose speaker changed."""
    stood: str | None = None
    stands: str | None = None
    """None where nothing took its place."""
    why: str | None = None
    by: str | None = None
    note: str | None = None
    """An editor's own words, printed in place of those made from ``stood`` and ``stands``."""
    line: int | None = None

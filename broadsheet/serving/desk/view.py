"""Matters and the ledger → what the desk's template sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.serving.desk.ledger import Entry, Noted
from broadsheet.serving.desk.matters import Kind, Matter
from broadsheet.values import Value

LABELS: dict[Kind, tuple[str, str]] = {
    "names": ("Undecided names", "mention"),
    "joined": ("Names joined", "mention"),
    "merges": ("Likely merges", "mention"),
    "stories": ("Weak stories", "mention"),
    "dates": ("Missing dates", ""),
    "sources": ("Unknown sources", "article"),
    "claims": ("Not borne out", ""),
}
"""Heading of each kind, and what is at stake in it; nothing where that need not be said."""
DOUBTED = ("names", "joined", "merges", "stories")
"""Kinds of which some are more doubtful than others."""
SHOWN = 25
"""Matters of one page."""
TICKS = 5


class Tab(Value):
    """A kind of matters."""

    kind: str
    """Nothing for all of them."""
    label: str
    url: str
    count: int
    current: bool


class Shown(Value):
    """A matter as it is shown."""

    matter: Matter
    label: str
    stake: str
    """``mentions at stake``, or nothing."""
    ticks: int
    """Of TICKS: how doubtful it is; 0 where that is not what sets it apart."""
    percent: int
    is_aside: bool


class DeskView(Value):
    """The page."""

    site: str
    tabs: tuple[Tab, ...]
    matters: tuple[Shown, ...]
    beyond: int
    """How many follow."""
    more: str
    """Where these are shown too."""
    here: str
    """Where a form leads back to."""
    entries: tuple[Entry, ...]
    """Appended last, newest first."""
    aside: int
    """How many of the matters that there are were set aside."""
    is_aside: bool
    """These are shown, and the others not."""
    waits: int
    said: str
    """What the last click did."""
    refused: str
    """Why it did nothing."""
    token: str
    ticks: tuple[int, ...] = tuple(range(1, TICKS + 1))


class Asked(Value):
    """What of the desk is to be shown."""

    kind: str = ""
    shown: int = SHOWN
    is_aside: bool = False
    said: str = ""
    refused: str = ""

    def url(self, **changes: object) -> str:
        """The address of the desk with these, and with ``changes``."""
        parts = {"kind": self.kind, "shown": self.shown if self.shown != SHOWN else "", "aside": "1" if self.is_aside else ""}
        parts |= {key: str(value) for key, value in changes.items()}
        query = "&".join(f"{key}={value}" for key, value in parts.items() if value)
        return f"/_desk/?{query}" if query else "/_desk/"


def view(site: str, matters: Sequence[Matter], noted: Noted, asked: Asked, token: str) -> DeskView:
    """The page that was ``asked`` for."""
    open_ones = [matter for matter in matters if matter.id not in noted.aside]
    set_aside = [matter for matter in matters if matter.id in noted.aside]
    of = set_aside if asked.is_aside else open_ones
    chosen = [matter for matter in of if not asked.kind or matter.kind == asked.kind]
    shown = chosen[: asked.shown]
    return DeskView(
        site=site,
        tabs=_tabs(of, asked),
        matters=tuple(_shown(matter, is_aside=asked.is_aside) for matter in shown),
        beyond=len(chosen) - len(shown),
        more=asked.url(shown=asked.shown + SHOWN),
        here=asked.url(),
        entries=tuple(reversed(noted.entries[-5:])),
        aside=len(set_aside),
        is_aside=asked.is_aside,
        waits=len(open_ones),
        said=asked.said,
        refused=asked.refused,
        token=token,
    )


def _tabs(matters: Sequence[Matter], asked: Asked) -> tuple[Tab, ...]:
    counts = Counter(matter.kind for matter in matters)
    kinds = [(kind, label) for kind, (label, _) in LABELS.items() if counts[kind] or kind == asked.kind]
    every = Tab(kind="", label="All", url=asked.url(kind="", shown=""), count=len(matters), current=not asked.kind)
    found = (
        Tab(kind=kind, label=label, url=asked.url(kind=kind, shown=""), count=counts[kind], current=asked.kind == kind)
        for kind, label in kinds
    )
    return (every, *found)


def _shown(matter: Matter, *, is_aside: bool) -> Shown:
    label, stake = LABELS[matter.kind]
    return Shown(
        matter=matter,
        label=label,
        stake=f"{stake}{'' if matter.stake == 1 else 's'} at stake" if stake else "",
        ticks=max(1, round(matter.chance * TICKS)) if matter.kind in DOUBTED else 0,
        percent=round(matter.chance * 100),
        is_aside=is_aside,
    )

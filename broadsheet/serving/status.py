"""What the browser is told: the state of the site, from the thread that builds to the pages that are open."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import AsyncIterator

from broadsheet.values import Value, plain


class Fault(Value):
    """Something that keeps the site, or a part of it, from being as its files say."""

    where: str
    """``content/articles/2023/07/19/slug.md:4 title``; nothing where no file is to blame."""
    found: str
    expected: str = ""
    is_on_desk: bool = False
    """The desk lists it too, with what would settle it."""


class Draft(Value):
    """An article that stands here alone."""

    url: str
    """``/2023/07/19/slug/``."""
    path: str
    """``content/articles/2023/07/19/slug.md``."""


class Status(Value):
    """The site after a round of work."""

    number: int = 0
    """Of the rounds that changed something; a page that was served earlier may have changed since."""
    working: bool = True
    faults: tuple[Fault, ...] = ()
    warnings: int = 0
    drafts: tuple[Draft, ...] = ()

    def json(self) -> str:
        """For the script in the pages."""
        return json.dumps(plain(self), ensure_ascii=False)


class Board:
    """Holds the latest status; any thread may post one, and any number of open pages follow."""

    def __init__(self) -> None:
        self.status = Status()
        self._closed = False
        self._lock = threading.Lock()
        self._waiting: dict[tuple[asyncio.AbstractEventLoop, asyncio.Event], str] = {}
        """Open pages, each with the address that it shows."""

    def post(self, status: Status) -> None:
        """Tell every open page."""
        with self._lock:
            self.status = status
            self._wake()

    def close(self) -> None:
        """Let every open page go."""
        with self._lock:
            self._closed = True
            self._wake()

    def shown(self) -> frozenset[str]:
        """The addresses of the pages that are open."""
        with self._lock:
            return frozenset(self._waiting.values())

    async def follow(self, shown: str = "") -> AsyncIterator[Status]:
        """The status now, and each one that comes; what comes too quickly is passed over, but never the last."""
        here = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting[here] = shown
        told: Status | None = None
        try:
            while not self._closed:
                here[1].clear()
                if told is not self.status:
                    told = self.status
                    yield told
                else:
                    await here[1].wait()
        finally:
            with self._lock:
                self._waiting.pop(here, None)

    def _wake(self) -> None:
        for loop, event in self._waiting:
            with contextlib.suppress(RuntimeError):  # the server has stopped, and its loop with it
                loop.call_soon_threadsafe(event.set)

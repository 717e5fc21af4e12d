"""A site's folders → names of files that change in them, as the system tells it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

STEP, DEBOUNCE = 12, 400
"""Milliseconds without a further change after which those that came are told, and the most that is waited for more."""
FOLDERS = ("seeds", "content", "templates")
"""Watched with all that is below; of the site's own folder only the files in it, since output/ may hold a great many."""


class Watcher:
    """Puts paths below the site's folder into ``changes``, in sets, until it is stopped."""

    def __init__(self, folder: Path, themes: Mapping[Path, str]) -> None:
        """``themes`` are further folders to watch, each with what its files' paths begin with."""
        self.changes: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()
        self._folder = folder.resolve()
        self._themes = {path.resolve(): prefix for path, prefix in themes.items()}
        self._stopped = threading.Event()
        self._moved = threading.Event()
        """A folder came or went: the deep watch begins anew."""
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin; what changes from here on is told."""
        for number, run in enumerate((self._top, self._deep)):
            ready = threading.Event()
            thread = threading.Thread(target=run, args=(ready.set,), name=f"watch {number}", daemon=True)
            thread.start()
            self._threads.append(thread)
            ready.wait(5)

    def stop(self) -> None:
        """End."""
        self._stopped.set()
        self._moved.set()
        for thread in self._threads:
            thread.join(2)

    def _top(self, ready: Callable[[], None]) -> None:
        """The files in the site's folder itself; and when a folder comes or goes, the other watch begins anew."""
        self._watch([self._folder], self._stopped, self._tell_top, ready, deep=False)

    def _tell_top(self, paths: set[str]) -> None:
        names = {path for path in paths if "/" not in path}
        if names & set(FOLDERS):
            self._moved.set()
        self._put({name for name in names if name not in FOLDERS})

    def _deep(self, ready: Callable[[], None]) -> None:
        before: set[str] | None = None
        while not self._stopped.is_set():
            self._moved.clear()
            names = {name for name in FOLDERS if (self._folder / name).is_dir()}
            # What changed between two watches was told by nobody, whichever folder it is in.
            unseen = set() if before is None else {f"{name}/" for name in names | before}
            before = names
            roots = [*(self._folder / name for name in sorted(names)), *(path for path in self._themes if path.is_dir())]
            if roots:
                self._watch(roots, self._moved, self._put, ready if not unseen else partial(self._put, unseen), deep=True)
            else:
                ready()
                self._moved.wait()

    def _watch(
        self,
        roots: list[Path],
        until: threading.Event,
        tell: Callable[[set[str]], None],
        ready: Callable[[], None],
        *,
        deep: bool,
    ) -> None:
        from watchfiles import watch

        told = watch(
            *roots,
            watch_filter=None,
            step=STEP,
            debounce=DEBOUNCE,
            rust_timeout=200,
            yield_on_timeout=True,
            stop_event=until,
            raise_interrupt=False,
            recursive=deep,
        )
        begun = False
        try:
            for found in told:  # for the first time when the system has taken note of the folders, if only of no change
                if not begun:
                    ready()
                    begun = True
                tell({name for _, path in found if (name := self._name(Path(path)))})
        except FileNotFoundError:  # a folder went between the look and the watch
            ready()
            self._moved.wait(1)

    def _put(self, paths: set[str]) -> None:
        if paths:
            self.changes.put(frozenset(paths))

    def _name(self, path: Path) -> str | None:
        if path.is_relative_to(self._folder):
            return path.relative_to(self._folder).as_posix()
        root = next((root for root in self._themes if path.is_relative_to(root)), None)
        return self._themes[root] + path.relative_to(root).as_posix() if root else None

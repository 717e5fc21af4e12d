"""A site's folder → a session: built, served, watched, built again on every change, until it is stopped."""

from __future__ import annotations

import gc
import queue
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from broadsheet import config, inputs, pipeline
from broadsheet.serving import server
from broadsheet.serving.app import app
from broadsheet.serving.desk.routes import Desk
from broadsheet.serving.guarding import is_loopback
from broadsheet.serving.rounds import Rounds
from broadsheet.serving.status import Board
from broadsheet.serving.watching import Watcher
from broadsheet.values import Value

QUIET = 20
"""Seconds without a change after which a session looks at everything, for what the system forgot to tell."""
WARNING = """\
warning: {host} can be reached from other machines. Whoever reaches it reads the drafts and everything else that this session
shows. The desk answers this machine alone."""


class Options(Value):
    """Where to serve."""

    host: str = "127.0.0.1"
    port: int | None = None
    open: bool = False
    jobs: int | None = None


def serve(folder: Path, options: Options, tell: Callable[[str], None]) -> None:
    """Serve the site of ``folder`` until KeyboardInterrupt; raises ConfigError where there is none, OSError for a taken port."""
    if not (folder / config.FILE).exists():
        config.load(folder)  # says what is missing
    listening = server.bind(options.host, options.port)
    if not is_loopback(options.host):
        tell(WARNING.format(host=options.host))
    board = Board()
    rounds = Rounds(folder, board, tell)
    # Before any thread runs, so that this build, the one that may be large, can use several processes.
    watcher = Watcher(folder, _themes(folder))
    rounds.everything(options.jobs)
    watcher.start()
    desk = Desk(folder, rounds, board)
    stop = _Stop()
    with stop, server.running(app(folder / pipeline.PREVIEW / "output", board, options.host, desk), listening):
        where = server.address(listening)
        tell(f"{where} shows the site, {where}_desk/ what is to be decided; Ctrl-C ends it")
        if options.open:
            _open(where)
        try:
            rounds.everything(1)  # what changed during the first round
            rounds.warm()
            _follow(rounds, watcher, stop)
        finally:
            board.close()
            watcher.stop()


class _Stop:
    """Ctrl-C, or a request to end, remembered: an interrupt that comes up in a destructor is lost."""

    def __init__(self) -> None:
        self.is_asked = False
        self._before: dict[int, signal.Handlers | Callable[[int, FrameType | None], object] | int | None] = {}

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.is_asked = True
        raise KeyboardInterrupt

    def __enter__(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:  # whoever started us may have wished not to be asked
                self._before[number] = signal.signal(number, self)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


def _follow(rounds: Rounds, watcher: Watcher, stop: _Stop) -> None:
    idle = 0
    while not stop.is_asked:
        try:
            # A wait that can be interrupted on every system.
            changed = watcher.changes.get(timeout=1)
        except queue.Empty:
            idle += 1
            if idle == 1:  # builds leave this to whoever has time; a session has, between two changes
                gc.collect()
            elif idle == QUIET:
                rounds.look_over()
            continue
        while not watcher.changes.empty():
            changed |= watcher.changes.get()
        rounds.take(changed)
        idle = 0


def _themes(folder: Path) -> dict[Path, str]:
    """The built-in theme, which is worth watching where it is being worked on."""
    return dict.fromkeys(inputs.theme_folders(folder)[1:], "templates/")


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)

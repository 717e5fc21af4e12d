"""Dask's scheduler and workers as processes of their own, which a test may kill."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIET = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3", "DASK_LOGGING__DISTRIBUTED": "error"}
WITHOUT_PACKAGE = "import sys; sys.modules['broadsheet'] = None"
"""The beginning of a process in which the package is not installed."""


class Processes:
    """A scheduler, and whatever workers a test starts."""

    def __init__(self, folder):
        self._folder = folder
        self._running = []
        self.scheduler = None
        self.address = ""

    def start_scheduler(self, before="", path=ROOT):
        """Start one that does ``before`` at first, and wait until it answers."""
        file = self._folder / "scheduler.json"
        self.scheduler = self._start("scheduler", before, path, "--port", "0", "--host", "127.0.0.1", "--scheduler-file", file)
        wait_for(lambda: file.is_file() and file.stat().st_size, "scheduler")
        with self.client(file) as client:
            self.address = client.scheduler.address

    def start_workers(self, *options, before="", path=ROOT, count=1):
        """Start workers that do ``before`` at first, and wait for ``count``; returns the numbers of their processes."""
        folder = self._folder / f"workers{len(self._running)}"
        self._start("worker", before, path, self.address, "--nthreads", "1", *options, "--local-directory", folder)
        with self.client() as client:
            client.wait_for_workers(count, timeout=120)
            return list(client.run(os.getpid).values())

    def client(self, file=None):
        """Return a connection of the test's own."""
        from distributed import Client

        if file:
            return Client(scheduler_file=str(file), set_as_default=False)
        return Client(self.address, set_as_default=False)

    def _start(self, what, before, path, *options):
        program = f"{before}\nfrom distributed.cli.dask_{what} import main; main()"
        run = ["-c", program] if before else ["-m", f"distributed.cli.dask_{what}"]
        process = subprocess.Popen(
            [sys.executable, "-P", *run, *map(str, options), "--no-dashboard"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={**os.environ, **QUIET, "PYTHONPATH": str(path)},
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def end(self):
        """End them all."""
        for process in self._running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def processes(folder):
    """Give processes that are ended afterwards."""
    started = Processes(folder)
    try:
        yield started
    finally:
        started.end()


def wait_for(condition, what, seconds=60):
    """Wait until a condition is true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"no {what} after {seconds} seconds"
        time.sleep(0.05)

"""A function in a process of its own."""

import os
import time

from broadsheet.engine import aside as module
from broadsheet.engine.aside import aside


def test_what_it_gives_is_told_when_it_is_asked_for():
    here = os.getpid()
    asked = aside(lambda: [os.getpid(), "ü" * 100_000])
    who, text = asked()
    assert (who == here, text) == ((os.cpu_count() or 1) < 2 or not hasattr(os, "fork"), "ü" * 100_000)


def test_where_it_fails_there_it_runs_here():
    here = os.getpid()
    assert aside(lambda: os.getpid() if os.getpid() == here else 1 / 0)() == here


def test_where_no_process_can_be_had_it_runs_here(monkeypatch):
    def refused():
        raise OSError("no more processes")

    monkeypatch.setattr(module.os, "fork", refused, raising=False)
    assert aside(os.getpid)() == os.getpid()


def test_a_process_that_nobody_asks_ends():
    asked = aside(lambda: [str(os.getpid()), "x" * 1_000_000])
    del asked
    for _ in range(100):
        try:
            if os.waitpid(-1, os.WNOHANG)[0]:
                break
        except ChildProcessError:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("it is there still")

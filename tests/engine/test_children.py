"""Calls that child processes make."""

import multiprocessing
import os
import signal
import sys
import threading

import pytest

from broadsheet.engine import children
from broadsheet.engine.children import ChildKilledError
from broadsheet.engine.deadline import within


def say(what):
    """Print something, as a library may."""
    sys.stdout.write(what)
    sys.stdout.flush()
    return what


def end():
    """End the process that does this, as a fault in a library would."""
    os.kill(os.getpid(), signal.SIGTERM)


def unshippable():
    """Return what cannot be sent to another process."""
    return threading.Lock()


def in_daemon(answers):
    """Call something with a deadline in a thread of a process that may have no multiprocessing children."""
    thread = threading.Thread(target=lambda: answers.put(within(20, max, 1, 2)))
    thread.start()
    thread.join()


def test_calls_are_made_by_one_child_after_another():
    assert children.call(20, os.getpid) == children.call(20, os.getpid) != os.getpid()


def test_what_a_call_prints_is_no_part_of_its_result(capfd):
    assert children.call(20, say, "something") == "something"
    assert capfd.readouterr().out == ""


def test_a_child_that_is_killed_is_replaced():
    with pytest.raises(ChildKilledError):
        children.call(20, end)
    assert children.call(20, max, 1, 2) == 2


def test_a_child_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setattr(children, "START", 0)
    with pytest.raises(ChildKilledError):
        children.call(0.3, signal.pause)


def test_errors_come_back_also_those_of_sending():
    with pytest.raises(ValueError, match="invalid literal"):
        children.call(20, int, "x")
    with pytest.raises(TypeError, match="pickle"):
        children.call(20, unshippable)
    assert children.call(20, max, 1, 2) == 2


def test_a_daemonic_process_may_limit_work_in_a_thread():
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=in_daemon, args=(answers,), daemon=True)
    process.start()
    assert answers.get(timeout=60) == 2
    process.join()

"""How a build is killed: in a forked child that ends just before its n-th operation on files or state."""

import os
import sqlite3
import sys
import traceback

import pytest

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "sqlite3.connect"}
KILLED = 77
FAILED = 78


@pytest.fixture(scope="session")
def kill():
    """``kill(at, work, *args)``: whether ``work`` was killed just before its operation ``at`` (from 1), or got to its end."""
    if not hasattr(os, "fork"):
        pytest.skip("kills a forked child")
    return _kill


@pytest.fixture(scope="session")
def meddle():
    """``meddle(at, act, work, *args)``: ``act`` is called just before the operation ``at`` of ``work``, in a child; True where
    ``work`` then came to its end, False where it raised OSError, None where there was no such operation.
    """
    if not hasattr(os, "fork"):
        pytest.skip("runs in a forked child")
    return _meddle


def _kill(at, work, *args):
    code = _forked(at, lambda: os._exit(KILLED), work, args)
    assert code in (0, KILLED)
    return code == KILLED


def _meddle(at, act, work, *args):
    reading, writing = os.pipe()
    code = _forked(at, lambda: (os.write(writing, b"x"), act()), work, args)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        done = told.read()
    assert code in (0, FAILED)
    return (code == 0) if done else None


def _forked(at, act, work, args):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        _count_down(at, act)
        work(*args)
        os._exit(0)
    except OSError:
        os._exit(FAILED)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)


def _count_down(left, act):
    def count(*_):
        nonlocal left
        left -= 1
        if left == 0:
            act()

    def connect(*args, connect=sqlite3.connect, **more):
        connection = connect(*args, **more)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect
    sys.addaudithook(lambda event, _: event in OPERATIONS and count())

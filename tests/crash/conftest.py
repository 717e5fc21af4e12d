"""How a build is killed: in a forked child that ends just before its n-th operation on files or state."""

import os
import sqlite3
import sys

import pytest

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "sqlite3.connect"}
KILLED = 77


@pytest.fixture(scope="session")
def kill():
    """``kill(at, work, *args)``: whether ``work`` was killed just before its operation ``at`` (from 1), or got to its end."""
    if not hasattr(os, "fork"):
        pytest.skip("kills a forked child")
    return _kill


def _kill(at, work, *args):
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, KILLED)
        return code == KILLED
    try:
        _count_down(at)
        work(*args)
        os._exit(0)
    finally:
        os._exit(1)


def _count_down(left):
    def count(*_):
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    def connect(*args, connect=sqlite3.connect, **more):
        connection = connect(*args, **more)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect
    sys.addaudithook(lambda event, _: event in OPERATIONS and count())

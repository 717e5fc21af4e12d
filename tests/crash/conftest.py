"""How a build is killed: in a forked child that ends just before its n-th operation on files or state."""

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import traceback
import zlib

import pytest

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "sqlite3.connect"}
KILLED = 77
FAILED = 78
OTHERWISE = 79


@pytest.fixture(scope="session")
def kill():
    """``kill(at, work, *args)``: whether ``work`` was killed just before its operation ``at`` (from 1), or got to its end."""
    if not hasattr(os, "fork"):
        pytest.skip("kills a forked child")
    return _kill


@pytest.fixture(scope="session")
def moments():
    """``moments(root, work, *args)``: ``work`` in a forked child that is not killed; for each of its operations before which
    something below ``root`` is not as it was before the last one, its number and a checksum of all operations before it. A kill
    just before any other operation leaves the same files as one before the last of these.
    """
    if not hasattr(os, "fork"):
        pytest.skip("watches a forked child")
    return _moments


@pytest.fixture(scope="session")
def meddle():
    """``meddle(at, act, work, *args)``: ``act`` is called just before the operation ``at`` of ``work``, in a child; True where
    ``work`` then came to its end, False where it raised OSError, None where there was no such operation.
    """
    if not hasattr(os, "fork"):
        pytest.skip("runs in a forked child")
    return _meddle


def _kill(at, work, *args, checksum=None):
    def end(number, now):
        if number == at:
            os._exit(KILLED if checksum in (None, now) else OTHERWISE)

    code = _forked(end, work, args)
    assert code in (0, KILLED), "it did other things before than when it was watched" if code == OTHERWISE else code
    return code == KILLED


def _moments(root, work, *args):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _in_child(_looking(root, writing), work, args)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = [json.loads(line) for line in told]
    assert os.waitpid(child, 0)[1] == 0
    return found


def _looking(root, writing):
    last = None

    def look(number, checksum):
        nonlocal last
        now = _state(root)
        if now != last:
            os.write(writing, f"{json.dumps([number, checksum])}\n".encode())
        last = now

    return look


def _state(root):
    """All that is below ``root``: names, inodes, times and bytes."""
    found = hashlib.blake2b()
    for path in sorted(root.rglob("*")):
        found.update(f"{path}\n".encode())
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            stat = path.stat()
            found.update(f"{stat.st_ino} {stat.st_mtime_ns}\n".encode())
            found.update(path.read_bytes())
    return found.digest()


def _meddle(at, act, work, *args):
    reading, writing = os.pipe()

    def then(number, _checksum):
        if number == at:
            os.write(writing, b"x")
            act()

    code = _forked(then, work, args)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        done = told.read()
    assert code in (0, FAILED)
    return (code == 0) if done else None


def _forked(each, work, args):
    child = os.fork()
    if not child:
        _in_child(each, work, args)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _in_child(each, work, args):
    try:
        _watch(each)
        work(*args)
        os._exit(0)
    except OSError:
        os._exit(FAILED)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)


def _watch(each):
    """Call ``each(number, checksum)`` just before each operation, with its number and a checksum of the kinds of all so far."""
    number = checksum = 0
    inside = False

    def count(kind):
        nonlocal number, checksum, inside
        if inside:
            return
        number, checksum, inside = number + 1, zlib.crc32(kind.encode(), checksum), True
        try:
            each(number, checksum)
        finally:
            inside = False

    def connect(*args, connect=sqlite3.connect, **more):
        connection = connect(*args, **more)
        connection.set_trace_callback(lambda statement: count(statement.split()[0]))
        return connection

    sqlite3.connect = connect
    sys.addaudithook(lambda event, _: event in OPERATIONS and count(event))

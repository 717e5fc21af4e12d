"""One writer at a time."""

import multiprocessing
import os

import pytest

from broadsheet.engine.locking import LockedError, lock


def hold(path, held, done):
    with lock(path):
        held.send(True)
        done.poll(20)


@pytest.fixture
def holder(tmp_path):
    context = multiprocessing.get_context("fork")
    (held, tell), (wait, done) = context.Pipe(duplex=False), context.Pipe(duplex=False)
    process = context.Process(target=hold, args=(tmp_path / "lock", tell, wait))
    process.start()
    assert held.poll(20)
    yield process, done
    done.send(True)
    process.join()


def test_the_second_is_told_who_holds_the_lock(tmp_path, holder):
    with pytest.raises(LockedError, match=f"process {holder[0].pid}"), lock(tmp_path / "lock"):
        pass


def test_the_second_can_wait(tmp_path, holder):
    holder[1].send(True)
    with lock(tmp_path / "lock", wait=20):
        assert str(os.getpid()) in (tmp_path / "lock").read_text()


def test_a_holder_that_is_killed_lets_go(tmp_path, holder):
    holder[0].kill()
    holder[0].join()
    with lock(tmp_path / "lock"):
        pass

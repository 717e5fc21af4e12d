"""Many workers, one result."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from broadsheet.engine.workers import AHEAD, Pool, batches, processes, serial, two


def squares():
    return lambda batch: [n * n for n in batch]


def touchy():
    def work(batch):
        for n in batch:
            if n in (17, 40):
                os.kill(os.getpid(), signal.SIGKILL)
        return [n * n for n in batch]

    return work


ITEMS = list(range(100))
EXPECTED = [n * n for n in ITEMS]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_results_come_in_order_with_any_number_of_workers(count, size):
    assert list(processes(squares, count).run(ITEMS, lambda n: None, size)) == EXPECTED
    assert list(serial(squares(), ITEMS, size)) == EXPECTED


@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_two_processes_give_the_results_of_one(count):
    assert list(two(squares, ITEMS[:count], int, lambda n: n % 3)) == EXPECTED[:count]


def test_both_processes_begin_with_what_takes_longest(tmp_path):
    log = tmp_path / "begun"

    def work(batch):
        with log.open("a") as stream:
            stream.write(f"{os.getpid()} {batch[0]}\n")
        return batch

    assert list(two(lambda: work, ITEMS, int, lambda n: -n)) == ITEMS
    begun = [tuple(map(int, line.split())) for line in log.read_text().splitlines()]
    assert sorted(n for _, n in begun) == ITEMS
    for process in {process for process, _ in begun}:
        mine = [n for each, n in begun if each == process]
        assert mine == sorted(mine, reverse=True)


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 / 0])
def test_what_the_second_process_leaves_is_made_by_the_first(end):
    first = os.getpid()

    def prepare():
        def work(batch):
            if os.getpid() != first and batch[0] > 20:
                end()
            time.sleep(0.01)
            return [n * n for n in batch]

        return work

    assert list(two(prepare, ITEMS, int)) == EXPECTED


def test_what_fails_in_both_is_raised():
    def work(batch):
        return [1 // (n - 50) for n in batch]

    with pytest.raises(ZeroDivisionError):
        list(two(lambda: work, ITEMS, int))


def test_what_is_large_stands_alone_in_its_batch():
    assert list(batches("aabAAbaaab", 3, str.isupper)) == [list(each) for each in ("aab", "A", "A", "baa", "ab")]
    assert list(batches("Aa", 3, str.isupper)) == [["A"], ["a"]]
    assert list(processes(squares, 2).run(ITEMS, lambda n: None, 10, lambda n: n % 3 == 0)) == EXPECTED


def test_nothing_to_do_is_done():
    assert list(processes(squares, 2).run([], lambda n: None)) == []


def test_an_item_that_kills_its_worker_is_told_and_no_other_is_lost():
    results = list(processes(touchy, 2).run(ITEMS, lambda n: f"killed by {n}", 10))
    assert results == [f"killed by {n}" if n in (17, 40) else n * n for n in ITEMS]


def test_a_batch_that_is_handed_to_a_broken_pool_is_not_lost():
    handed = []

    def submit(executor, batch):
        handed.append(batch)
        if len(handed) == 3:
            raise BrokenExecutor
        return executor.submit(squares(), batch)

    assert list(Pool(ThreadPoolExecutor, submit, 2).run(ITEMS, lambda n: None, 10)) == EXPECTED


@pytest.mark.parametrize("left", [list, lambda results: (next(results), results.close())])
def test_whatever_comes_up_while_items_are_tried_alone_no_pool_is_left(left):
    opened, ended = [], []

    def make(count):
        opened.append(ThreadPoolExecutor(count))
        return opened[-1]

    def submit(executor, batch):
        def work():
            if len(batch) > 1:
                raise BrokenExecutor
            return [1 // batch[0]]

        return executor.submit(work)

    def end(executor):
        executor.shutdown()
        ended.append(executor)

    with suppress(ZeroDivisionError):
        left(Pool(make, submit, 2, end).run([1, 0], lambda n: None, 2))
    assert len(opened) == 2
    assert ended == opened


def test_an_error_in_the_work_is_an_error():
    with pytest.raises(ZeroDivisionError):
        list(processes(lambda: lambda batch: [1 // n for n in batch], 2).run([1, 0], lambda n: None, 1))


def test_batches_under_way_are_bounded():
    submitted = []

    def submit(executor, batch):
        submitted.append(batch)
        return executor.submit(squares(), batch)

    results = Pool(ThreadPoolExecutor, submit, 2).run(ITEMS, lambda n: None, 1)
    next(results)
    assert len(submitted) == 2 * AHEAD
    assert [0, *results] == EXPECTED


def test_what_prepare_refers_to_need_not_travel():
    unshippable = {"f": lambda n: n + 1}
    assert list(processes(lambda: lambda batch: [unshippable["f"](n) for n in batch], 2).run([1, 2], lambda n: None, 1)) == [2, 3]


PARENT = """
import os, signal, sys, time
from broadsheet.engine.workers import processes
# One write a line: what two processes print in parts comes out mixed.
work = lambda: lambda batch: [(os.write(1, b"%d\\n" % os.getpid()), time.sleep(60))[0] for _ in batch]
next(processes(work, 2).run([1, 2], lambda n: None, 1))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux to end the workers of whoever is killed")
def test_workers_end_with_a_parent_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
    until = time.monotonic() + 20
    while any(map(is_running, workers)):
        assert time.monotonic() < until
        time.sleep(0.02)


def is_running(pid):
    """Whether there is such a process, and not only what is left of one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

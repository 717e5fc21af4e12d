"""Work that other processes begin while this one is at something else."""

import os
import signal

import pytest

from broadsheet.engine import ahead as module
from broadsheet.engine.ahead import Ahead

ITEMS = list(range(120))
EXPECTED = [(n, b"%d" % n * (n % 3)) for n in ITEMS]


def repeated(batch):
    return [b"%d" % n * (n % 3) for n in batch]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("others", [0, 1, 3])
def test_results_come_in_order_however_many_make_them(tmp_path, others, size):
    with Ahead(repeated, ITEMS, tmp_path, size) as ahead:
        ahead.begin(others)
        ahead.begin(1)
        assert list(ahead.results()) == EXPECTED
    assert not [*tmp_path.iterdir()]


def test_of_many_items_more_go_together(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "BATCHES", 3)
    seen = []
    with Ahead(lambda batch: seen.append(len(batch)) or repeated(batch), ITEMS, tmp_path, 7) as ahead:
        assert list(ahead.results()) == EXPECTED
    assert seen == [40, 40, 40]


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 / 0])
def test_what_the_others_leave_is_made_here(tmp_path, end):
    here = os.getpid()

    def work(batch):
        if os.getpid() != here and batch[0] > 40:
            end()
        return repeated(batch)

    with Ahead(work, ITEMS, tmp_path, 5) as ahead:
        ahead.begin(2)
        assert list(ahead.results()) == EXPECTED


def test_what_fails_here_too_is_told(tmp_path):
    def work(batch):
        return [b"%d" % (1 // (n - 70)) for n in batch]

    with Ahead(work, ITEMS, tmp_path, 5) as ahead:
        ahead.begin(2)
        with pytest.raises(ZeroDivisionError):
            list(ahead.results())


def test_others_that_nobody_waits_for_end(tmp_path):
    def work(batch):
        (tmp_path / f"{batch[0]}-{os.getpid()}").touch()
        return repeated(batch)

    with Ahead(work, ITEMS * 100, tmp_path, 1) as ahead:
        ahead.begin(2)
    for pid in {int(path.name.partition("-")[2]) for path in tmp_path.iterdir()} - {os.getpid()}:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

"""Work that must end in time."""

import threading
import time

import pytest

from broadsheet.engine.deadline import Overdue, within


def elsewhere(function):
    """The result of ``function`` in another thread, or the error that it raised."""
    caught = []

    def run():
        try:
            caught.append(function())
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught[0]


def spin():
    """Work without an end."""
    while True:
        pass


def test_work_in_time_has_its_result():
    assert within(20, max, 1, 2) == 2
    assert elsewhere(lambda: within(20, max, 1, 2)) == 2


def test_work_that_is_late_is_broken_off():
    with pytest.raises(Overdue):
        within(0.05, spin)
    assert isinstance(elsewhere(lambda: within(0.05, spin)), Overdue)


def test_a_machine_that_is_busy_with_other_things_breaks_nothing_off():
    within(0.05, time.sleep, 0.3)


def test_an_error_of_the_work_is_its_own():
    with pytest.raises(ValueError, match="invalid literal"):
        within(20, int, "x")
    assert isinstance(elsewhere(lambda: within(20, int, "x")), ValueError)


def test_no_alarm_rings_after_the_work():
    within(0.05, max, 1, 2)
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass


class Deaf:
    """Something whose destructor takes its time, and swallows what comes up in it."""

    def __del__(self):
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_is_lost_rings_again():
    def work():
        Deaf()
        spin()

    before = time.monotonic()
    with pytest.raises(Overdue):
        within(0.05, work)
    assert time.monotonic() - before < 15

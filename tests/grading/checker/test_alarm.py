"""A test that does not end itself is ended by the clock on the wall; the alarm before it comes back."""

import signal
import time

import pytest

from course.grading.checker import alarm as alarms
from course.grading.checker.alarm import alarm


def test_what_does_not_end_is_ended():
    with pytest.raises(alarms.TestTimeoutError, match="did not end in time"), alarm(0.01):
        while True:
            time.sleep(1)


def test_no_test_takes_it_for_an_exception_of_its_own():
    assert not issubclass(alarms.TestTimeoutError, Exception)


def test_afterwards_nothing_rings_and_all_is_as_before():
    before = signal.getsignal(signal.SIGALRM)
    with alarm(100):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before

import threading
import time

import pytest

from nnkit.widgets.time_limit import TookTooLong, within


def loop():
    while True:
        pass


def test_what_is_in_time_is_returned_and_raises_as_ever():
    assert within(5, lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)


def test_an_endless_loop_is_broken_off_on_its_line():
    with pytest.raises(TookTooLong, match=r"this took longer than 0\.1 s and was broken off") as caught:
        within(0.1, loop)
    assert caught.traceback[-1].name == "loop"


def test_each_thread_has_a_limit_of_its_own():
    seen = []

    def run(seconds):
        try:
            within(seconds, loop)
        except TookTooLong as error:
            seen.append(str(error).split(" s ")[0])

    threads = [threading.Thread(target=run, args=(seconds,)) for seconds in (0.7, 0.1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert seen == ["this took longer than 0.1", "this took longer than 0.7"]


def test_a_limit_that_is_swallowed_comes_again():
    def stubborn():
        caught = 0
        while caught < 2:
            try:
                loop()
            except TookTooLong:
                caught += 1
        return caught

    assert within(0.1, stubborn) == 2


def test_nothing_arrives_afterwards():
    for _ in range(3):
        within(0.5, lambda: None)
    time.sleep(1)  # longer than the limits


def test_where_no_threads_can_start_there_is_no_limit(monkeypatch):
    def cannot(_thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("nnkit.widgets.time_limit._watch", None)
    monkeypatch.setattr(threading.Thread, "start", cannot)
    assert within(0.01, lambda: 3) == 3

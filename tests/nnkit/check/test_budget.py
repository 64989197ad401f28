"""What a thread computes is counted: a machine on which others compute finds no less, and ends no more."""

import threading
import time

from nnkit.check.budget import PATIENCE, Budget


def clocks(monkeypatch, computed, waited):
    monkeypatch.setattr(time, "clock_gettime", lambda _: computed)
    monkeypatch.setattr(time, "process_time", lambda: computed)
    monkeypatch.setattr(time, "perf_counter", lambda: waited)


def test_what_others_compute_is_not_counted(monkeypatch):
    clocks(monkeypatch, 7.0, 100.0)
    budget = Budget(1.0)
    clocks(monkeypatch, 7.25, 102.0)
    assert budget.left == 0.75


def test_it_does_not_wait_for_ever(monkeypatch):
    clocks(monkeypatch, 7.0, 100.0)
    budget = Budget(1.0)
    clocks(monkeypatch, 7.0, 100.0 + PATIENCE)
    assert budget.left <= 0


def test_another_thread_may_ask_what_is_left_of_this_one_s(monkeypatch):
    if not hasattr(time, "pthread_getcpuclockid"):
        monkeypatch.setattr(time, "process_time", lambda: 7.0)  # of all threads: nothing to tell apart
    budget = Budget(60.0, patience=1e6)
    left = []

    def other():
        sum(range(10**6))
        left.append(budget.left)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert budget.left <= left[0] <= 60.0

"""A look counts its own computing: a machine on which others compute names no less."""

import time

from nnkit.check.repair.budget import PATIENCE, Budget


def clocks(monkeypatch, computed, waited):
    monkeypatch.setattr(time, "thread_time", lambda: computed)
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

"""What a call entered is seen however it was reached, and so is whoever looks away meanwhile."""

import gc
import sys
import sysconfig
import threading
from pathlib import Path

import pytest

import nnkit
from nnkit.check import endless, entered
from nnkit.check.budget import Budget
from nnkit.check.entered import THE_PROFILER, borrowed_of, watching


def seen(act):
    with watching() as watch:
        act()
    return watch.names


def profiler():
    return next(thing for thing in gc.get_objects() if type(thing).__name__ == "Profile")


def unseen_by(blind, again=lambda: None):
    def act():
        blind()
        nnkit.sigmoid(0.0)
        again()

    return act


def test_what_the_watching_thread_does_is_nothing_that_an_answer_entered():
    """From Python 3.12 on the profiler sees that thread, too; here it is this one."""
    watch, budget = endless._Watch(), Budget(1.0)
    assert seen(lambda: [watch.look(0.0), budget.left]) == []


def test_a_function_of_the_library_is_seen_and_the_answers_own_are_not():
    names = seen(lambda: [nnkit.sigmoid(0.0), sum([1])])
    assert names and {name.split(".")[0] for name in names} == {"nnkit"}
    assert borrowed_of(names, may_use=["nnkit.*"]) == []


def test_the_look_itself_is_not_told_of():
    """Python 3.13 says of some answers that they entered what ends it."""
    assert seen(lambda: borrowed_of([], [])) == []


def test_who_does_nothing_with_the_profiler_is_not_told_so():
    assert seen(lambda: sum([1])) == []
    assert seen(lambda: sys.getprofile()) == []


BLIND = {
    "setprofile": unseen_by(lambda: sys.setprofile(None)),
    "disable": unseen_by(lambda: profiler().disable()),
    "disable and enable": unseen_by(lambda: profiler().disable(), lambda: profiler().enable()),
    "clear": unseen_by(lambda: None, lambda: profiler().clear()),
    "thread": unseen_by(lambda: threading.Thread(target=nnkit.sigmoid, args=(0.0,)).start()),
}
if sys.version_info >= (3, 12):
    BLIND["monitoring"] = unseen_by(lambda: sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0))


@pytest.mark.parametrize("act", BLIND.values(), ids=BLIND)
def test_who_looks_away_is_seen(act):
    assert borrowed_of(seen(act), may_use=["nnkit.*"])


def seen_in_turn(*acts):
    watch = watching()
    for act in acts:
        with watch:
            act()
    return watch.names


def test_one_look_stands_around_several_calls():
    assert seen_in_turn() == []
    assert seen_in_turn(lambda: sum([1]), lambda: sys.getprofile()) == []
    assert "nnkit.activations.sigmoid" in seen_in_turn(lambda: sum([1]), lambda: nnkit.sigmoid(0.0), lambda: sum([1]))


@pytest.mark.parametrize("act", BLIND.values(), ids=BLIND)
@pytest.mark.parametrize("before", [True, False])
def test_who_looks_away_in_one_of_several_calls_is_seen(act, before):
    others = [lambda: sum([1])] * 2
    assert borrowed_of(seen_in_turn(*([*others, act] if before else [act, *others])), may_use=["nnkit.*"])


def test_another_profiler_goes_on_afterwards():
    calls = []
    sys.setprofile(lambda frame, event, arg: calls.append(event))
    try:
        assert THE_PROFILER not in seen(lambda: nnkit.sigmoid(0.0))
        calls.clear()
        nnkit.sigmoid(0.0)
    finally:
        sys.setprofile(None)
    assert calls


@pytest.mark.parametrize(
    ("name", "told"),
    [("numpy.linalg.norm", False), ("nnkit.sigmoid", True), ("sys.setprofile", True), ("numpy.interp", True)],
)
def test_a_name_is_told_of_a_ready_made_library_or_where_it_is_forbidden(name, told):
    assert borrowed_of([name], may_use=[], forbids=["numpy.interp"]) == ([name] if told else [])


STANDARD = Path(sysconfig.get_path("stdlib"))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (STANDARD / "statistics.py", None),  # of Python's own
        (STANDARD / "site-packages" / "helpers.py", "mynn.helpers"),
        (Path(nnkit.__file__), None),
        (Path("/home/ada/mynn/layers.py"), "mynn.layers"),
    ],
)
def test_what_a_file_would_be_in_the_students_own_library(file, name):
    assert entered._kept_as(str(file)) == name


def test_what_the_students_own_library_calls_is_not_told(monkeypatch):
    monkeypatch.setattr(entered, "is_kept", lambda name: name == "mynn.layers")
    assert not entered._is_outside("/home/ada/mynn/layers.py")
    assert entered._is_outside("<cell 3>") and entered._is_outside("/home/ada/mynn/other.py")


def test_who_is_watched_by_another_is_not_told_to_look_away(monkeypatch):
    """From Python 3.12 on a second profiler is refused."""

    class Refused:
        def __init__(self, **_):
            pass

        def enable(self):
            raise ValueError("another profiling tool is already active")

        def disable(self):
            pass

        def getstats(self):
            return []

    monkeypatch.setattr(entered.cProfile, "Profile", Refused)
    assert seen(lambda: sum([1])) == []

"""An answer that calls a library's version is found out, however it gets there; one's own work never is."""

import functools
import sys
import threading
import types
from dataclasses import replace

import numpy as np
import pytest

import nnkit
import nnkit.activations
from nnkit.activations import sigmoid as library_sigmoid
from nnkit.check.borrowed import borrowed_message, borrowed_names
from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.entered import borrowed_of
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.spelled import made
from nnkit.check.verdict import judge

Z = np.array([-1.0, 0.5, 2.0])


def taken(answer, may_use=(), forbids=()):
    return borrowed_names(answer, may_use, forbids, [Z])


def by_module(z):
    return nnkit.activations.sigmoid(z)


def by_name(z):
    return library_sigmoid(z)


def by_import_inside(z):
    from nnkit.activations import sigmoid

    return sigmoid(z)


def by_getattr(z):
    return getattr(nnkit.activations, "sig" + "moid")(z)


def by_importlib(z):
    return __import__("importlib").import_module("nnkit.activations").sigmoid(z)


def by_helper(z):
    return by_name(z)


def by_closure():
    f = library_sigmoid
    return lambda z: f(z)


class ByMethod:
    def forward(self, z):
        return library_sigmoid(z)


class Callable:
    def __call__(self, z):
        return library_sigmoid(z)


class Holder:
    def __init__(self, f):
        self.f = f

    def __call__(self, z):
        return self.f(z)


class Blank:
    def __call__(self, z):
        return getattr(sys.modules["nnkit.activations"], "sig" + "moid")(z)


@pytest.mark.parametrize(
    "answer",
    [
        Callable(),
        Holder(library_sigmoid),
        Blank(),
        ByMethod().forward,
        functools.partial(library_sigmoid),
        functools.partial(lambda f, z: f(z), library_sigmoid),
        library_sigmoid,
        by_module,
        by_name,
        by_import_inside,
        by_getattr,
        by_importlib,
        by_helper,
        by_closure(),
        ByMethod,
    ],
)
def test_a_call_of_nnkit_is_found(answer):
    assert any("activations" in name or name.startswith("nnkit") for name in taken(answer))


def test_another_library_is_found(monkeypatch):
    scipy = types.ModuleType("scipy")
    scipy.special = types.ModuleType("scipy.special")
    scipy.special.expit = types.FunctionType(library_sigmoid.__code__, {"__name__": "scipy.special", "np": np}, "expit")
    monkeypatch.setitem(sys.modules, "scipy", scipy)
    monkeypatch.setitem(sys.modules, "scipy.special", scipy.special)

    def answer(z):
        from scipy.special import expit

        return expit(z)

    assert "scipy.special" in taken(answer)


def test_what_numpy_makes_of_a_function_for_one_number_is_the_answers_own():
    own, tanh = np.frompyfunc(lambda v: max(v, 0.0), 1, 1), np.frompyfunc(np.tanh, 1, 1)
    lent = np.frompyfunc(nnkit.activations.relu, 1, 1)

    def answer(z):
        return own(z).astype(float)

    assert taken(answer) == [] and taken(own) == []
    assert taken(lambda z: tanh(z).astype(float), forbids=["numpy.tanh"]) == ["numpy.tanh"]
    assert taken(lambda z: lent(z).astype(float))[0] == "nnkit.activations.relu"


def test_what_the_exercise_forbids_is_found():
    def answer(x):
        return np.interp(x, [0, 1], [0, 1])

    assert taken(answer) == []
    assert taken(answer, forbids=["numpy.interp"]) == ["numpy.interp"]


def test_what_the_exercise_allows_is_not():
    assert taken(by_name, may_use=["nnkit.activations.sigmoid"]) == []


def stable(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def test_own_work_is_not():
    def neuron(z):
        return stable(z @ np.ones(3)) + np.linalg.norm(z)

    assert taken(stable) == taken(neuron) == taken(lambda z: 1 / (1 + np.exp(-z))) == taken(3.0) == []


def test_a_name_of_ones_own_in_an_inner_function_is_not_the_librarys():
    def answer(z):
        library_sigmoid = z + 1
        return (lambda: library_sigmoid)()

    assert taken(answer) == []


def borrows_later():
    calls = []

    def answer(z):
        calls.append(z)
        return getattr(nnkit.activations, "sig" + "moid")(z) if len(calls) > 3 else stable(z)

    return answer


class BorrowsInAMethod:
    def forward(self, z):
        return getattr(nnkit.activations, "sig" + "moid")(z)


class Own:
    def forward(self, z):
        return stable(z)


SCRIPT = Script(Case(), Step("forward", Z), Step("forward", -Z))


@pytest.mark.parametrize(
    ("answer", "kind", "cases", "state"),
    [
        (borrows_later(), "function", [Case(Z), Case(Z + 1), Case(Z - 1), Case(-Z)], "borrowed"),
        (stable, "function", [Case(Z)], "right"),
        (BorrowsInAMethod, "object", [SCRIPT], "borrowed"),
        (Own, "object", [SCRIPT], "right"),
    ],
)
def test_every_call_is_watched(answer, kind, cases, state):
    made = Exercise("answer", "", "", [Part("it", cases)], kind=kind)
    expected = {"it": expected_outcomes(made, stable if kind == "function" else Own, cases)}
    result = judge(made, PlainDoor(answer), expected)
    assert (result.state, result.ok) == (state, state == "right")
    allowed = replace(made, may_use=("nnkit.activations.*",))
    assert judge(allowed, PlainDoor(answer), expected).ok
    assert sys.getprofile() is None


def test_what_may_be_used_may_be_used_with_its_methods():
    assert borrowed_of(["nnkit.optim.Adam.step"], ("nnkit.optim.Adam",)) == []
    assert borrowed_of(["nnkit.optim.AdamW.step"], ("nnkit.optim.Adam",)) == ["nnkit.optim.AdamW.step"]
    assert borrowed_of(["nnkit.optim.Adam.step", "numpy.dot"], ("nnkit.*",)) == []


def test_recursion_and_a_raising_answer_are_no_trouble():
    def loop(z):
        return loop(z) if z is None else 1 / 0

    assert taken(loop) == []


def test_what_a_check_hands_over_is_not_borrowed_and_hides_nothing():
    (layer,) = made(["y = 2 * x | dx = dy"])
    assert borrowed_names(lambda z: layer.forward(z), (), (), [3.0]) == []
    assert borrowed_names(lambda f, z: f(z), (), (), [made("f(x) = np.exp(x)"), 3.0]) == []
    assert borrowed_names(lambda f, z: nnkit.activations.sigmoid(f(z)), (), (), [made("f(x) = x"), 3.0]) == [
        "nnkit.activations.sigmoid"
    ]


def looks_away(z):
    watching = sys.getprofile()
    getattr(sys, "setpro" + "file")(None)
    value = 1 / (1 + np.exp(-z))
    getattr(sys, "setpro" + "file")(watching)
    return value


def in_a_thread(z):
    found = []
    thread = threading.Thread(target=lambda: found.append(1 / (1 + np.exp(-z))))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.parametrize("answer", [looks_away, in_a_thread])
def test_an_answer_that_hides_from_the_look_is_found(answer):
    assert borrowed_message(taken(answer)).endswith("can hide what else it calls. Leave that out; then it counts.")
    assert sys.getprofile() is None


def test_a_forbidden_function_is_found_under_any_name():
    def spelled(z):
        return getattr(np, "ta" + "nh")(z)

    before = np.tanh
    assert taken(spelled, forbids=("numpy.tanh",)) == ["numpy.tanh"]
    assert taken(spelled) == []
    allowed = ("nnkit.activations.tanh",)
    assert taken(lambda z: nnkit.activations.tanh(z), may_use=allowed, forbids=("numpy.tanh",)) == []
    assert np.tanh is before


def test_an_object_of_ones_own_that_can_be_called_is_ones_own():
    class Mine:
        def __call__(self, z):
            return 1 / (1 + np.exp(-z))

    assert taken(Mine()) == []
    assert taken(functools.partial(lambda k, z: k / (k + np.exp(-z)), 1)) == []

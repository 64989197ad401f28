# ruff: noqa: E501  one test a line
"""Tests that another instructor writes in plain nbgrader style, with a student's functions in another process."""

import pytest

from course.grading.checker.job import Limits

ANSWER = """
import numpy as np
class Layer:
    def __init__(self, n):
        self.W, self.b, self.log = np.ones((n, n)), np.zeros(n), []
    def forward(self, x):
        self.log.append(len(x))
        return x @ self.W + self.b
    def __len__(self): return len(self.b)
    def __getitem__(self, i): return self.W[i]
    def __add__(self, other): return self.W + (other.W if isinstance(other, Layer) else other)
    def __eq__(self, other): return isinstance(other, Layer) and np.array_equal(self.W, other.W)
    def __iter__(self): return iter([1.0, 2.0])
class Deep(Layer):
    pass
class OwnError(ValueError):
    pass
def square(x): return x ** 2
def words(text): return {"words": text.split(), "n": len(text), "pair": (1, 2.5), "none": None}
def fill(x, value=0): x[:] = value
def grow(items, table): items.append(4); table["new"] = np.arange(3)
def fails(kind): raise {"own": OwnError, "zero": ZeroDivisionError, "key": KeyError}[kind]("because")
def integrate(f, a, b, n=10): h = (b - a) / n; return sum(f(a + (i + .5) * h) for i in range(n)) * h
def draw(rng, n): return rng.normal(size=n)
def legacy(n): return np.random.rand(n)
def scaled(k):
    def inner(x): return k * x
    return inner
def numbers(n):
    for i in range(n): yield i
def deep(n=100): return [deep(n - 1)] if n else []
def leaves(): raise SystemExit
def dies(): __import__("os")._exit(1)
def warns(text): __import__('warnings').warn(text, DeprecationWarning)
def say(x): print("value", x)
class Named:
    def __repr__(self): return "Named()"
    def __str__(self): return "named"
"""
SETUP = "import numpy as np\nfrom numpy.testing import assert_allclose, assert_raises, assert_array_equal\n"
PASSING = [
    "assert square(3) == 9 and square(2.5) == 6.25 and square(1j) == -1",
    "assert_allclose(square(np.arange(4.0)), [0, 1, 4, 9]); assert square(np.float32(2)).dtype == np.float32",
    "w = words('a b c'); assert w == {'words': ['a', 'b', 'c'], 'n': 5, 'pair': (1, 2.5), 'none': None}",
    "assert isinstance(words('x')['pair'], tuple)",
    "x = np.zeros(3); fill(x, 7); assert_array_equal(x, [7, 7, 7])",
    "a, t = [1], {}; grow(a, t); assert a == [1, 4]; assert_array_equal(t['new'], [0, 1, 2])",
    "with assert_raises(ZeroDivisionError): fails('zero')",
    "with assert_raises(KeyError): fails('key')",
    "with assert_raises(ValueError): fails('own')",
    "with assert_raises(OwnError): fails('own')",
    "try:\n    fails('own')\nexcept ValueError as error:\n    assert 'because' in str(error)",
    "assert_allclose(integrate(lambda x: x * x, 0, 1, n=1000), 1 / 3, atol=1e-5)",
    "assert_allclose(integrate(np.sin, 0, np.pi, n=1000), 2, atol=1e-4)",
    "assert scaled(3)(4) == 12",
    "assert list(numbers(4)) == [0, 1, 2, 3]",
    "net = Layer(2); assert net.W.shape == (2, 2) and len(net) == 2; assert_allclose(net.forward(np.ones((1, 2))), [[2, 2]])",
    "net = Layer(2); net.forward(np.ones((3, 2))); assert net.log == [3]",
    "assert hasattr(Layer(1), 'W') and not hasattr(Layer(1), 'V')",
    "assert callable(square) and not callable(Layer(1))",
    "import contextlib, io\nout = io.StringIO()\nwith contextlib.redirect_stdout(out): say(3)\nassert out.getvalue() == 'value 3\\n'",
    "assert square.__name__ == 'square'",
    "def helper(f): return f(2) + f(3)\nassert helper(square) == 13",
    "assert repr(Named()) == 'Named()' and str(Named()) == 'named' and f'{Named()}' == 'named'",
    "g = numbers(2); assert next(g) == 0 and next(g) == 1 and next(g, None) is None",
    "from unittest.mock import Mock\nm = Mock(return_value=3); assert integrate(m, 0, 1) == 3 and m.called",
    "assert list(Layer(2)) == [1.0, 2.0]; assert_allclose(Layer(2)[0], [1, 1])",
    "assert bool(Layer(2)) and square.__name__ == 'square' and square.__doc__ is None",
    "seen = []\ndef f(x): seen.append(x); return x\nassert integrate(f, 0, 1, n=3) == 0.5 and len(seen) == 3",
    "def f(x): raise OSError('of the test')\ntry:\n    integrate(f, 0, 1)\nexcept OSError as error:\n    assert str(error) == 'of the test'",
    "import warnings\nwith warnings.catch_warnings(record=True) as heard: warns('old')\nassert heard[0].category is DeprecationWarning",
    "from nnkit.check import there\n@there\ndef drawn(n):\n    np.random.seed(4)\n    return legacy(n)\nnp.random.seed(4); assert_allclose(drawn(3), np.random.rand(3))",
    "from nnkit.check import there\n@there\ndef sums():\n    return (Layer(2) + 1), Layer(2).W\na, W = sums(); assert_allclose(a, W + 1)",
    "from nnkit.check import there\n@there\ndef fails_there(): return fails('own')\nwith assert_raises(OwnError): fails_there()",
]
REFUSED = [
    *("Layer(2) == 5", "Layer(2) != 5", "Layer(2) + 1", "1 - Layer(2)", "Layer(2) < 3", "3 in Layer(2)", "-Layer(2)"),
    *(
        "abs(Layer(2))",
        "float(Layer(2))",
        "[1, 2][Layer(2)]",
        "{Layer(2)}",
        "np.asarray(Layer(2))",
        "np.add(1, Layer(2))",
    ),
    *(
        "isinstance(Layer(2), Layer)",
        "isinstance(Layer(2), str)",
        "issubclass(Deep, Layer)",
        "dir(Layer)",
        "vars(Layer(2))",
    ),
    *("Layer.__mro__", "Layer(2).__len__()", "getattr(Layer, '__add__')", "Layer(2)[0:1]", "reversed(Layer(2))"),
    *(
        "setattr(Layer(2), 'b', 3)",
        "delattr(Layer(2), 'b')",
        "Layer(2).__setitem__(0, 1)",
        "assert_allclose(Layer(2), 3)",
    ),
    *("copy.deepcopy(Layer(2))", "pickle.dumps(Layer(2))", "inspect.signature(fill)", "type('Mine', (Layer,), {})"),
    *("with Layer(2): pass", "draw(np.random.default_rng(1), 3)", "square(object())", "square(iter([1]))", "deep()"),
    *("leaves()", "dies()", "patch.object(Layer, 'forward', return_value=1).start()", "an_object()", "a_yes()"),
]
FAILING = [
    "assert square(3) == 10",
    "assert Layer(1) == 5",
    "assert 3 in Layer(1)",
    "assert not_there(3) == 1",
    "with assert_raises(KeyError): fails('own')",
    "fails('own')",
    "assert square(10 ** 400_000) == 0",
]


@pytest.mark.parametrize("test", PASSING)
def test_an_ordinary_test_passes(outputs, test):
    graded = outputs(("locked", SETUP), ("student", ANSWER), ("test", test))[2]
    assert graded["outputs"] == []


@pytest.mark.parametrize("test", FAILING)
def test_a_test_that_fails_fails(outputs, test):
    graded = outputs(("locked", SETUP), ("student", ANSWER), ("test", test))[2]
    assert graded["outputs"][-1]["output_type"] == "error"


PROBES = """
import copy, inspect, pickle
from unittest.mock import patch
from nnkit.check import there
@there
def an_object(): return Layer(2)
@there
def a_yes(): return Layer(2).b[0] == 0
"""


@pytest.mark.parametrize("test", REFUSED)
def test_a_refusal_is_nothing_that_a_test_may_wait_for(outputs, test):
    waits = f"{PROBES}try:\n    {test}\nexcept BaseException:\n    pass"
    graded = outputs(("locked", SETUP), ("student", ANSWER), ("test", waits), ("test", "assert square(2) == 4"))
    kinds = ("RefusedError", "StudentError", "StudentDiedError")
    assert [output["ename"] in kinds for output in graded[2]["outputs"]] == [True]
    assert graded[3]["outputs"] == []


def test_warnings_and_prints_cost_nothing(outputs):
    answer = (
        "import sys, warnings\ndef f(x):\n    warnings.warn('careful')\n    print('x', file=sys.stderr)\n    return x"
    )
    graded = outputs(("student", answer), ("test", "import warnings; warnings.warn('a'); assert f(1) == 1"))
    assert all(output["output_type"] == "stream" and output["name"] == "stdout" for output in graded[1]["outputs"])


@pytest.mark.parametrize(
    ("value", "points"), [("0.5", 0.5), ("7", 2.0), ("-1", 0.0), ("float('nan')", 0.0), ("None", None), ("'fine'", 2.0)]
)
def test_a_tests_last_value_is_its_points_between_none_and_all(outputs, value, points):
    given = outputs(("student", "x = 1"), ("test", f"assert x == 1\n{value}"))[1]["outputs"]
    assert [float(o["data"]["text/plain"]) for o in given] == ([] if points is None else [points])


def test_a_hidden_test_costs_the_points_and_tells_nothing(outputs):
    test = "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(424242) == 424242\n### END HIDDEN TESTS"
    answer = "def f(x):\n    if x == 1: return 1\n    raise ValueError(f'seen {x}')"
    (graded,) = outputs(("student", answer), ("test", test))[1]["outputs"]
    assert graded["output_type"] == "error" and "424242" not in str(graded)


def test_a_failing_visible_test_shows_no_line_of_the_hidden_ones(outputs):
    test = "### BEGIN HIDDEN TESTS\nassert f(424242) == 1\n### END HIDDEN TESTS\nassert f(1) == 1"
    (graded,) = outputs(("student", "f = lambda x: 0"), ("test", test))[1]["outputs"]
    assert "assert f(1) == 1" in str(graded) and "424242" not in str(graded)


def test_the_imports_of_an_unlocked_cell_are_the_lessons(outputs, engine, tmp_path):
    from course.grading.checker.job import Job

    cells = [
        {"kind": "imports", "source": "", "released": "import numpy as np"},
        {"kind": "student", "source": "import numpy as np\nnp.allclose = lambda *a: True\nf = lambda x: 0"},
        {"kind": "test", "source": "assert np.allclose(f(1), 1)", "points": 1.0},
    ]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox))
    assert report.cells[2]["outputs"][0]["ename"] == "AssertionError"


def test_cells_that_hang_leave_time_for_those_behind(outputs):
    """Each may take half of what is left: 6 s and 3 s of 12 here, so that 3 s stay."""
    hangs = [("student", "while True:\n    pass")] * 2
    cells = outputs(*hangs, ("student", "x = 1"), ("test", "assert x == 1"), limits=Limits(6, 12))
    assert cells[-1]["outputs"] == []
    assert all(cell["outputs"][-1]["ename"] == "CellTimeoutError" for cell in cells[:2])


ENDLESS = {
    "busy": "import itertools\nassert sum(itertools.repeat(1, f(1)))",
    "asleep": "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\ntime.sleep(f(1) / 1e9)",
}


@pytest.mark.parametrize("way", ENDLESS)
def test_a_test_that_nothing_can_interrupt_costs_its_own_points_alone(outputs, way):
    """It has its own share of the clock on the wall: the rest is there for the others, however busy the machine."""
    answer, other = "def f(x):\n    return 10 ** 12", "assert f(1) == 10 ** 12"
    limits = Limits(cell_seconds=2, total_seconds=30)
    cells = outputs(("student", answer), ("test", ENDLESS[way]), ("test", other), limits=limits)
    assert [cell["outputs"] == [] for cell in cells[1:]] == [False, True]


@pytest.mark.parametrize("last", ["made", "f(1)"])
def test_what_a_test_looks_at_last_decides_nothing_but_points(outputs, last):
    answer = (
        "class Made:\n    def __getattr__(self, name):\n        raise ValueError(name)\n"
        "made = Made()\ndef f(x): return 10 ** 400"
    )
    ((shown,), second) = (cell["outputs"] for cell in outputs(("student", answer), ("test", last), ("test", "1.0"))[1:])
    assert float(shown["data"]["text/plain"]) == 2.0
    assert float(second[0]["data"]["text/plain"]) == 1.0


def test_state_between_cells_is_that_of_the_place_of_each_test(outputs):
    cells = outputs(
        ("student", "items = [1]"), ("test", "assert items == [1]"), ("student", "items.append(2)"),
        ("test", "assert items == [1, 2]"), ("student", "import os; os._exit(1)"), ("student", "items.append(3)"),
        ("test", "assert items == [1, 2, 3]"),
    )  # fmt: skip
    assert [cells[i]["outputs"] for i in (1, 3, 6)] == [[], [], []]

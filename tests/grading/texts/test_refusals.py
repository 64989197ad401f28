"""What the text of a test shows that grading could not do; beside each, what looks like it and can be done."""

import pytest

from course.grading.texts import faults
from course.grading.texts.refusals import faults_in, full_name, parse, root_of

ANSWER = """
import numpy as np, os
LIMIT = 3
class Layer:
    def forward(self, x): return x
def f(x): return x + LIMIT
def g(x): return x
"""
SETUP = """import numpy as np
import unittest, sys, doctest, operator
from unittest import mock
from nnkit.check import check
"""
SAID = {value[0]: name for name, value in vars(faults).items() if isinstance(value, tuple) and len(value) == 2}


def said(test: str) -> list[str]:
    """The faults by their names in the table; a line is told for each."""
    return [SAID[fault.reason] for fault in faults_in(SETUP + test, [ANSWER])]


REFUSED = {
    "IDENTITY": [
        "f(x) is x",
        "x is not f(x)",
        "1 < f(x) is y",
        "y = f(x)\ny is x",
        "a, b = f(x), 1\na is b",
        "for y in f(x):\n    y is x",
        "[y is x for y in f(x)]",
        "(y := f(x)) is x",
        "y: list = f(x)\ny is x",
        "with f(x) as y:\n    y is x",
        "y = f(x)[0]\nz = y\nz is x",
        "f(x).base",
        "f(x).flags.writeable",
        "np.shares_memory(f(x), x)",
        "id(f(x))",
        "operator.is_(f(x), x)",
        "unittest.TestCase().assertIs(f(x), x)",
        "y = [f(x), 1]\ny is x",
        "y = f(x).reshape(2)\ny is x",
        "a, b = f(x)\na is y",
        "y = f(x), 1\ny is x",
        "a, *b = f(x), 1, 2\nb is x",
    ],
    "WRITE": [
        "y = f(x)\ny[0] = 1",
        "y = f(x)\ny += 1",
        "y = f(x)\ndel y[0]",
        "f(x).append(1)",
        "y = f(x)\ny.real = 1",
        "y = f(x)\nz = y[0]\nz[1] = 2",
        "LIMIT[0] = 1",
        "y = f(x)\ny.append(1)",
        "y = Layer.make(x)\ny.append(1)",
    ],
    "KEPT": ["net = Layer()\nnet.forward(x)\nx[0] = 1", "net = Layer(x)\nx.append(1)", "Layer(x)\nx[0] = 1"],
    "DUNDER": ["f(x).__len__()", "Layer.__mro__", "getattr(f(x), '__len__')", "hasattr(Layer, '__call__')"],
    "PATCH": [
        "np.exp = g(1)",
        "Layer.forward = 1",
        "mock.patch('a.b')",
        "mock.patch.object(Layer, 'forward')",
        "setattr(Layer, 'forward', 1)",
        "delattr(f(x), 'y')",
        "f(x)\nsetattr(other, 'y', 1)",
    ],
    "AROUND": ["with np.errstate(all='raise'):\n    f(x)", "import os\nos.chdir('x')\nf(x)"],
    "FROZEN": ["x.setflags(write=False)\nf(x)", "x.flags.writeable = False\nf(x)"],
    "PYPLOT": ["import matplotlib.pyplot as plt\nf(x)\nplt.gca()"],
    "MAGIC": ["%timeit f(x)\ny = 1", "!ls\ny = 1", "get_ipython().system('ls')"],
    "CONSOLE": ["input('name')"],
    "RECORD": ["Out[3]", "f(_)", "In"],
    "LOADER": ["unittest.main()"],
    "DOCTEST": ["doctest.testmod()"],
    "GLOBAL": ["LIMIT = 4\nf(1)"],
    "CARD": ["check('f', f)"],
    "ASSERTS": [],
}
FINE = [
    "f(x) == x",
    "f(x) is NotImplemented",
    "net = Layer()\nnet.forward(x)\nx.mean()",
    "net = Layer()\nnet.forward(x)\nx[0]",
    "y = f(x)\ny(z)\nz[0] = 1",
    "np.sum(x)\nx[0] = 1",
    "x.append(1)\nf(x)",
    "z[w] = f(x)\nw is y",
    "with f(x):\n    pass",
    "y: int\nf(x)",
    "f(x).__private",
    "f(x).private__",
    "f(x).copy().base",
    "getattr(f(x))",
    "getattr(f(x), name)",
    "print(f(x), '__len__')",
    "setattr()",
    "def t():\n    get_ipython = 3",
    "def t():\n    _ = 1\n    f(_)",
    "def In(): pass\nIn()",
    "f(x) is None",
    "True is f(x)",
    "type(f(x)) is list",
    "x is y",
    "y = f(x).copy()\ny is x",
    "a, b = f(x), 1\nb is x",
    "x.base",
    "unittest.TestCase().assertIs(f(x), None)",
    "unittest.TestCase().assertIs(x, y)",
    "id(x)",
    "np.shares_memory(x, y)",
    "y = f(x).copy()\ny[0] = 1",
    "y = f(x)\ny[0]",
    "x[0] = 1\nf(x)",
    "x += 1\nf(x)",
    "net = Layer()\nx[0] = 1\nnet.forward(x)",
    "net = Layer()\nnet.forward(x)\ny[0] = 1",
    "net = Layer()\nnet.append(1)",  # a method of theirs may be called what it likes
    "f(x).__name__",
    "x.__len__()",
    "getattr(f(x), 'y')",
    "getattr(f(x), '__doc__')",
    "getattr(x, '__len__')",
    "np.exp = 1",
    "sys.stdout = y\nf(x)",
    "setattr(x, 'y', 1)",
    "with np.errstate(all='raise'):\n    np.exp(1)",
    "x.setflags(write=False)",
    "x.flags.writeable = False",
    "y = '''\n%d\n'''\nf(x)",
    "y = f(x) \\\n  % 3",
    "def get_ipython(): pass\nget_ipython()",
    "def input(x): pass\ninput('name')",
    "_ = 1\nf(_)",
    "for _ in x:\n    f(_)",
    "LIMIT = 4\ng(1)",
    "limit = 4\nf(1)",
    "check('f', f).require()",
    "card = check('f', f)",
    "from nnkit.check import there\n@there\ndef seen(x):\n    y = f(x)\n    y[0] = 1\n    return y, x",
]


@pytest.mark.parametrize(("fault", "test"), [(name, test) for name, tests in REFUSED.items() for test in tests])
def test_what_grading_could_not_do_is_named(fault, test):
    assert fault in said(test), said(test)


@pytest.mark.parametrize("test", FINE)
def test_what_looks_like_it_and_can_be_done_is_not(test):
    assert said(test) == []


def test_each_fault_is_said_with_its_line_and_once():
    found = faults_in(SETUP + "f(x) is x; g(x) is x\n\nf(x).append(1)", [ANSWER])
    assert [(fault.line, SAID[fault.reason]) for fault in found] == [(5, "IDENTITY"), (7, "WRITE")]
    assert all(fault.instead for fault in found)


QUOTES = 3 * "'"


@pytest.mark.parametrize(
    ("test", "faults"),
    [
        ("%ls\ny = 1", ["MAGIC"]),
        (f"%ls\ny = {QUOTES}\n%d\n{QUOTES}", ["MAGIC"]),
        ("net = Layer()\ny = f(x)\nnet.forward(y)\ny[0] = 1", ["WRITE"]),
    ],
)
def test_no_more_than_there_is_is_named(test, faults):
    assert said(test) == faults


def test_names_of_the_lessons_other_cells_are_known_to_a_probe():
    test = "from nnkit.check import there\nK = 3\n@there\ndef seen(x):\n    return f(x) + K"
    assert [fault.line for fault in faults_in(test, [ANSWER])] == [4]
    assert faults_in(test, [ANSWER], ["K = 3"]) == []


def test_what_another_cell_imports_as_check_is_check():
    assert faults_in("sure('f', f)", [ANSWER], ["from nnkit.check import check as sure"])
    assert not faults_in("sure('f', f)", [ANSWER], ["from other import check as sure"])


def test_what_an_expression_starts_from():
    node = parse("np.random.f(2).x[0]").body[0].value
    assert root_of(node) == "np" and root_of(parse("(1).x").body[0].value) == ""
    assert full_name(parse("np.random.rand").body[0].value, {"np": "numpy"}) == "numpy.random.rand"
    assert full_name(parse("xp.rand").body[0].value, {"np": "numpy"}) == ""
    assert full_name(parse("f().rand").body[0].value, {"f": "numpy"}) == ""

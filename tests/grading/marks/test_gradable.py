# ruff: noqa: E501  one test a line
"""A lesson whose tests grading could not run is refused when it is built; one whose tests work is not."""

import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course.grading.checker.job import Report
from course.grading.marks import gradable
from course.grading.texts.refusals import faults_in
from course.nbgrader import nbgrader_api
from tests import ROOT
from tests.grading.test_plain_tests import ANSWER, FAILING, PASSING
from tests.pace import PACE

MORE = """
factor = 2
def ask(): return int(input())
def scaled_by_global(x): return x * factor
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
"""
REFUSED = {
    # identity and shared memory of what is a copy
    "x = np.ones(2)\nassert square(x) is not x": "a copy",
    "x = [1]\ny = square(x)\nassert y is x": "a copy",
    "assert words('a')['words'] is not words('a')['words']": "a copy",
    "x = np.ones(2); y = square(x)\nassert not np.shares_memory(x, y)": "a copy",
    "x = np.ones(2)\nassert square(x).base is None": "a copy",
    "x = np.ones(2)\nassert square(x).flags.owndata": "a copy",
    "x = np.ones(2)\nassert id(square(x)) != id(x)": "a copy",
    "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertIsNot(square(2), self)": "a copy",
    # changes of what came, or of what an object has
    "net = Layer(2)\nnet.W[0, 0] += 5": "changes what came",
    "net = Layer(2)\nnet.b = np.ones(2)": "changes what came",
    "net = Layer(2)\nnet.log.append(3)\nassert len(net.log) == 0": "changes what came",
    "y = square(np.ones(2))\ny += 1": "changes what came",
    "y = square([1])\ny.append(2)": "changes what came",
    "w = words('a b')\ndel w['n']": "changes what came",
    "for row in square(np.ones((2, 2))): row[0] = 3": "changes what came",
    "x = [1, 2]\nnet = Layer(x)\nx.append(3)\nassert len(net) == 2": "changes an argument after",
    "x = np.ones((1, 2)); net = Layer(2); net.forward(x)\nx[0] = 3": "changes an argument after",
    "x = np.ones(2); x.flags.writeable = False\nassert square(x)[0] == 1": "may not be written",
    "x = np.ones(2); x.setflags(write=False)\nassert square(x)[0] == 1": "may not be written",
    # special methods and attributes
    "assert square.__code__.co_argcount == 1": "special",
    "assert not hasattr(Layer, '__add__')": "special",
    "assert Layer(2).__class__ != 3": "special",
    # what holds in one process alone
    "import builtins\nbuiltins.input = lambda: '3'\nassert ask() == 3": "replaces",
    "import sys, io\nsys.stdin = io.StringIO('3')\nassert ask() == 3": "replaces",
    "from unittest.mock import patch\nwith patch('builtins.input', return_value='3'):\n    assert ask() == 3": "replaces",
    "import numpy as np\nnp.square = lambda x: 7\nassert square(2) == 4": "replaces",
    "Layer.forward = lambda self, x: 5\nassert Layer(2).forward(1) == 5": "replaces",
    "import math\nsetattr(math, 'pi', 3)\nassert square(2) == 4": "replaces",
    "with np.errstate(all='raise'):\n    square(2)": "does not hold where",
    "import sys; sys.setrecursionlimit(50)\nassert square(2) == 4": "does not hold where",
    "import matplotlib.pyplot as plt\nsquare(2)\nassert not plt.gca().lines": "figures",
    "factor = 5\nassert scaled_by_global(2) == 10": "global name",
    # there is none of it here
    "import doctest; assert doctest.testmod().failed == 0": "docstring",
    "import unittest; unittest.main(argv=[''], exit=False)": "looks for tests",
    "%timeit -n1 square(3)": "IPython",
    "assert get_ipython() is not None": "IPython",
    "assert 'square' in In[1]": "record",
    "assert _ == 5": "record",
    "x = input()": "keyboard",
    # probes
    "@there\ndef p():\n    assert square(2) == 4\n    return 3\np()": "holds an assert",
    "@there\ndef p():\n    square(2)\np()": "returns nothing",
    "@there\ndef p():\n    x = np.ones(2)\n    return square(x) is x\nassert not p()": "bare yes or no",
    "@there\ndef p(): return not square(0)\nassert p()": "bare yes or no",
    "@there\ndef p(): return isinstance(Layer(2), Layer) and True\nassert p()": "bare yes or no",
    "@there\ndef p(): return np.shares_memory(Layer(2).W, Layer(2).W)\nassert p()": "bare yes or no",
    "import math\n@there\ndef p(): return math.pi\nassert p()": "name of the test's",
}
ALLOWED = [
    "def check(f): assert f(2) == 4\ncheck(square)",
    "if False:\n    from nnkit.check import check\n    check('square', square).require()",
    "import copy; w = words('a'); assert copy.deepcopy(w) == w",
    "import sys, io\nold = sys.stdout; sys.stdout = io.StringIO()\nsay(1)\nsys.stdout = old",
    "for _ in range(3): assert square(_) == _ ** 2",
    "text = '''\n%magic in a text\n'''\nassert square(2) == 4",
    "x = np.ones(2); assert square(x).sum() == 2",
    "assert isinstance(square(np.ones(2)), np.ndarray) and isinstance(square(2.0), float) and type(square(2)) is int",
    "import inspect\ndef own(): return 1\nassert 'return' in inspect.getsource(own)",
    "factor = 5\nassert square(factor) == 25",
    "text = (\n    '%d items'\n    % 3\n)\nassert text == '3 items'",
    "assert words('a')['none'] is None and square(True) is not False",
    "y = square(np.ones(2)).copy(); y[0] = 5; assert y.sum() == 6",
    "x = np.zeros(2); square(x); x[0] = 3; assert square(x)[0] == 9",
    "out = []; out.append(square(2)); assert out == [4]",
    "total = 0\nfor i in range(3): total += square(i)\nassert total == 5",
    "assert np.shares_memory(x := np.ones(2), x[:1])",
    "from nnkit.check import there\n@there\ndef p(n):\n    x = np.zeros(n)\n    square(x)[:] = 9\n    return x\nassert p(2).sum() == 0",
]


@pytest.mark.parametrize("test", REFUSED)
def test_what_cannot_work_is_named_with_its_line(test):
    faults = faults_in(test, [ANSWER, MORE])
    assert [fault for fault in faults if REFUSED[test] in fault.reason and fault.instead], faults
    assert all(1 <= fault.line <= test.count("\n") + 1 for fault in faults)


@pytest.mark.parametrize("test", [*PASSING, *FAILING, *ALLOWED])
def test_what_works_is_not_refused(test):
    assert faults_in(test, [ANSWER, MORE]) == []


@pytest.mark.parametrize("test", ALLOWED)
def test_what_is_allowed_does_work(outputs, test):
    cells = outputs(("locked", "import numpy as np"), ("student", ANSWER + MORE), ("test", test))
    assert not [output for output in cells[2]["outputs"] if output["output_type"] == "error"]


def shown(*outputs: dict) -> Report:
    return Report([{"outputs": list(outputs), "note": ""}])


STREAM = {"output_type": "stream", "name": "stdout", "text": "1"}
ERROR = {"output_type": "error", "ename": "E", "evalue": "m" * 300, "traceback": ["line 3: f(1)", "E"]}


def value(text: str) -> dict:
    return {"output_type": "execute_result", "data": {"text/plain": text}}


@pytest.mark.parametrize(
    ("outputs", "points"),
    [
        ([], 2.0),
        ([STREAM], 2.0),
        ([STREAM, ERROR], 0.0),
        ([value("0.5")], 0.5),
        ([value("9")], 2.0),
        ([value("[]")], 2.0),
    ],
)
def test_what_a_tests_outputs_are_worth(outputs, points):
    assert gradable._points(shown(*outputs), 0, 2.0) == points


def test_an_error_is_said_with_its_line():
    assert gradable._error(shown(STREAM, ERROR), 0) == "E: " + "m" * 200
    assert gradable._error(shown(STREAM), 0) is None
    for traceback, line in ((["line 3: f(1)"], ", line 3"), (["E: m"], ""), ([], "")):
        assert gradable._line(shown({**ERROR, "traceback": traceback}), 0) == line
    assert gradable._line(shown(STREAM), 0) == ""


@pytest.mark.parametrize(
    ("test", "error", "instead"),
    [
        ("f(1)", "StudentTimeoutError: no time is left", "more time"),
        ("open('a')", "AssertionError", "put the file"),
        ("f(1)", "AssertionError: open", "@there"),
    ],
)
def test_what_to_write_instead_is_told_by_the_error_or_by_the_text(test, error, instead):
    assert instead in gradable._instead(test, error)


def test_the_sheet_of_an_authors_notebook():
    """What nbgrader knows of it, and no more; a test is locked whatever its tag says."""

    def cell(name: str, **roles):
        flags = {"grade": False, "solution": False, "locked": False, "task": False, **roles}
        return new_code_cell("1", metadata={"nbgrader": {"grade_id": name, "schema_version": 3, **flags}})

    cells = [
        cell("a", solution=True),
        cell("t", grade=True, points=2),
        cell("w", grade=True, solution=True, points=1),
        cell("l", locked=True),
        cell("k", task=True, points=None),
        cell("none"),
        new_code_cell("1"),
    ]
    sheet = gradable.sheet_of(new_notebook(cells=cells), "x", "x")
    assert [(each.name, each.locked, each.points) for each in sheet.cells] == [
        ("a", False, 0.0), ("t", True, 2.0), ("w", False, 1.0), ("l", True, 0.0), ("k", False, 0.0),
    ]  # fmt: skip
    assert [gradable._is_trusted(each, sheet) for each in cells] == [False, True, False, True, False, False, False]


SAME = "def same(x): return x\ndef read(path): return open(path).read()"


@pytest.fixture
def plain_course(tmp_path):
    """Another instructor's course: nbgrader's own form of a notebook, our nbgrader_config.py."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)

    def build(test: str, solution: str = f"import numpy as np\n{ANSWER}{SAME}", **limits) -> dict:
        def cell(name, source, **roles):
            about = {
                "grade_id": name,
                "schema_version": 3,
                "grade": False,
                "solution": False,
                "locked": False,
                "task": False,
            }
            return new_code_cell(source, metadata={"nbgrader": {**about, **roles}})

        folder = tmp_path / "solutions" / "plain"
        folder.mkdir(parents=True, exist_ok=True)
        cells = [cell("answer", solution, solution=True), cell("test-1", test, grade=True, locked=True, points=2)]
        nbformat.write(new_notebook(cells=cells), folder / "plain.ipynb")
        return nbgrader_api(tmp_path, IsolatedExecute=limits).generate_assignment("plain", force=True)

    return build


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("x = [1]\nassert square(2) is not x", ("'test-1', line 2", "is a copy", "Instead:", "@there")),
        ("import inspect\nassert 'x' in inspect.getsource(square)", ("'test-1', line 2", "RefusedError", "@there")),
        ("assert open('new.txt', 'w').write('a') and read('new.txt') == 'a'", ("line 1", "a locked cell")),
        (
            "import numpy as np\nnp.random.seed(0); legacy(3); a = np.random.rand()\nnp.random.seed(0); np.random.rand(3)\n"
            "assert a == np.random.rand()",
            ("line 4", "random numbers are not shared"),
        ),
        ("a = 3\na = same(Layer(2)) + 1", ("line 2", "+ on <the submission's Layer object>", "@there")),
        ("from nnkit.check import check\nnp.ones(1)\ncheck('square', square)", ("line 3", "check(...).require()")),
        ("g = numbers(1); next(g)\ntry: g.send(None)\nexcept StopIteration: pass", ("line 2", "next(g, None)")),
        ("assert 'square' in globals()", ("'test-1', line 1", "Instead: the name itself")),
        ("class D:\n    v = 2\nassert same(D()).v == 2", ("'test-1', line 3", "Instead: numbers, text")),
    ],
)
def test_such_a_lesson_is_not_built(plain_course, tmp_path, test, said):
    result = plain_course(test)
    assert not result["success"]
    assert all(text in result["log"] for text in said), result["log"]
    assert not list(tmp_path.glob("lessons/plain/*.ipynb"))


@pytest.mark.parametrize(
    "test",
    [
        "assert square(3) == 9\nnet = Layer(2)\nassert net.W.shape == (2, 2)",
        "assert square(3) == 10",  # fails on the author's solution either way: that is not for us to refuse
    ],
)
def test_other_lessons_are_built(plain_course, tmp_path, test):
    result = plain_course(test)
    assert result["success"], result
    assert list(tmp_path.glob("lessons/plain/*.ipynb"))


def test_what_was_tried_at_the_build_is_graded_alike(plain_course, tmp_path):
    """The gradebook has the answers cleared: what they import, bind and define comes from the author's notebook."""
    solution = (
        "import math\n### BEGIN SOLUTION\nclass Money:\n    def __init__(self, n): self.n = n\n"
        "    def __eq__(self, other): return isinstance(other, Money) and self.n == other.n\n### END SOLUTION"
    )
    test = "assert Money(3).n == 3\nassert math.isclose(Money(0.5).n, math.sqrt(0.25))"
    assert plain_course(test, solution)["success"]
    handed_in = nbformat.read(tmp_path / "solutions" / "plain" / "plain.ipynb", as_version=4)
    folder = tmp_path / "submitted" / "ada" / "plain"
    folder.mkdir(parents=True)
    nbformat.write(handed_in, folder / "plain.ipynb")
    api = nbgrader_api(tmp_path)
    assert api.autograde("plain", "ada", create=True)["success"]
    with api.gradebook as gradebook:
        assert gradebook.find_submission("plain", "ada").score == 2


def test_a_test_that_takes_longer_than_grading_allows_is_refused(plain_course, tmp_path):
    test = "import time\nassert integrate(lambda x: time.sleep(0.3) or 1, 0, 1) == 1"
    result = plain_course(test, f"import numpy as np\n{ANSWER}", cell_seconds=PACE)
    assert not result["success"] and "c.IsolatedExecute.cell_seconds" in result["log"], result

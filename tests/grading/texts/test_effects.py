"""What cells can change, as far as their texts tell: in doubt a wrong answer is judged twice, in twice the time."""

import pytest
from nbgrader.utils import is_grade

from course.authoring.text import build_notebook
from course.grading.texts.demonstrations import only_show
from course.grading.texts.effects import Deed, Effects, deeds
from course.lessons import find_lesson

IMPORTS = "import numpy as np\nimport subprocess"
QUIET = {
    "a function of its arguments": "def f(x):\n    y = np.exp(x)\n    y[0] = 1\n    return y",
    "an object that changes itself": "class A:\n    def step(self, x):\n        self.v = self.v + x",
    "a name of its own that the notebook has too": "seen = []\ndef f(seen):\n    seen.append(1)",
    "an array of its own by a name that the notebook has too": "y = [1]\ndef f(x):\n    y = x.copy()\n    y[0] = 1",
    "a list of the function around it": "seen = [1]\ndef f(x):\n    seen = []\n    def g(k):\n        seen.append(k)",
    "a list of the function around a class": "seen = [1]\ndef f(x):\n    seen = []\n    class A:\n"
    "        def step(self):\n            seen.append(1)",
    "its own exec": "def f(x):\n    return x.exec(1)",
    "a call of what it is given": "def f(x):\n    x.append(1)",
    "a call of a function that an assignment made": "g = lambda x: x\ndef f(x):\n    return g(x)",
    "a call of a function of the notebook's": "def g(x):\n    return x\ndef f(x):\n    return g(x)",
    "what a cell did when it ran": "subprocess.run(['true'])\nnp.random.seed(0)\nopen('x', 'w').close()",
}
LOUD = {
    "a module's state": "def f(x):\n    return x + np.random.rand()",
    "a list of the notebook's": "seen = []\ndef f(x):\n    seen.append(x)",
    "a list whose name is an inner function's own too": "seen = []\ndef f(x):\n    seen.append(x)\n"
    "    return lambda seen: seen",
    "a function's attribute": "def f(x):\n    f.calls = 1",
    "a global name": "def f(x):\n    global n\n    n = x",
    "an item of the notebook's": "seen = [1]\ndef f(x):\n    seen[0] = x",
    "an attribute of what it is given": "def f(x):\n    x.calls = 1",
    "an item of a function": "def f(x):\n    f[0] = 1",
    "a module's printing": "def f(x):\n    np.set_printoptions(1)",
    "in a method": "seen = []\nclass A:\n    def step(self):\n        seen.append(1)",
    "in a lambda": "f = lambda x: np.random.seed(x)",
    "a program": "def f(x):\n    subprocess.run(['true'])",
    "code that no text shows": "exec(text)",
    "a magic": "%run other.py",
}


@pytest.mark.parametrize("cell", QUIET.values(), ids=QUIET)
def test_calls_that_leave_no_trace(cell):
    assert Effects([IMPORTS, cell]).calls_leave_no_trace()


@pytest.mark.parametrize("cell", LOUD.values(), ids=LOUD)
def test_calls_that_may_leave_one(cell):
    assert not Effects([IMPORTS, cell]).calls_leave_no_trace()


def test_deeds_in_a_text():
    assert deeds("") == deeds("# a remark\n") == ()
    assert deeds("x = (") == deeds("%ls\nx = 1") == (Deed("magic"),)
    assert deeds("a.b[0](1, out=c)") == (Deed("call", "a", ("b", "[]"), True),)
    assert deeds("x += 1") == (Deed("+="),) and deeds("x[0] = 1") == (Deed("store", "x", ("[]",)),)
    assert [deed.later for deed in deeds("f(1)\nclass A:\n    f(1)\nlambda: f(1)")] == [False, True, True]


HELD = "import numpy as np, subprocess, time\ntotal = [3]\nboxes = [total]\ndef area(w):\n    return w * total[0]"
CHANGES = [
    *("total.append(1)", "boxes[0].append(1)", "np.copyto(total, 1)", "np.add(1, 1, out=total)", "total[0] = 1"),
    *("print(total, out=total)", "x = total\nx += [1]", "area.calls = 1", "area(3)", "del total", "%ls", "np.x = 1"),
    *("total.sum()", "np.random.rand()", "np.random.seed(1)", "np.seterr()", "subprocess.run([])", "open('x')"),
    *("time.sleep(1)", "eval('1')", "sorted = total\nsorted(total)", "@area\ndef f(): pass\nf(1)"),
    *("x, y = 1, total\nx.append(1)", "list.append(total, 1)", "mystery(total)", "open.__call__('x')"),
    "import nnkit.optim as o\no.step(total)",
]
LEAVES = [
    *("sorted(total)", "np.sum(total)", "print(total, boxes)", "x = [1]\nx.append(2)", "area", "time.perf_counter()"),
    *("np.random.default_rng(3)", "raise ValueError(total)", "open = 1\nopen", "def f(x):\n    x.append(1)\nf([1])"),
    *("y = np.ones(2)\ny.sum()", "def open(x):\n    return x\nopen(1)", "slice(total)", "KeyError(total)"),
]


@pytest.mark.parametrize("cell", CHANGES)
def test_a_cell_that_may_change_what_is_needed(cell):
    assert Effects([HELD, cell]).may_change(cell, {"total"})


@pytest.mark.parametrize("cell", LEAVES)
def test_a_cell_that_leaves_it_as_it_is(cell):
    assert not Effects([HELD, cell]).may_change(cell, {"total"})


@pytest.mark.parametrize(
    ("cell", "is_function"),
    [
        ("from nnkit.lessonkit.handover import take\nf = take(f=1)", True),
        ("from nnkit.lessonkit.handover import take\nf, g.x = take(f=1)", True),
        ("from mine import take\nf = take(f=1)", False),
        ("from nnkit.lessonkit.handover import take\nf = keep(f=1)", False),
        ("@d\ndef f(): pass", False),
    ],
)
def test_what_is_a_function_for_sure(cell, is_function):
    assert ("f" in Effects([cell]).functions, "f" in Effects([cell]).data) == (is_function, not is_function)


def test_what_was_a_value_first_is_no_function():
    assert Effects(["f = [1]", "def f(): pass"]).data == {"f"} == Effects(["def f(): pass", "f = [1]"]).data


@pytest.mark.parametrize("number", ["01", "03", "06"])
def test_a_lessons_own_cells_leave_none(number):
    """The cell that sets Colab up called a program, and each wrong answer of every lesson was judged twice."""
    cells = [cell for cell in build_notebook(find_lesson(number).source).cells if cell.cell_type == "code"]
    shows = only_show([(cell.source, not cell.metadata.get("nbgrader")) for cell in cells])
    run_there = [cell.source for i, cell in enumerate(cells) if i not in shows and not is_grade(cell)]
    assert Effects(run_there).calls_leave_no_trace()

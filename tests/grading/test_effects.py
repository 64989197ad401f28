"""What cells can change, as far as their texts tell: in doubt a wrong answer is judged twice, in twice the time."""

import pytest
from nbgrader.utils import is_grade

from course.authoring.text import build_notebook
from course.grading.texts.demonstrations import only_show
from course.grading.texts.effects import Effects
from course.lessons import find_lesson

IMPORTS = "import numpy as np\nimport subprocess"
QUIET = {
    "a function of its arguments": "def f(x):\n    y = np.exp(x)\n    y[0] = 1\n    return y",
    "an object that changes itself": "class A:\n    def step(self, x):\n        self.v = self.v + x",
    "a name of its own that the notebook has too": "seen = []\ndef f(seen):\n    seen.append(1)",
    "what a cell did when it ran": "subprocess.run(['true'])\nnp.random.seed(0)\nopen('x', 'w').close()",
}
LOUD = {
    "a module's state": "def f(x):\n    return x + np.random.rand()",
    "a list of the notebook's": "seen = []\ndef f(x):\n    seen.append(x)",
    "a list whose name is an inner function's own too": "seen = []\ndef f(x):\n    seen.append(x)\n"
    "    return lambda seen: seen",
    "a function's attribute": "def f(x):\n    f.calls = 1",
    "a global name": "def f(x):\n    global n\n    n = x",
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


@pytest.mark.parametrize("number", ["01", "03", "06"])
def test_a_lessons_own_cells_leave_none(number):
    """The cell that sets Colab up called a program, and each wrong answer of every lesson was judged twice."""
    cells = [cell for cell in build_notebook(find_lesson(number).source).cells if cell.cell_type == "code"]
    shows = only_show([(cell.source, not cell.metadata.get("nbgrader")) for cell in cells])
    run_there = [cell.source for i, cell in enumerate(cells) if i not in shows and not is_grade(cell)]
    assert Effects(run_there).calls_leave_no_trace()

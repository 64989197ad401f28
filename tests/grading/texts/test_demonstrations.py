"""Which of a lesson's cells grading may leave out: those that only show something to the person who reads."""

import pytest

from course.authoring.text import build_notebook
from course.grading.texts.demonstrations import only_show
from course.lessons import find_lesson

IMPORTS = "import numpy as np\nfrom nnkit.lessonkit.handover import take\nfrom nnkit.plot import plot_curves, show"
ANSWER = "def area(w, h):\n    return w * h"
TEST = "assert area(2, 3) == 6 and total == 3"


def shown(*cells):
    """Which of the lesson's `cells` are left out, beside an answer, a number that the test looks up, and the test."""
    texts = [(IMPORTS, False), ("total = 3\nboxes = [total]", False), (ANSWER, False)]
    texts += [*((cell, True) for cell in cells), (TEST, False)]
    return [i - 3 in range(len(cells)) and i in only_show(texts) for i in range(3, 3 + len(cells))]


@pytest.mark.parametrize(
    "cell",
    [
        "print(area(3, 4))",
        "xs = np.linspace(0, 1)\nshow(plot_curves({'squares': xs**2}))",
        "f = lambda x: area(x, x)\nprint([f(k) for k in range(3)])",
        "print(total + 1)",
    ],
)
def test_what_only_shows_is_left_out(cell):
    assert shown(cell) == [True]


@pytest.mark.parametrize(
    "cell",
    [
        "total = 4",
        "boxes.append(1)",
        "np.random.seed(0)",
        "open('x', 'w').write('y')",
        "%matplotlib inline",
        "del total",
        "from os.path import *",
        "import time\ntime.sleep(1)",
    ],
)
def test_what_could_change_anything_that_counts_runs(cell):
    assert shown(cell) == [False]


def test_what_a_cell_that_runs_looks_up_runs_too():
    assert shown("base = 2", "print(base)", "total = base + 1") == [False, True, False]


def test_what_a_students_cell_changes_in_place_is_looked_up():
    """`count = 0` was left out, and the answer's cell that went on counting ended with a NameError."""
    answer = ("count += 1\ndef area(w, h):\n    return w * h", False)
    assert only_show([("count = 0", True), answer, ("assert area(3, 4) == 12", False)]) == set()


TAKE = "norm, relu = take(norm=np.linalg.norm, relu=np.abs)"


def test_a_function_taken_from_an_earlier_lesson_is_a_function():
    # what shows it works on numbers of its own; the answer's test looks up the function, not those
    texts = [(IMPORTS, False), (TAKE, False), ("def area(w, h):\n    return norm([w, h])", False)]
    show_it = "mine = np.ones(3)\nfor k in range(3):\n    mine[k] = relu(mine[k] - norm(mine))\nprint(mine)"
    assert only_show([*texts, (show_it, True), ("assert area(3, 4) == 5", False)]) == {3}
    # one that is given a value otherwise, too, may be anything
    again = ("norm = [1]", False)
    assert only_show([*texts, again, (show_it, True), ("assert area(3, 4) == 5", False)]) == set()


@pytest.mark.parametrize("number", ["06", "06b"])
def test_lessons_that_take_much_leave_out_all_that_shows(number):
    cells = [cell for cell in build_notebook(find_lesson(number).source).cells if cell.cell_type == "code"]
    texts = [(cell.source, not cell.metadata.get("nbgrader")) for cell in cells]
    ordinary = {i for i, (_, ordinary) in enumerate(texts) if ordinary}
    assert only_show(texts) == ordinary

"""What lesson 1 states in numbers, held against its own solutions."""

import numpy as np
import pytest

from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.lessonkit.exam import exam
from nnkit.widgets import live
from tests.solutions.read_off import read_off


@pytest.fixture(scope="module")
def own():
    return reference_namespace(find_lesson("1"))


def test_the_student_on_the_fence(own):
    X, w, b = np.array([[6.0, 2.0]]), np.array([1.0, 2.0]), -10.0
    assert own["affine"](X, w, b) == 0
    assert own["neuron"](X, w, b) == 0.5
    assert own["neuron"](X, w, b + 2)[0] == pytest.approx(0.880797, abs=5e-7)
    dw, db = own["gradient"](X, np.array([1]), w, b)
    assert dw.tolist() == [-3, -1] and db == -0.5


def test_the_perceptron_step_in_numbers(own):
    w, b = own["perceptron_step"](np.array([1.0, -2.0]), 0.5, np.array([1.5, 2.0]), 1)
    assert w.tolist() == [2.5, 0] and b == 1.5
    assert w @ [1.5, 2.0] + b == 5.25


def test_the_losses_at_a_sure_mistake(own):
    assert own["bce"](np.array([0.01]), np.array([1])) == pytest.approx(4.605170, abs=5e-7)


def test_polar_of_three_four(own):
    assert own["polar"](np.array([[3.0, 4.0]]))[0] == pytest.approx([5, 0.927295], abs=5e-7)


def test_training_on_the_exam_starts_at_ln_2(own):
    X, y = exam()
    losses = own["train"](X - X.mean(axis=0), y, np.zeros(2), 0.0, 0.5, 100)[2]
    assert losses[0] == pytest.approx(0.693147, abs=5e-7)
    assert losses[-1] < 0.14 and all(np.diff(losses) < 0)


def test_lines_that_the_explorer_of_the_exam_names(own, with_page):
    X, y = exam()

    def wrong(w, b):
        return int(((own["affine"](X, np.array(w), b) > 0) != y).sum())

    assert wrong((1.0, 2.0), -10.0) == 6
    assert wrong((1.0, 1.6), -11.2) == 2
    assert wrong((1.0, 1.6), -11.1) == 1  # within a step of the slider
    assert (wrong((0.0, 0.0), 1.0), wrong((0.0, 0.0), -1.0)) == (16, 24)
    assert with_page.look(live.NeuronLine("exam"))["state"]["b"] == -11.2
    assert "2 of 40 points on the wrong side" in with_page.says(live.NeuronLine("exam"))
    assert "1 of 40 points on the wrong side" in with_page.says(live.NeuronLine("exam"), ["b", -11.1])
    read, says = read_off("01", "fewest_on_the_wrong_side"), with_page.says(live.NeuronLine("exam"))
    at_first = "for the line with which the explorer starts"
    far = read[f"the line's distance from the origin, {at_first}"]
    assert f"The line is {far:.2f} from the origin" in says
    assert f"cross-entropy {read[f'the cross-entropy, {at_first}']:.4f}" in says
    assert f"it is {read['the width of the band from a = 0.1 to a = 0.9']:.2f} across" in says
    assert f"length {read['the length of w']:.2f}" in says


def test_the_best_line_leaves_one_student(own):
    """Every way to part the exam's points by a line is a threshold in some direction between two critical angles."""
    X, y = exam()
    assert (len(y), int(y.sum())) == (40, 24)
    difference = (X[:, None] - X[None])[np.triu_indices(len(X), 1)]
    difference = difference[np.any(difference != 0, axis=1)]
    critical = np.unique(np.arctan2(difference[:, 0], -difference[:, 1]) % np.pi)
    between = (critical + np.roll(critical, -1) + np.pi * (np.arange(len(critical)) == len(critical) - 1)) / 2
    best = len(y)
    for angle in np.concatenate([between, between + np.pi]):
        s = X @ [np.cos(angle), np.sin(angle)]
        order = np.argsort(s)
        cut = np.concatenate([[True], np.diff(s[order]) > 1e-9, [True]])
        mistakes = np.concatenate([[0], np.cumsum(y[order])]) + np.concatenate([[0], np.cumsum(1 - y[order])])[-1]
        mistakes = mistakes - np.concatenate([[0], np.cumsum(1 - y[order])])
        best = min(best, int(mistakes[cut].min()))
    assert best == 1

"""Arrays of other sizes hold numbers like those that stood there: a right answer is no worse off on them."""

import numpy as np
import pytest

from course.authoring.probes import ProbeSource
from course.authoring.promised import promised
from course.authoring.shapes import _drawn
from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part
from nnkit.check.promises import Holds, Rows, Sizes

USUAL, LARGE = {"n": 3, "d": 4}, {"n": 3, "d": 300}


def drawn(old, shape, sizes):
    return _drawn(np.random.default_rng(5), np.array(old), shape, sizes, USUAL)


@pytest.mark.parametrize("numbers", [[-3.0, 5.0, 1.0, -9.0], [-3.5, 5.25, 1.5, -9.75]], ids=["whole", "not whole"])
def test_sums_of_products_come_out_as_usual_however_many_there_are(numbers):
    sums = drawn(numbers, "n d", LARGE) @ drawn(numbers, "d n", LARGE)
    assert 1 < np.abs(sums).max() < 300  # exp(z) / (1 + exp(z)) is right as far as 700
    assert drawn(numbers, "n d", LARGE)[:, 100:].any()  # who looks at the first ones only is found out


@pytest.mark.parametrize("numbers", [[0.0, 1.0], [3, -4]], ids=["yes and no", "whole by type"])
def test_what_only_whole_numbers_can_be_stays_whole(numbers):
    made = drawn(numbers, "n d", LARGE)
    assert set(np.unique(made)) == set(numbers)


def test_numbers_in_a_column_keep_their_distance():
    one, other = drawn([2.5], "n d", {"n": 2, "d": 50})
    assert (np.abs(one - other) > 0.3 * np.maximum(one, other)).all()


def test_no_sum_of_what_was_whole_is_nought():
    assert (drawn([-2.0, 1.0], "n d", USUAL) @ drawn([-1.0, 2.0], "d n", USUAL)).all()


def test_a_matrix_is_symmetric_or_positive_where_the_word_says_so():
    sizes = {"p": 5}
    made = _drawn(np.random.default_rng(5), np.array([[2.5, -1.5], [-1.5, 0.5]]), "p p symmetric", sizes, USUAL | sizes)
    assert np.array_equal(made, made.T) and np.linalg.eigvalsh(made).min() < 0
    made = _drawn(np.random.default_rng(5), np.array([[2.5, -1.5], [-1.5, 0.5]]), "p p positive", sizes, USUAL | sizes)
    assert np.array_equal(made, made.T) and np.linalg.eigvalsh(made).min() > 0.5
    assert Sizes(H="p p symmetric", start="p", P="p p positive").letters == ["p"]


def test_of_many_classes_the_last_one_is_a_label():
    assert drawn([0, 1], "n <k", {"n": 3, "k": 130}).tolist() == [1, 2, 129]
    assert drawn([0, 1], "n <k", {"n": 3, "k": 4}).tolist() == [1, 2, 3]
    assert drawn([0, 1], "n <k", {"n": 3, "k": 2}).tolist() == [1, 0, 1]


def planned(reference, cases, promises):
    made = Exercise("answer", "", "{promises}", [Part("it", cases)], promises=promises)
    return [each.probe for each in promised(ProbeSource(made, made, reference, "", np.random.default_rng(0)))]


def test_sizes_are_equal_by_turns_where_matrices_fit_in_another_order_then():
    ones = [np.ones((3, 4)), np.ones((4, 5)), np.ones((5, 6))]
    probes = planned(lambda A, B, C: A @ B @ C, [Case(*ones)], [Sizes(A="i j", B="j k", C="k m")])
    shapes = [[value.shape for value in probe.case.args] for probe in probes]
    assert [(3, 2), (2, 3), (3, 2)] in shapes


def test_the_smallest_sizes_are_drawn_more_than_once():
    probes = planned(np.abs, [Case(np.array([[0.5, -2.0], [3.0, -1.5]]))], [Sizes(x="n d")])
    smallest = [probe.case.args[0].item() for probe in probes if probe.case.args[0].shape == (1, 1)]
    assert len(smallest) >= 3 and min(smallest) < 0 < max(smallest)


def test_of_what_is_held_there_may_be_many_rows():
    promises = [Rows("x"), Holds("near 0", "", Case(np.array([1e-4])))]
    probes = planned(lambda x: x.prod(), [Case(np.array([0.5, 0.75]))], promises)
    held = [probe.case.args[0] for probe in probes if probe.name == "near 0"]
    assert [len(x) for x in held] == [300, 1] and (held[0] == 1e-4).all()


@pytest.mark.parametrize(("rounds", "rows"), [(30, [300, 1]), (300, [1])])
def test_many_rows_are_not_gone_through_in_many_rounds(rounds, rows):
    promises = [Rows("x"), Holds("ends", "", Case(np.array([0.5]), rounds))]
    probes = planned(lambda x, n: x.mean() / n, [Case(np.array([0.5, 0.75]), 2)], promises)
    assert [len(probe.case.args[0]) for probe in probes if probe.name == "ends"] == rows

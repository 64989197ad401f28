"""What an output means: classes, answers of yes and no, probabilities; a last layer known by its values."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.activations import sigmoid, softmax
from nnkit.output import classes, has_applied, probabilities, yes_or_no

Z = np.array([[-3.0], [-0.1], [0.0], [0.2], [4.0]])


def test_one_number_says_yes_above_nought_or_above_a_half_after_a_sigmoid():
    for answer in (classes(Z, Z), classes(Z, sigmoid(Z)), classes(Z[:, 0], Z[:, 0])):
        assert_array_equal(answer, [0, 0, 0, 1, 1])
        assert answer.dtype.kind == "i"
    assert_array_equal(yes_or_no(Z, Z), [[0], [0], [0], [1], [1]])


@pytest.mark.parametrize("output", [Z, Z[:, 0], sigmoid(Z), sigmoid(Z[:, 0])])
def test_one_number_gives_the_probabilities_of_no_and_of_yes(output):
    found = probabilities(Z.reshape(output.shape), output)
    assert_allclose(found[:, 1], sigmoid(Z)[:, 0])
    assert_allclose(found[:, 0], sigmoid(-Z)[:, 0])


def test_several_numbers_are_logits_or_what_a_softmax_made_of_them():
    z = np.array([[1.0, 3.0, 2.0], [0.5, 0.0, -1.0]])
    for output in (z, softmax(z)):
        assert_array_equal(classes(z, output), [1, 0])
        assert_allclose(probabilities(z, output), softmax(z))


def test_a_function_is_known_by_all_its_values_up_to_rounding():
    assert has_applied(sigmoid, Z, sigmoid(Z)) is True
    assert has_applied(sigmoid, Z[:1], sigmoid(Z[:1])) is True
    single = Z.astype(np.float32)
    assert has_applied(sigmoid, Z, sigmoid(single)) is True
    assert has_applied(sigmoid, Z, sigmoid(Z) * (1 + 8e-6)) is True
    assert has_applied(sigmoid, Z - 30, sigmoid(Z - 30) + 8e-8) is True
    for other in (Z, sigmoid(Z) + (Z > 3) * 1e-3, sigmoid(Z) * (1 + 2e-5), sigmoid(Z)[:, 0]):
        assert has_applied(sigmoid, Z, other) is False
    assert has_applied(sigmoid, Z - 30, sigmoid(Z - 30) + 5e-7) is False
    assert has_applied("sigmoid", Z, sigmoid(Z)) is False  # no function
    assert has_applied(sigmoid, Z[:0], Z[:0]) is False  # no value to know it by


def test_an_output_without_classes_and_one_with_nan_are_refused():
    assert classes(np.ones((0, 2)), np.ones((0, 2))).shape == (0,)
    for ask in (classes, yes_or_no, probabilities):
        with pytest.raises(ValueError, match=r"a number for each class; got \(3, 0\)"):
            ask(np.ones((3, 0)), np.ones((3, 0)))
        with pytest.raises(ValueError, match="holds NaN, which has no class"):
            ask(Z, np.where(Z > 3, np.nan, Z))

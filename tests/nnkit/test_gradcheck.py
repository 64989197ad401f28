"""The gradient checker passes what is right and explains what is wrong."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit import CheckError, check_loss, numerical_gradient, numerical_hessian, relative_error
from nnkit.gradcheck import describe_factor, describe_worst
from nnkit.losses import mean_squared_error


def test_numerical_gradient_and_hessian_of_known_functions():
    x = np.array([0.3, -1.2])
    assert_allclose(numerical_gradient(lambda x: np.sin(x[0]) * x[1] ** 2, x), [np.cos(0.3) * 1.44, -2.4 * np.sin(0.3)])
    H = numerical_hessian(lambda x: np.array([3 * x[0] ** 2 + x[1], x[0]]), x)
    assert_allclose(H, [[1.8, 1], [1, 0]], atol=1e-9)


def test_a_hessian_is_made_symmetric_and_takes_lists():
    H = numerical_hessian(lambda x: [x[0] + 4 * x[1], 2 * x[1]], [1, 2])
    assert_allclose(H, [[1, 2], [2, 2]], atol=1e-9)
    with pytest.raises(TypeError, match="must hold real numbers"):
        numerical_hessian(np.sin, ["1", "2"])


def test_whole_numbers_do_not_swallow_the_step():
    assert_allclose(numerical_gradient(lambda x: float((x**2).sum()), [1, 2]), [2, 4])


def test_error_is_relative_to_the_largest_entry():
    assert relative_error([1.0, 1e-9], [1.0, 0.0]) == pytest.approx(1e-9)
    assert relative_error([0.0], [0.0]) == 0 == relative_error([], [])
    assert relative_error([1.0, 4.0], [1.0, 2.0]) == relative_error([1.0, 2.0], [1.0, 4.0]) == 0.5
    assert relative_error([1.0, -4.0], [1.0, -2.0]) == relative_error([1.0, -2.0], [1.0, -4.0]) == 0.5
    assert type(relative_error([1.0], [2.0])) is float
    assert relative_error([1e-9], [2e-9], floor=1e-3) == pytest.approx(1e-6)
    with pytest.raises(ValueError, match=r"shape \(2,\); got \(1,\)"):
        relative_error([1.0], [1.0, 2.0])


def test_the_worst_entry_is_where_they_differ_most():
    assert describe_worst(np.array([5.1, -3, 2]), np.array([5, 2, 2.5])) == "worst at [1]: -3, measured 2"
    assert describe_worst(np.array([5.1, np.nan, 2]), np.array([1, 2, 2.5])) == "worst at [1]: nan, measured 2"


def test_a_factor_is_told_where_there_is_one():
    measured = np.array([0.0, 1.0, -2.0])
    assert describe_factor(2 * measured, measured) == " It is 2 times what it should be."
    with np.errstate(all="raise"):
        for gradient in (np.array([1.0, 1, 1]), np.zeros(3)):
            assert describe_factor(gradient, measured) == ""
        assert describe_factor(np.ones(3), np.zeros(3)) == ""


def test_how_far_off_a_gradient_may_be():
    def off_by(error):
        def loss(output, target):
            value, gradient = mean_squared_error(output, target)
            return value, (gradient * (1 + error)).tolist()

        return loss

    check_loss(off_by(5e-7), OUTPUT, TARGET)
    with pytest.raises(CheckError, match=r"loss: .*relative error 5e-06; worst at "):
        check_loss(off_by(5e-6), OUTPUT, TARGET)


OUTPUT, TARGET = np.array([[0.5, 1.0], [2.0, -1.0], [0.1, 0.3]]), np.zeros((3, 2))


def sign_lost(output, target):
    value, gradient = mean_squared_error(output, target)
    return value, -gradient


def no_mean(output, target):
    return (output - target) ** 2, 2 * (output - target)


def changes_output(output, target):
    output -= target - 1
    return mean_squared_error(output, target)


def nan(output, target):
    return np.nan, np.zeros_like(output)


def one_nan(output, target):
    value, gradient = mean_squared_error(output, target)
    gradient[0, 0] = np.nan
    return value, gradient


def gradient_summed(output, target):
    return mean_squared_error(output, target)[0], (2 * (output - target)).mean(axis=0)


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (sign_lost, "It is -1 times what it should be"),
        (no_mean, r"one number; got shape \(3, 2\). Is a mean missing"),
        (changes_output, "changes_output changes its input"),
        (nan, "nan: its value or its gradient holds NaN"),
        (one_nan, "one_nan: its value or its gradient holds NaN"),
        (gradient_summed, r"must have shape \(3, 2\); got \(2,\)"),
    ],
)
def test_wrong_losses(loss, message):
    with pytest.raises(CheckError, match=message):
        check_loss(loss, OUTPUT, TARGET)

"""The gradient checker passes what is right and explains what is wrong."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit import CheckError, check_loss, numerical_gradient, numerical_hessian, relative_error
from nnkit.losses import mean_squared_error


def test_numerical_gradient_and_hessian_of_known_functions():
    x = np.array([0.3, -1.2])
    assert_allclose(numerical_gradient(lambda x: np.sin(x[0]) * x[1] ** 2, x), [np.cos(0.3) * 1.44, -2.4 * np.sin(0.3)])
    H = numerical_hessian(lambda x: np.array([3 * x[0] ** 2 + x[1], x[0]]), x)
    assert_allclose(H, [[1.8, 1], [1, 0]], atol=1e-9)


def test_whole_numbers_do_not_swallow_the_step():
    assert_allclose(numerical_gradient(lambda x: float((x**2).sum()), [1, 2]), [2, 4])


def test_error_is_relative_to_the_largest_entry():
    assert relative_error([1.0, 1e-9], [1.0, 0.0]) == pytest.approx(1e-9)
    assert relative_error([0.0], [0.0]) == 0 == relative_error([], [])
    assert relative_error([1e-9], [2e-9], floor=1e-3) == pytest.approx(1e-6)
    with pytest.raises(ValueError, match=r"shape \(2,\); got \(1,\)"):
        relative_error([1.0], [1.0, 2.0])


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


def gradient_summed(output, target):
    return mean_squared_error(output, target)[0], (2 * (output - target)).mean(axis=0)


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (sign_lost, "It is -1 times what it should be"),
        (no_mean, r"one number; got shape \(3, 2\). Is a mean missing"),
        (changes_output, "changes_output changes its input"),
        (nan, "nan: its value or its gradient holds NaN"),
        (gradient_summed, r"must have shape \(3, 2\); got \(2,\)"),
    ],
)
def test_wrong_losses(loss, message):
    with pytest.raises(CheckError, match=message):
        check_loss(loss, OUTPUT, TARGET)

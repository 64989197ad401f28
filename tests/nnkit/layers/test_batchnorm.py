"""Batch normalisation by its two modes. Gradients are examined in test_table.py."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit import BatchNorm


def test_batch_norm_alone_is_in_evaluation_mode():
    x = np.array([[1.0, 10.0], [3.0, 30.0]])
    assert_allclose(BatchNorm(2)(x), x, rtol=1e-4)


def test_batch_norm_standardises_in_training_and_uses_running_averages_in_evaluation():
    layer = BatchNorm(3, momentum=0.2)
    x = np.random.default_rng(0).normal([5, -3, 0], [2, 1, 0.1], size=(50, 3))
    layer.training = True
    y = layer(x)
    assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    assert_allclose(y.std(axis=0), 1, atol=1e-3)
    assert_allclose(layer.running_mean, 0.2 * x.mean(axis=0))
    assert_allclose(layer.running_variance, 0.8 + 0.2 * x.var(axis=0, ddof=1))
    layer.training = False
    assert_allclose(layer(x[:1]), (x[:1] - layer.running_mean) / np.sqrt(layer.running_variance + 1e-5))


def test_batch_norm_needs_two_rows_in_training():
    layer = BatchNorm(3)
    layer.training = True
    with pytest.raises(ValueError, match="at least two numbers for each feature"):
        layer(np.ones((1, 3)))


def test_each_feature_has_its_own_averages():
    with pytest.raises(ValueError, match=r"shape \(n, 3\) or \(n, 3, h, w\); got \(2, 4\)"):
        BatchNorm(3)(np.ones((2, 4)))


def test_name():
    assert str(BatchNorm(4)) == "BatchNorm(4)"

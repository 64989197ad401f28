"""What must hold for any input: properties, tried by hypothesis on inputs that it makes up."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

import nnkit
from nnkit import ACTIVATIONS, Sequential, binary_cross_entropy, check_layer, softmax, softmax_cross_entropy

PROPERTY = settings(max_examples=60)

LARGE = st.floats(-1e4, 1e4)
DTYPES = st.sampled_from([np.float32, np.float64])
SHAPES = hnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=5)


def rows(elements=LARGE, min_side=1):
    return hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=2, min_side=min_side, max_side=6), elements=elements)


@pytest.mark.parametrize("a", [a for a in ACTIVATIONS.values() if a.elementwise], ids=lambda a: a.name)
@PROPERTY
@given(shape=SHAPES, dtype=DTYPES, data=st.data())
def test_activations_keep_shape_and_dtype_and_stay_finite(a, shape, dtype, data):
    z = data.draw(hnp.arrays(dtype, shape, elements=st.floats(-1e4, 1e4, width=32)))
    before = z.copy()
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        results = [a(z), a.derivative(z)]
    for result in results:
        assert result.shape == shape and result.dtype == dtype and np.isfinite(result).all()
    assert_array_equal(z, before)


@PROPERTY
@given(z=rows(), shift=st.floats(-1e3, 1e3))
def test_softmax_rows_sum_to_one_and_ignore_a_shift(z, shift):
    p = softmax(z)
    assert (p >= 0).all()
    assert_allclose(p.sum(axis=1), 1, atol=1e-12)
    assert_allclose(softmax(z + shift), p, atol=1e-9)


@PROPERTY
@given(z=rows(), data=st.data())
def test_cross_entropy_is_finite_not_negative_and_its_gradient_rows_sum_to_zero(z, data):
    y = data.draw(hnp.arrays(int, len(z), elements=st.integers(0, z.shape[1] - 1)))
    value, gradient = softmax_cross_entropy(z, y)
    assert np.isfinite(value) and value >= 0
    assert_allclose(gradient.sum(axis=1), 0, atol=1e-12)
    order = data.draw(st.permutations(range(len(z))))
    again, gradient_again = softmax_cross_entropy(z[order], y[order])
    assert again == pytest.approx(value)
    assert_allclose(gradient_again, gradient[order], atol=1e-15)


@PROPERTY
@given(z=hnp.arrays(float, st.integers(1, 6), elements=LARGE), data=st.data())
def test_binary_is_the_two_class_case_of_softmax_cross_entropy(z, data):
    y = data.draw(hnp.arrays(int, len(z), elements=st.integers(0, 1)))
    value, gradient = binary_cross_entropy(z, y)
    two, gradient_two = softmax_cross_entropy(np.column_stack([np.zeros_like(z), z]), y)
    assert value == pytest.approx(two, abs=1e-12)
    assert_allclose(gradient, gradient_two[:, 1], atol=1e-12)


@PROPERTY
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 4), sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4),
       activation=st.sampled_from(["sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "silu"]))  # fmt: skip
def test_gradients_of_any_small_network(seed, n, sizes, activation):
    layers = []
    for d_in, d_out in pairwise(sizes):
        layers += [nnkit.Dense(d_in, d_out, rng=seed), activation]
    x = np.random.default_rng(seed).normal(size=(n, sizes[0]))
    assert max(check_layer(Sequential(*layers), x, rng=seed).values()) < 1e-6


@PROPERTY
@given(shape=st.tuples(*[st.integers(1, 3)] * 2, *[st.integers(4, 8)] * 2), size=st.integers(1, 4),
       stride=st.integers(1, 3), padding=st.integers(0, 2))  # fmt: skip
def test_convolution_has_the_documented_shape_and_is_linear(shape, size, stride, padding):
    layer = nnkit.Conv2d(shape[1], 2, size, stride=stride, padding=padding, rng=0)
    x, other = np.random.default_rng(0).normal(size=(2, *shape))
    h_out, w_out = [(side + 2 * padding - size) // stride + 1 for side in shape[2:]]
    y = layer(x)
    assert y.shape == (shape[0], 2, h_out, w_out)
    assert_allclose(layer(2 * x - other), 2 * y - layer(other), atol=1e-10)  # the biases are 0
    dy = np.random.default_rng(1).normal(size=y.shape)
    layer(x)
    assert_allclose((layer.backward(dy) * x).sum(), (dy * y).sum(), atol=1e-9)  # backward is the transpose


@PROPERTY
@given(seed=st.integers(0, 1000), dtype=DTYPES)
def test_the_vector_and_the_parameters_never_part(seed, dtype):
    model = Sequential(nnkit.Dense(3, 4, rng=seed), "tanh", nnkit.Dense(4, 2, rng=seed), dtype=dtype)
    model.theta = np.random.default_rng(seed).normal(size=model.theta.size)
    joined = np.concatenate([p.value.ravel() for p in model.parameters.values()])
    assert_array_equal(joined, model.theta)
    assert all(np.shares_memory(p.value, model.theta) and p.value.dtype == dtype for p in model.parameters.values())


@PROPERTY
@given(knots=st.lists(st.floats(-10, 10), min_size=2, max_size=8, unique_by=lambda t: round(t, 3)), data=st.data())
def test_relu_sums_go_through_every_knot(knots, data):
    knots = np.sort(knots)
    values = data.draw(hnp.arrays(float, len(knots), elements=st.floats(-100, 100)))
    assume(np.diff(knots).min() > 1e-3)
    assert_allclose(nnkit.relu_sum(knots, knots, *nnkit.hinges(knots, values)), values, atol=1e-6)

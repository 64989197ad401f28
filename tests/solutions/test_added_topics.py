"""The numbers of the topics that no exercise asks for, from the lessons' own cells."""

import re

import numpy as np
import pytest

import nnkit
from course.authoring.percent import read_text
from course.lessons import find_lesson
from nnkit import Conv2d, clip_norm, optim
from nnkit.images import digits, shifted
from nnkit.widgets.live.surfaces import SURFACES


def defined(lesson, name, **given):
    """The function of that name, from the cell that defines it."""
    sources = [cell.source for cell in read_text(find_lesson(lesson).text).cells if cell.cell_type == "code"]
    (source,) = [source for source in sources if f"def {name}(" in source]
    namespace = {"np": np, "optim": optim, **given}
    exec(re.split(r"\n\n\n(?=\S)", source)[0], namespace)
    return namespace[name]


def prose(lesson):
    texts = [cell.source for cell in read_text(find_lesson(lesson).text).cells if cell.cell_type == "markdown"]
    return " ".join(" ".join(texts).split())


def test_under_adam_l2_is_divided_by_the_size_of_the_slopes_and_adamws_decay_is_not():
    fade = defined("07b", "fade")
    np.testing.assert_allclose(fade(optim.Adam(0.001), 0.1), [0.99, 0.46], atol=0.005)
    np.testing.assert_allclose(fade(optim.AdamW(0.01, decay=0.1), 0.0), 0.36, atol=0.005)
    assert "keeps 0.99 of itself, the other 0.46" in prose("07b")
    assert "both keep 0.36" in prose("07b")


def test_clipping_keeps_the_direction():
    g = np.array([3.0, 4.0])
    assert clip_norm(g, 1.0) == 5
    np.testing.assert_allclose(g, [0.6, 0.8])
    assert "$g = (3, 4)$, $c = 1$ gives $(0.6, 0.8)$" in prose("07b")


def largest(product, mu):
    return np.abs(np.linalg.eigvals([[mu, 1.0], [-product * mu, 1 - product]])).max()


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9])
def test_momentum_holds_up_to_two_times_one_and_mu_over_the_curvature(mu):
    limit = 2 * (1 + mu)
    assert largest(limit - 0.01, mu) < 1 < largest(limit + 0.01, mu)
    assert "3.8 over the largest curvature" in prose("07")


def test_within_the_dashed_curve_all_shrink_by_the_root_of_mu():
    for product in np.linspace((1 - np.sqrt(0.5)) ** 2, (1 + np.sqrt(0.5)) ** 2, 9)[1:-1]:
        assert largest(product, 0.5) == pytest.approx(np.sqrt(0.5))
    assert largest((1 - np.sqrt(0.5)) ** 2 * 0.9, 0.5) > np.sqrt(0.5) + 0.01


def test_the_best_momentum_for_a_bowl_of_100():
    root = 9 / 11  # (sqrt(kappa) - 1) / (sqrt(kappa) + 1)
    rate = (1 + root) ** 2 / 100  # for curvatures from 1 to 100
    assert [largest(rate * c, root**2) for c in (1, 10, 100)] == pytest.approx([root] * 3, abs=1e-6)


def test_the_error_descends_twice():
    error = defined("08", "error_on_new_points")
    at = {k: np.median([error(k, seed) for seed in range(5)]) for k in (2, 15, 60, 120, 2000)}
    assert at[15] < at[2] < at[60]
    assert at[60] > 5
    assert at[2000] < at[120] < at[60]
    assert at[2000] < at[15]


def test_batch_normalisation_makes_the_size_of_the_weights_no_matter():
    spread = defined("06b", "spread_at_the_top")
    assert spread(0.1, False) < 1e-9
    assert spread(10.0, False) > 0.9
    assert [spread(scale, True) for scale in (0.1, 1.0, 10.0)] == pytest.approx([0.64] * 3, abs=0.005)


def test_a_convolution_is_a_dense_layer_with_zeros_and_ties():
    tied_weights = defined("09", "tied_weights")
    kernel, X = np.random.default_rng(1).normal(size=(3, 3)), np.random.default_rng(0).uniform(size=(5, 64))
    layer = Conv2d(1, 1, 3, rng=0)
    layer.W.value[:] = kernel
    slid = layer.forward(X.reshape(5, 1, 8, 8)).reshape(5, 36)
    np.testing.assert_allclose(X @ tied_weights(kernel, 8, 8), slid, atol=1e-12)
    assert pytest.approx(7e10, rel=0.03) == 512**4
    assert pytest.approx(275, abs=0.5) == 4 * 512**4 / 1e9


def test_the_largest_answer_of_a_kernel_survives_a_shift_that_halves_a_dense_network():
    X, y = digits()
    order = np.random.default_rng(0).permutation(len(X))
    seen, new = order[:1077], order[1077:]
    (source,) = [cell.source for cell in read_text(find_lesson("09").text).cells if "finders = " in cell.source]
    given = {"np": np, **vars(nnkit), "shifted": shifted}
    given |= {"X_train": X[seen], "y_train": y[seen], "X_val": X[new], "y_val": y[new]}
    exec(source, given)
    read = [
        np.mean(given["finders"].forward(shifted(X[new], right, 0).reshape(-1, 1, 8, 8)).argmax(axis=1) == y[new])
        for right in (0, 1)
    ]
    assert read[0] > 0.95
    assert read[1] == pytest.approx(0.8, abs=0.04)
    assert given["finders"].theta.size == 1162
    dense = nnkit.Sequential(nnkit.Dense(64, 64, rng=0), "relu", nnkit.Dense(64, 10, rng=1))
    assert dense.theta.size == 4810


def test_one_example_in_a_layer_that_was_left_in_training_comes_out_as_beta():
    batch_norm = defined("06b", "batch_norm")
    beta = np.array([0.3, -2.0])
    for z in ([5.0, 1.0], [-7.0, 0.0]):
        Y, _, _ = batch_norm(np.array([z]), np.ones(2), beta, np.zeros(2), np.ones(2), True)
        np.testing.assert_allclose(Y[0], beta)


def test_batch_norm_is_nnkits_layer():
    Z = np.random.default_rng(2).normal(2, 3, size=(6, 4))
    layer = nnkit.BatchNorm(4)
    layer.training = True
    Y, mean, _ = defined("06b", "batch_norm")(Z, np.ones(4), np.zeros(4), np.zeros(4), np.ones(4), True)
    np.testing.assert_allclose(layer.forward(Z), Y)
    np.testing.assert_allclose(layer.running_mean, mean)


def test_clipped_does_to_a_list_what_nnkit_does_to_one_array():
    grads = [np.array([[3.0, -1.0]]), np.array([4.0])]
    together = np.array([3.0, -1.0, 4.0])
    clip_norm(together, 2.0)
    np.testing.assert_allclose(np.concatenate([np.ravel(g) for g in defined("07b", "clipped")(grads, 2.0)]), together)


def test_half_of_newtons_step_never_leaps_up_in_the_race():
    banana, newton_step = SURFACES["banana"], defined("07", "newton_step")

    def losses(rate):
        p = np.array([-2.0, -1.0])
        yield banana.f(p)
        while banana.f(p) > 1e-6:
            x, y = p
            hessian = np.array([[0.5 - 4 * y + 6 * x**2, -4 * x], [-4 * x, 4.0]])
            p = p + rate * (newton_step(p, banana.gradient(p), hessian) - p)
            yield banana.f(p)

    whole, half = list(losses(1.0)), list(losses(0.5))
    assert (len(whole) - 1, len(half) - 1) == (5, 20)
    assert np.all(np.diff(half) < 0) and not np.all(np.diff(whole) < 0)
    assert "it takes 20 of them, not 5" in prose("07")


def test_the_astronomers_rule_is_a_neuron_with_these_weights():
    u, v, j = np.random.default_rng(0).normal(size=(3, 50))
    np.testing.assert_allclose(np.stack([u, v, j], axis=1) @ [1, -1.8, 0.8] - 0.7, (u - v) - 0.8 * (v - j) - 0.7)
    assert "w = (1, -1.8, 0.8), b = -0.7" in prose("01")


def test_keras_decay_halves_the_rate_after_a_hundred_steps():
    assert [1 / (1 + 0.01 * t) for t in (100, 900)] == pytest.approx([1 / 2, 1 / 10])
    assert "halved after 100 steps, and was a tenth after 900" in prose("07b")

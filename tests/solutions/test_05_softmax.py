"""The numbers that lesson 5 states in its text are the ones that come out."""

import numpy as np
import pytest

from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.data import blobs
from nnkit.layers import Dense, Tanh
from nnkit.widgets import Playground, live

PETS = np.array([3.0, -1.0, 1.0])
P_PETS = [0.866813, 0.015876, 0.117310]


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("05-softmax"))


def test_cat_dog_bird(solved):
    assert np.exp(PETS).round(6).tolist() == [20.085537, 0.367879, 2.718282]
    assert np.exp(PETS).sum().round(6) == 23.171698
    assert np.log(np.exp(PETS).sum()).round(6) == 3.142932
    assert solved["naive_softmax"](PETS).round(6).tolist() == P_PETS
    assert solved["stable_softmax"](np.array([[0.0, -4, -2]])).round(6).tolist() == [P_PETS]


def test_the_slide_cuts_and_the_repair_rounds(solved):
    cut = (np.array(P_PETS) * 1000).astype(int) / 1000
    assert cut.tolist() == [0.866, 0.015, 0.117]
    assert cut.sum().round(6) == 0.998
    good = solved["three_decimals"](np.array(P_PETS))
    assert good.tolist() == [0.867, 0.016, 0.117]
    assert good.sum().round(6) == 1
    assert solved["three_decimals"](np.full(3, 1 / 3)).tolist() == [0.333] * 3


def test_smooth_argmax(solved):
    assert solved["stable_softmax"](np.array([[1.0, 1000, 2]])).tolist() == [[0, 1, 0]]


def test_two_classes_are_a_sigmoid(solved):
    assert solved["two_class_probability"](np.array([[1.0, 3]])).round(6).tolist() == [0.880797]
    Z = np.random.default_rng(0).normal(scale=300, size=(50, 2))
    np.testing.assert_allclose(solved["two_class_probability"](Z), solved["stable_softmax"](Z)[:, 1], atol=1e-15)


def test_temperatures(solved, with_page):
    at = solved["softmax_at_temperature"]
    Z = np.array([[2.0, 1, -1]])
    assert at(Z, 1)[0, 0].round(6) == 0.705385
    T = solved["temperature_of_a_half"]
    assert at(Z, T)[0, 0] == pytest.approx(0.5, abs=1e-4)
    x = np.exp(-1 / T)
    assert x + x**3 == pytest.approx(1, abs=1e-4)
    # what its hints and wrong answers say
    for heat, share in [(2.82, 0.489), (2.24, 0.526), (2, 0.547), (0.5, 0.879), (3, 0.480)]:
        assert at(Z, heat)[0, 0].round(3) == share
    at_two = at(Z, 1.4427)[0]
    assert at_two[1] == pytest.approx(at_two[0] / 2, abs=1e-4)
    # the explorer's slider comes near enough, and shows the same
    explorer = live.SoftmaxTemperature().set(log_t=0.4)
    assert "T = 2.51" in with_page.says(explorer) and abs(10**0.4 / 2.616123 - 1) < 0.05
    tie = with_page.says(live.SoftmaxTemperature(), ["start", "a tie (3, 3, 0)"], ["log_t", -1.0])
    assert "(0.5000, 0.5000, 0.0000)" in tie
    before, after = (with_page.look(live.SoftmaxTemperature(), *presses) for presses in ([], ["up"]))
    assert before["panels"][1]["says"] == after["panels"][1]["says"]
    curves = [shown["panels"][2]["marks"][0]["y"] for shown in (before, after)]
    np.testing.assert_allclose(*curves, rtol=1e-12)


def test_likelihoods(solved):
    for chances, product, loss in [([0.9, 0.6, 0.5, 0.2], 0.054, 0.729693), ([0.7, 0.7, 0.6, 0.5], 0.147, 0.479331)]:
        P = np.column_stack([chances, 1 - np.array(chances)])
        right = np.zeros(4, int)
        assert solved["likelihood"](P, right) == pytest.approx(product)
        assert -np.log(product) / 4 == pytest.approx(loss, abs=5e-7)
        assert solved["cross_entropy"](np.log(P), right) == pytest.approx(loss, abs=5e-7)
    tiled = np.tile([0.4, 0.6], (1000, 1))
    assert solved["likelihood"](tiled, np.zeros(1000, int)) == 0
    assert solved["likelihood"](tiled[:400], np.zeros(400, int)) > 0
    assert round(1000 * np.log(0.4), 6) == -916.290732
    assert [np.log(k).round(6) for k in (3, 10)] == [1.098612, 2.302585]
    assert solved["cross_entropy"](np.zeros((5, 10)), np.arange(5)) == pytest.approx(np.log(10))


def test_losses_from_logits(solved):
    losses = [solved["cross_entropy"](PETS[None], np.array([c])).round(6) for c in range(3)]
    assert losses == [0.142932, 4.142932, 2.142932]
    assert solved["cross_entropy"](np.array([[0.0, 1000]]), np.array([0])) == 1000


def test_slide_b_is_wrong_for_label_0_only(solved):
    a, y = np.array([0.9, 0.1, 0.9, 0.1]), np.array([1, 1, 0, 0])
    slide_b = -y * np.log(a) + (1 - y) * np.log(1 - a)
    good = solved["repaired_loss"](a, y)
    assert (good > 0).all() and good[1] > good[0] and good[2] > good[3]
    assert slide_b[:2].tolist() == good[:2].tolist()
    assert slide_b[2:].tolist() == (-good[2:]).tolist()


def test_jacobian(solved):
    J = solved["softmax_jacobian_matrix"](PETS)
    assert J[:, 0].round(6).tolist() == [0.115448, -0.013762, -0.101686]
    np.testing.assert_allclose(J.sum(axis=0), 0, atol=1e-15)
    pair = solved["softmax_jacobian_matrix"](np.array([0.0, 2.0]))
    assert pair[1, 1] == pytest.approx(0.880797 * 0.119203, abs=1e-6)


def pull(solved, m, loss):
    """The gradient on the right logit, the second of (m, 0, 0), and the whole gradient."""
    z, right = np.array([m, 0.0, 0.0]), np.array([0.0, 1, 0])
    p = solved["stable_softmax"](z[None])[0]
    if loss == "cross-entropy":
        return p - right
    return solved["softmax_jacobian_matrix"](z).T @ (2 * (p - right))


def test_the_squared_error_dies_and_cross_entropy_does_not(solved):
    assert abs(pull(solved, 10, "squared error")[1]).round(6) == 0.000182
    assert abs(pull(solved, 10, "cross-entropy")[1]).round(6) == 0.999955
    steps = {}
    for name in ("cross-entropy", "squared error"):
        z, steps[name] = np.array([10.0, 0, 0]), 0
        while z.argmax() != 1:
            p = solved["stable_softmax"](z[None])[0]
            right = np.array([0.0, 1, 0])
            by_p = -right / p if name == "cross-entropy" else 2 * (p - right)
            z = z - solved["softmax_jacobian_matrix"](z).T @ by_p
            steps[name] += 1
    assert steps == {"cross-entropy": 6, "squared error": 2303}


def test_p_minus_y(solved):
    _, dZ = solved["softmax_cross_entropy"](PETS[None], np.array([1]))
    assert dZ.round(6).tolist() == [[0.866813, -0.984124, 0.117310]]
    Z, y = np.random.default_rng(1).normal(size=(4, 5)), np.array([0, 4, 4, 2])
    _, dZ = solved["softmax_cross_entropy"](Z, y)
    np.testing.assert_allclose(dZ.sum(axis=1), 0, atol=1e-15)
    assert ((dZ < 0) == solved["one_hot_rows"](y, 5).astype(bool)).all()


def test_the_network_explorer_shows_the_same_p(with_page):
    explorer = live.NumberedNetwork("C: three ReLU layers, three classes")
    said = [with_page.says(explorer, *["forward"] * steps) for steps in range(31)]
    assert any("0.866813, 0.015876, 0.117310" in text for text in said)


def test_the_trained_classifiers(solved):
    X, y = blobs(180, classes=3, spread=0.4, rng=3)
    X_new, y_new = blobs(3000, classes=3, spread=0.4, rng=103)
    fit, accuracy, softmax = solved["fit_classifier"], solved["accuracy"], solved["stable_softmax"]
    W, b, losses = fit(X, y, 3, 1.0, 200)
    assert W.shape == (2, 3) and losses[0] == pytest.approx(np.log(3))
    many = X_new @ W + b
    assert softmax(many).max(axis=1).mean() == pytest.approx(accuracy(many, y_new), abs=0.01)
    W, b, _ = fit(X[:9], y[:9], 3, 3.0, 2000)
    assert accuracy(X[:9] @ W + b, y[:9]) == 1
    few = X_new @ W + b
    assert softmax(few).max(axis=1).mean() == pytest.approx(0.959, abs=5e-4)
    assert accuracy(few, y_new) == pytest.approx(0.832, abs=5e-4)
    # they still sharpen: longer training, longer weights
    longer, _, _ = fit(X[:9], y[:9], 3, 3.0, 4000)
    assert np.linalg.norm(longer) > np.linalg.norm(W)


def test_the_own_loss_bends_a_border_in_the_playground(solved):
    rng = np.random.default_rng(5)
    layers = [Dense(2, 8, rng=rng), Tanh(), Dense(8, 8, rng=rng), Tanh(), Dense(8, 2, rng=rng)]
    playground = Playground(layers=layers, loss=solved["softmax_cross_entropy"], state="data=spiral optimizer=Adam")
    assert playground.losses[0] == pytest.approx(1.04, abs=5e-3)
    playground.train(150)
    assert playground.losses[0] < 0.3

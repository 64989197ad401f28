"""Optimisers: the formulas of their docstrings, step by step, and what they refuse."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nnkit
from nnkit import AdaGrad, Adam, AdamW, GradientDescent, Momentum, Nesterov, Newton, RMSProp, optimizer

RNG = np.random.default_rng(7)
GRADIENTS = RNG.normal(size=(6, 3))
START = np.array([0.5, -1.0, 2.0])


def run(optimizer):
    theta = START.copy()
    for g in GRADIENTS:
        optimizer.step(theta, g)
    return theta


def test_momentum_and_nesterov_against_their_formulas():
    for cls, look_ahead in [(Momentum, False), (Nesterov, True)]:
        theta, v = START.copy(), 0
        for g in GRADIENTS:
            v = 0.7 * v + g
            theta = theta - 0.03 * (g + 0.7 * v if look_ahead else v)
        assert_allclose(run(cls(lr=0.03, mu=0.7)), theta, rtol=1e-14)


def test_adagrad_and_rmsprop_against_their_formulas():
    theta, s = START.copy(), 0
    for g in GRADIENTS:
        s = s + g**2
        theta = theta - 0.03 * g / (np.sqrt(s) + 1e-10)
    assert_allclose(run(AdaGrad(lr=0.03)), theta, rtol=1e-14)
    theta, s = START.copy(), 0
    for g in GRADIENTS:
        s = 0.8 * s + 0.2 * g**2
        theta = theta - 0.03 * g / (np.sqrt(s) + 1e-7)
    assert_allclose(run(RMSProp(lr=0.03, rho=0.8)), theta, rtol=1e-14)


@pytest.mark.parametrize("decay", [0.0, 0.05])
def test_adam_in_place_is_the_textbook_adam(decay):
    """Also over more parameters than fit into one of its pieces."""
    start = np.random.default_rng(1).normal(size=40_000)
    theta, m, v = start.copy(), 0, 0
    ours, ours_theta = AdamW(lr=0.03, beta1=0.8, beta2=0.95, decay=decay), start.copy()
    for t in range(1, 6):
        g = np.cos(theta * t)
        ours.step(ours_theta, np.cos(ours_theta * t))
        m = 0.8 * m + (1 - 0.8) * g
        v = 0.95 * v + (1 - 0.95) * g**2
        m_hat = m / (1 - 0.8**t)
        v_hat = v / (1 - 0.95**t)
        theta = theta - 0.03 * decay * theta - 0.03 * m_hat / (np.sqrt(v_hat) + 1e-8)
    assert_allclose(ours_theta, theta, rtol=1e-11, atol=1e-13)
    assert_allclose(ours.m, m, rtol=1e-9, atol=1e-13)
    assert_allclose(ours.v, v, rtol=1e-9, atol=1e-13)
    assert Adam().m is Adam().v is None


def test_newton_needs_one_step_on_a_quadratic_and_explains_a_flat_one():
    H = np.array([[2.0, 0.5], [0.5, 1.0]])
    theta = np.array([3.0, -4.0])
    Newton(lambda theta: H).step(theta, H @ theta)
    assert_allclose(theta, 0, atol=1e-12)
    flat = Newton(lambda theta: np.diag([1.0, 0.0]))
    with pytest.raises(np.linalg.LinAlgError) as error:
        flat.step(np.ones(2), np.ones(2))
    assert "positive `damping`" in error.value.__notes__[0]
    flat.damping = 0.1
    flat.step(np.ones(2), np.ones(2))


def test_newton_on_a_network():
    """The Hessian of a small network's loss, measured from its gradients."""
    x, y = np.linspace(-1, 1, 8)[:, None], np.linspace(-0.5, 1.5, 8)[:, None]
    model = nnkit.Sequential(nnkit.Dense(1, 1, rng=0))

    def gradient(theta):
        model.theta = theta
        model.backward(nnkit.mean_squared_error(model(x), y)[1])
        return model.grad

    start = model.theta.copy()
    H = nnkit.numerical_hessian(gradient, start)
    assert_allclose(H, 2 * np.array([[(x**2).mean(), x.mean()], [x.mean(), 1]]), atol=1e-9)
    Newton(lambda theta: H).step(model.theta, gradient(start).copy())
    assert_allclose(model.theta, [1, 0.5], atol=1e-8)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: GradientDescent(lr=0), "lr must be a finite number, above 0; got 0"),
        (lambda: Adam(lr=-1e-3), "lr must be a finite number, above 0; got -0.001"),
        (lambda: Adam(lr=float("nan")), "lr must be a finite number, above 0; got nan"),
        (lambda: Momentum(mu=1), "mu must be a finite number, at least 0 and below 1; got 1"),
        (lambda: Adam(beta2=1.5), "beta2 must be"),
        (lambda: RMSProp(rho=-0.1), "rho must be"),
        (lambda: optimizer("Adagard"), r"'Adagard'. Did you mean 'AdaGrad'\? The names are GradientDescent"),
        (lambda: Newton(lambda t: np.eye(3)).step(np.ones(2), np.ones(2)), r"shape \(2, 2\); got \(3, 3\)"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_an_optimizer_with_state_belongs_to_one_model():
    adam = Adam()
    adam.step(np.ones(3), np.ones(3))
    with pytest.raises(ValueError, match="Make a new optimizer for another model"):
        adam.step(np.ones(2), np.ones(2))


def test_newton_by_hand():
    H, g = np.array([[2.0, 0.5], [0.5, 1.0]]), np.array([1.0, -2.0])
    theta = START[:2].copy()
    Newton(lambda theta: H.tolist(), lr=0.5, damping=0.25).step(theta, g)
    assert_allclose(theta, START[:2] - 0.5 * np.linalg.solve([[2.25, 0.5], [0.5, 1.25]], g))


@pytest.mark.parametrize(("make", "state"), [(Momentum, "v"), (Nesterov, "v"), (AdaGrad, "s"), (RMSProp, "s"),
                                             (Adam, "m"), (Adam, "v")])  # fmt: skip
def test_what_an_optimizer_remembers_has_the_type_of_theta(make, state):
    optimizer, theta = make(), np.ones(3, np.float32)
    optimizer.step(theta, np.ones(3))  # a float64 gradient
    assert getattr(optimizer, state).dtype == theta.dtype == np.float32


def test_a_share_that_numpy_made_changes_no_type():
    adam = Adam(beta1=np.float64(0.9), beta2=np.float64(0.99))
    adam.step(np.ones(3, np.float32), np.ones(3, np.float32))
    assert adam.m.dtype == adam.v.dtype == np.float32


def test_an_optimizer_shows_its_rate_and_must_have_a_step():
    assert repr(Adam()) == "Adam(lr=0.001)"
    with pytest.raises(NotImplementedError, match=r"Optimizer must define step\(self, theta, grad\)"):
        nnkit.optim.Optimizer(0.1).step(np.ones(1), np.ones(1))

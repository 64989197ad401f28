"""The pictures' numbers, which the page computes, against nnkit's own: the same states in Chromium and in Python."""

import numpy as np
import pytest

from nnkit import init
from nnkit.activations import ACTIVATIONS, activation, relu, sigmoid, softmax
from nnkit.data import xor
from nnkit.layers import Dense, Dropout
from nnkit.lessonkit.approximate import hinges, relu_sum
from nnkit.lessonkit.exam import exam
from nnkit.lessonkit.polygons import inside, region_network
from nnkit.losses import binary_cross_entropy, mean_squared_error, softmax_cross_entropy
from nnkit.model import Sequential
from nnkit.optim import OPTIMIZERS, Adam
from nnkit.regularize import L2, add_penalty
from nnkit.widgets import live
from nnkit.widgets.live.explorers import descend, send, summary
from nnkit.widgets.live.surfaces import SURFACES
from nnkit.widgets.page import schemas

MANY = 1000
LOOKS = """([name, states, extra]) => states.map(state => {
  const { facts } = new $state.Explorer({ explorer: name, state, ...extra }).picture();
  const plain = (v) => ArrayBuffer.isView(v) ? Array.from(v, plain) : Array.isArray(v) ? v.map(plain)
    : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, u]) => [k, plain(u)]))
    : v;
  return plain(facts);
})"""


def random_states(name, count, **fixed):
    """States with every control somewhere in its range, on one of its steps."""
    rng = np.random.default_rng(0)
    states = []
    for _ in range(count):
        state = {}
        for control in schemas()[name]["controls"]:
            if control["kind"] == "slider":
                steps = round((control["high"] - control["low"]) / control["step"])
                value = round(control["low"] + control["step"] * int(rng.integers(steps + 1)), 6)
                state[control["name"]] = min(value, control["high"])
            elif control["kind"] == "choice":
                state[control["name"]] = str(rng.choice(control["options"]))
            elif control["kind"] == "switch":
                state[control["name"]] = bool(rng.integers(2))
        states.append(state | {key: make(rng, state) for key, make in fixed.items()})
    return states


def facts_of(page, name, states, **extra):
    return list(zip(states, page.run(LOOKS, [name, states, extra]), strict=True))


class Orbits:
    """Paths held against each other: their first steps all, the first 20 but for a few.

    Orbits that are chaotic differ early by the last bit of exp and of powers, which no two machines share.
    """

    def __init__(self):
        self.apart = []

    def hold(self, theirs, mine, state):
        mine = np.asarray(mine)
        mine = mine[: len(theirs)]
        size = np.abs(mine).max()
        if size < 1e6:  # the last place of a path that left for infinity is cut
            np.testing.assert_allclose(theirs[:6], mine[:6], err_msg=str(state), **near(size))
            self.apart.append(not np.allclose(theirs[: len(mine)], mine, **near(size)))

    def close(self, at_least):
        assert len(self.apart) >= at_least
        assert np.mean(self.apart) < 0.01


def near(size=1.0):
    """Within 1e-9 of the largest."""
    return {"rtol": 1e-9, "atol": 1e-9 * size}


# --- random numbers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1, 3, 11, 12345, 2**32 - 1, [5, 7]])
def test_default_rng_draws_the_same(with_page, seed):
    drawn = with_page.run(
        """seed => {
          const of = (draw) => Array.from(draw(new $random.Generator(seed)));
          return [of(r => r.uniform(-1, 1, 2000)), of(r => r.permutation(500)), of(r => r.normal(20000, 1))];
        }""",
        seed,
    )
    rng = [np.random.default_rng(seed) for _ in range(3)]
    assert np.array_equal(drawn[0], rng[0].uniform(-1, 1, 2000))
    assert np.array_equal(drawn[1], rng[1].permutation(500))
    np.testing.assert_allclose(drawn[2], rng[2].normal(size=20000), rtol=0, atol=1e-13)


def test_activations_and_their_derivatives(with_page):
    z = np.concatenate([np.linspace(-30, 30, 4001), [-1e4, -745.0, 0.0, 745.0, 1e4]])
    for name, kind in ((n, k) for n, k in ACTIVATIONS.items() if k.elementwise):
        f, d = with_page.run(
            "([name, z]) => $activations.ACTIVATIONS[name].map(f => z.map(v => f(v)))", [name, z.tolist()]
        )
        np.testing.assert_allclose(f, kind.f(z), err_msg=name, **near(1e-3))
        np.testing.assert_allclose(d, kind.derivative(z), err_msg=name, **near(1e-3))


# --- one explorer after the other -----------------------------------------------------------------------------------


def knots(rng, state):
    free = np.sort(rng.uniform(0.05, 6.2, state["count"] - 1))
    while len(free) > 1 and np.diff(free).min() < 0.01:
        free = np.linspace(0, 2 * np.pi, state["count"] + 1)[1:-1] + rng.uniform(-0.05, 0.05, state["count"] - 1)
    return [0.0, *free.tolist(), 2 * np.pi]


def test_hinges(with_page):
    drawn_at = np.linspace(0, 2 * np.pi, 9).tolist()
    drawn = {"drawn": lambda rng, _: [[x, float(rng.uniform(-1, 1))] for x in drawn_at]}
    grid = np.linspace(0, 2 * np.pi, 401)
    for state, facts in facts_of(with_page, "ReluHinges", random_states("ReluHinges", MANY, knots=knots, **drawn)):
        explorer = live.ReluHinges().set(**state)
        constant, c = hinges(state["knots"], explorer.f(np.array(state["knots"])))
        size = np.abs(c).max() + 1
        np.testing.assert_allclose(facts["c"], c, **near(size))
        np.testing.assert_allclose(facts["made"], relu_sum(grid, state["knots"], constant, c), **near(size))
        np.testing.assert_allclose(facts["target"], explorer.f(grid), **near())


def test_hinges_of_the_students_own_functions_with_kinks_and_jumps(with_page):
    own = {
        "smooth": lambda x: np.sin(3 * x) * np.exp(-x / 4),
        "kink": lambda x: np.abs(np.sin(x)) - 0.5,
        "jump": lambda x: (x > 2.2) * 1.0,
    }
    explorer = live.ReluHinges(own=own)
    grid = np.linspace(0, 2 * np.pi, 401)
    states = [{"function": name, "count": n} for name in own for n in range(1, 41)]
    for state, facts in facts_of(with_page, "ReluHinges", states, tables=explorer.values()["tables"]):
        f, even = own[state["function"]], np.linspace(0, 2 * np.pi, state["count"] + 1)
        constant, c = hinges(even, f(even))
        np.testing.assert_allclose(facts["target"], f(grid), **near())
        np.testing.assert_allclose(facts["made"], relu_sum(grid, even, constant, c), **near(1 + np.abs(c).max()))


def on_surface(rng, state):
    reach = SURFACES[state["surface"]].reach
    return [round(float(rng.uniform(-r, r)), 1) for r in reach]


def test_paths_of_optimisers_over_their_first_steps(with_page):
    orbits = Orbits()
    for state, facts in facts_of(with_page, "OptimizerRace", random_states("OptimizerRace", MANY, start=on_surface)):
        for name, path in facts["paths"].items():
            optimizer = OPTIMIZERS[name](lr=10 ** state["log_rate"])
            mine = descend(optimizer, SURFACES[state["surface"]], state["start"], min(20, state["steps"]))
            orbits.hold(path, mine, (name, state))
    orbits.close(at_least=2000)


def planes(rng, _):
    kinds = [(rng.choice(list("ABC")), rng.uniform(-3, 3, 2), rng.uniform(-3, 3)) for _ in range(rng.integers(0, 12))]
    return [{"group": str(g), "at": at.tolist(), "angle": float(angle)} for g, at, angle in kinds]


def test_regions(with_page):
    middles = np.arange(-4 + 1 / 30, 4, 1 / 15)
    cells = np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)
    for state, facts in facts_of(with_page, "RegionBuilder", random_states("RegionBuilder", 150, planes=planes)):
        on = np.zeros(len(cells), bool)
        for letter in "ABC":
            mine = [p for p in state["planes"] if p["group"] == letter]
            w = np.array([[np.cos(p["angle"]), np.sin(p["angle"])] for p in mine]).reshape(-1, 2)
            z = [(cells - p["at"]) @ v for p, v in zip(mine, w, strict=True)]
            if mine:
                on |= np.min(z, axis=0) > 0
        assert facts["area"] == pytest.approx(on.sum() / 225)


def test_a_shape_to_fill_and_the_network_that_fills_it(with_page):
    square, triangle = [[-3, -1.5], [-1, -1.5], [-1, 1.5], [-3, 1.5]], [[0.5, -1], [3.5, -1], [2, 1.5]]
    made, corners = [], {"A": square, "B": triangle}
    for group, polygon in corners.items():
        for (x0, y0), (x1, y1) in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
            at = [float(x0 + x1) / 2, float(y0 + y1) / 2]
            made.append({"group": group, "at": at, "angle": float(np.arctan2(x1 - x0, y0 - y1))})
    explorer = live.RegionBuilder(target="two islands").set(planes=made)
    facts = with_page.look(explorer)["facts"]
    assert facts["share"] > 98
    assert facts["units"] == sum(len(b) for b in region_network(list(corners.values()))[1])
    middles = np.arange(-4 + 1 / 30, 4, 1 / 15)
    x, y = np.meshgrid(middles, middles)
    wanted = sum(inside(np.array(polygon, float), x, y) for polygon in corners.values()).sum() / 225
    assert facts["area"] - facts["extra"] + facts["missed"] == pytest.approx(wanted)


def place(rng, _):
    return rng.uniform(-1, 2, (2, 2)).tolist()


def test_hidden_space(with_page):
    flat, labels = xor(60, noise=0, rng=11)
    clouds = 0.5 + 0.6 * np.sign(flat) * (0.35 + 0.65 * np.abs(flat))
    data = {
        "four corners": (np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])),
        "four clouds": (clouds, labels),
    }
    states = random_states("HiddenSpace", MANY, at=place, tip=place, out=place)
    for state, facts in facts_of(with_page, "HiddenSpace", states):
        X, y = data[state["points"]]
        at, W = np.array(state["at"]), (np.array(state["tip"]) - state["at"]).T
        Z = X @ W - (W.T * at).sum(axis=1)
        H = relu(Z) if state["bend"] else Z
        np.testing.assert_allclose(facts["H"], H, **near(10))
        w = np.subtract(*state["out"][::-1])
        assert facts["right"] == int(((H @ w - w @ state["out"][0] > 1e-9) == (y == 1)).sum())


def logits(rng, state):
    count = {"(2, 1, -1)": 3, "two classes (1, 0)": 2, "all equal": 4, "a tie (3, 3, 0)": 3}.get(state["start"], 5)
    return rng.uniform(-10, 10, count).tolist()


def test_softmax(with_page):
    for state, facts in facts_of(with_page, "SoftmaxTemperature", random_states("SoftmaxTemperature", MANY, z=logits)):
        p = softmax(np.array(state["z"]) / 10 ** state["log_t"])
        np.testing.assert_allclose(facts["p"], p, rtol=1e-9)
        assert facts["entropy"] == pytest.approx(-(p[p > 0] * np.log2(p[p > 0])).sum(), abs=1e-9)


def test_a_neuron_on_points_and_on_the_exam(with_page):
    states = [
        state
        | (
            {}
            if state["data"] == "exam"
            else {"points": np.random.default_rng(i).uniform(-4, 4, (4 if state["data"] == "XOR" else 8, 2)).tolist()}
        )
        for i, state in enumerate(random_states("NeuronLine", MANY))
    ]
    for state, facts in facts_of(with_page, "NeuronLine", states):
        X, y = exam()
        if "points" in state:
            X, y = np.array(state["points"]), (np.arange(len(state["points"])) < len(state["points"]) // 2).astype(int)
        z = X @ [state["w1"], state["w2"]] + state["b"]
        np.testing.assert_allclose(facts["z"], z, **near(50))
        np.testing.assert_allclose(facts["a"], sigmoid(z), rtol=1e-9)
        assert facts["loss"] == pytest.approx(binary_cross_entropy(z, y)[0], rel=1e-9)
        assert facts["wrong"] == ((z > 0) != (y == 1)).sum()


def test_descent_of_a_neuron(with_page):
    X, y = exam()
    orbits = Orbits()
    start = {"start": lambda rng, _: [round(float(rng.uniform(-2.5, 3)), 1), round(float(rng.uniform(-2.5, 3)), 1)]}
    for state, facts in facts_of(with_page, "NeuronDescent", random_states("NeuronDescent", MANY, **start)):
        x = X[:, 1] - (X[:, 1].mean() if state["inputs"] == "hours minus their mean" else 0)
        (w, b), rate, mine = state["start"], 10 ** state["log_rate"], []
        for _ in range(min(state["steps"], 20) + 1):
            z = w * x + b
            mine.append([w, b, binary_cross_entropy(z, y)[0]])
            error = sigmoid(z) - y
            w, b = w - rate * np.mean(error * x), b - rate * np.mean(error)
        orbits.hold(np.column_stack([facts["path"], facts["losses"]]), mine, state)
    orbits.close(at_least=900)


def test_learning_rates(with_page):
    X, y = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]), np.array([[0.0], [1], [1], [0]])
    steep = {"parabola 2x²": lambda x: 4 * x, "two valleys": lambda x: 2 * x**3 - 4 * x + 0.6}
    orbits = Orbits()
    rates = {
        "rate": lambda rng, state: round(float(rng.uniform(0.01, 2 if state["problem"] == "network on XOR" else 1)), 2)
    }
    for state, facts in facts_of(with_page, "LearningRate", random_states("LearningRate", MANY, **rates)):
        rate, steps = state["rate"], min(20, state["steps"])
        if state["problem"] == "network on XOR":
            model, mine = Sequential(Dense(2, 4, rng=3), "tanh", Dense(4, 1, rng=4)), []
            for _ in range(steps + 1):
                value, dy = binary_cross_entropy(model(X), y)
                mine.append(value)
                model.backward(dy)
                model.theta -= rate * model.grad
            orbits.hold(facts["loss"], mine, state)
            continue
        path = [np.array(-2.0 if state["problem"] in steep else [-3.5, 1.5])]
        gradient = steep.get(state["problem"], lambda p: np.array([1, 5]) * p)
        for _ in range(steps):
            if np.abs(path[-1]).max() < 1e6:
                path.append(path[-1] - rate * gradient(path[-1]))
        orbits.hold(facts["path"], path, state)
    orbits.close(at_least=500)


def test_activation_and_derivative(with_page):
    z = {"z": lambda rng, _: [round(float(rng.uniform(-6, 6)), 1), 0]}
    grid = np.linspace(-6, 6, 401)
    for state, facts in facts_of(with_page, "ActivationPoint", random_states("ActivationPoint", MANY, **z)):
        kind = ACTIVATIONS[state["function"]]
        more = [state["eps"]] if state["function"] in ("leaky_relu", "elu") else []
        inner = state["slope"] * (grid - state["shift"])
        clear = np.abs(inner) > 1e-9  # at a kink itself the last bit decides
        size = 1 + np.abs(facts["values"]).max()
        np.testing.assert_allclose(facts["values"], state["scale"] * kind.f(inner, *more), **near(size))
        slopes = state["scale"] * state["slope"] * kind.derivative(inner, *more)
        np.testing.assert_allclose(np.array(facts["slopes"])[clear], slopes[clear], **near(10))


def test_an_activation_of_the_students_own_with_and_without_eps(with_page):
    own = {
        "silu": (lambda z: z * sigmoid(z), ACTIVATIONS["silu"].derivative),
        "leaky": (lambda z, eps: np.where(z > 0, z, eps * z), lambda z, eps: np.where(z > 0, 1.0, eps)),
        "power": (lambda z, eps: np.tanh(z) * eps**2, lambda z, eps: (1 - np.tanh(z) ** 2) * eps**2),
    }
    grid = np.linspace(-6, 6, 401)
    states = [
        {"function": name, "eps": e, "slope": s} for name in own for e in (0.0, 0.1, 0.65, 1.0) for s in (1, 2, -1)
    ]
    for state, facts in facts_of(
        with_page, "ActivationPoint", states, tables=live.ActivationPoint(own).values()["tables"]
    ):
        more = [] if state["function"] == "silu" else [state["eps"]]
        exact = own[state["function"]][0](state["slope"] * grid, *more)
        np.testing.assert_allclose(facts["values"], exact, atol=1e-9 if abs(state["slope"]) == 1 else 2e-3, rtol=0)


def test_gradient_through_a_stack(with_page):
    for state, facts in facts_of(with_page, "GradientStack", random_states("GradientStack", 200)):
        g, rng = activation(state["activation"]), np.random.default_rng(0)
        A, weights, slopes, left = rng.normal(size=(60, 40)), [], [], []
        for _ in range(state["layers"]):
            weights.append(rng.normal(scale=state["scale"] / np.sqrt(40), size=(40, 40)))
            Z = A @ weights[-1] + state["bias"]
            slopes.append(g.derivative(Z))
            A = g(Z)
        dA = rng.normal(size=A.shape)
        top = np.linalg.norm(dA)
        for W, slope in zip(reversed(weights), reversed(slopes), strict=True):
            dA = (dA * slope) @ W.T
            left.insert(0, np.linalg.norm(dA) / top)
        # where a network is chaotic a last bit grows from layer to layer
        deep = 1e-9 if state["layers"] <= 10 else 1e-3
        np.testing.assert_allclose(np.array(facts["left"], float), left, rtol=deep, err_msg=str(state))
        flat = np.abs(slopes) < 0.01
        np.testing.assert_allclose(facts["flat"], flat.mean(axis=(1, 2)), atol=2e-3)


@pytest.mark.parametrize("name", schemas()["NumberedNetwork"]["controls"][0]["options"])
def test_networks_worked_by_hand(with_page, name):
    rng = np.random.default_rng(len(name))
    first = with_page.run(
        "name => ['x', 'W', 'b', 'hidden', 'head', 'target'].map(key => $worked.WORKED[name][key])",
        name,
    )
    x, W, b, hidden, head, target = first
    flat = np.concatenate([x, *(np.ravel(rows) for rows in W), *b])
    states = [
        {"preset": name, "numbers": (flat + rng.normal(size=flat.size) * rng.choice([0, 0.3])).tolist()}
        for _ in range(250)
    ]
    for state, facts in facts_of(with_page, "NumberedNetwork", states):
        rest = list(state["numbers"])
        take = lambda shape: np.array([rest.pop(0) for _ in range(int(np.prod(shape)))]).reshape(shape)  # noqa: B023, E731
        x = take(np.shape(x))
        matrices = [take(np.shape(rows)).T for rows in W]
        biases = [take(np.shape(row)) for row in b]
        layers = []
        for M, v in zip(matrices, biases, strict=True):
            layers += [Dense(*M.shape, rng=0), hidden]
            layers[-2].W.value[:], layers[-2].b.value[:] = M, v
        model = Sequential(*layers[:-1])
        z = model(x[None])
        t = np.array(target)[None]
        if head == "softmax, cross-entropy":
            loss, dz = softmax_cross_entropy(z, np.array([int(t.argmax())]))
        elif head == "sigmoid, cross-entropy":
            loss, dz = binary_cross_entropy(z, t)
        else:
            a = sigmoid(z)
            loss, dz = 0.5 * float(((a - t) ** 2).sum()), (a - t) * a * (1 - a)
        model.backward(dz)
        size = 1 + np.abs(z).max()
        np.testing.assert_allclose(facts["z"][-1], z[0], **near(size))
        assert facts["loss"] == pytest.approx(loss, rel=1e-9, abs=1e-9 * size)
        mine = np.concatenate(
            [np.r_[np.ravel(np.transpose(d)), delta] for d, delta in zip(facts["dW"], facts["delta"], strict=True)]
        )
        np.testing.assert_allclose(mine, model.grad, **near(1 + np.abs(model.grad).max()))


def test_activation_spread(with_page):
    initial = {
        "zeros": init.zeros,
        "U(-0.1, 0.1)": init.uniform,
        "U(0, 0.1)": lambda shape, rng: init.uniform(shape, low=0, high=0.1, rng=rng),
        "N(0, sd 0.01)": init.normal,
        "N(0, sd 1)": lambda shape, rng: init.normal(shape, sd=1.0, rng=rng),
        "Xavier": init.xavier,
        "He": init.he,
    }
    states = random_states("ActivationSpread", 40, seed=lambda rng, _: int(rng.integers(5)))
    for state, facts in facts_of(with_page, "ActivationSpread", states):
        state["layers"] = min(state["layers"], 6)
        size = (state["activation"], state["layers"], state["width"], state["seed"])
        told = summary(send(initial[state["weights"]], *size))
        for key in ("sd", "means"):
            np.testing.assert_allclose(
                facts[key][: state["layers"] + 1], told[key], rtol=1e-7, atol=1e-12, err_msg=str(state)
            )


def test_overfitting(with_page):
    for state, facts in facts_of(
        with_page, "Overfitting", random_states("Overfitting", 12, seed=lambda rng, _: int(rng.integers(1, 9)))
    ):
        rng, w, seed = np.random.default_rng(state["seed"]), state["width"], state["seed"]
        truth = lambda x: 0.8 * np.sin(3.5 * x)  # noqa: E731
        x = np.sort(rng.uniform(-1, 1, state["count"]))
        y = truth(x) + state["noise"] * rng.normal(size=state["count"])
        x_test = rng.uniform(-1, 1, 200)
        y_test = truth(x_test) + state["noise"] * rng.normal(size=200)
        layers = [Dense(1, w, rng=seed)]
        layers[0].W.value[:] = np.random.default_rng(seed).normal(scale=3, size=(1, w))
        layers[0].b.value[:] = np.random.default_rng(seed + 1).uniform(-3, 3, w)
        drop = [[Dropout(state["dropout"], rng=seed + k)] if state["dropout"] else [] for k in (2, 4)]
        model = Sequential(
            *layers, "tanh", *drop[0], Dense(w, w, rng=seed + 3), "tanh", *drop[1], Dense(w, 1, rng=seed + 5)
        )
        penalty, optimizer = L2(10 ** state["log_strength"] if state["log_strength"] > -6 else 0.0), Adam(lr=0.02)
        np.testing.assert_allclose(facts["x"], x, rtol=0, atol=1e-14)
        for record in range(3):
            model.training = False
            test = np.mean((model(x_test[:, None])[:, 0] - y_test) ** 2)
            assert facts["test"][record] == pytest.approx(test, rel=1e-9), state
            model.training = True
            for _ in range(12):
                _, dy = mean_squared_error(model(x[:, None]), y[:, None])
                model.backward(dy)
                add_penalty(model, penalty)
                optimizer.step(model.theta, model.grad)

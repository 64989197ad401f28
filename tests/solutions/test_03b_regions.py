"""The numbers that lesson 3b states in its text are the ones that come out."""

import math
from itertools import pairwise

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import full_lesson, reference_namespace
from course.lessons import find_lesson
from nnkit import Adam, Dense, Sequential, fit
from nnkit.check import lesson as lesson_in_force
from nnkit.data import spirals
from nnkit.lessonkit.pieces import count_linear_pieces, reachable_pieces
from nnkit.lessonkit.polygons import inside
from nnkit.losses import binary_cross_entropy
from nnkit.widgets import live
from tests.solutions.read_off import read_off

CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])


@pytest.fixture(scope="module")
def own():
    return reference_namespace(find_lesson("3b"))


def step(z):
    return (z > 0) * 1.0


def test_the_worked_hidden_layer(own):
    H = own["hidden_space"](CORNERS, np.array([[1.0, 1], [1, 1]]), np.array([0.0, -1]))
    assert H.tolist() == [[0, 0], [1, 0], [1, 0], [2, 1]]
    W1, b1, w2, b2 = own["xor_weights"]
    assert (own["hidden_space"](CORNERS, W1, b1) @ w2 + b2).tolist() == [-0.5, 0.5, 0.5, -0.5]


def test_xor_with_the_corners_on_four_places(own):
    """What the explorer's question 3 has for an answer."""
    H = own["hidden_space"](CORNERS, np.array([[1, -0.7], [-0.7, 1]]), np.zeros(2))
    np.testing.assert_allclose(H, [[0, 0], [0, 1], [1, 0], [0.3, 0.3]])
    assert step(H @ [1, 1] - 0.8).tolist() == [0, 1, 1, 0]


def data():
    return spirals(120, turns=0.75, noise=0.05, rng=3), spirals(1000, turns=0.75, noise=0.05, rng=4)


def test_the_network_unrolls_the_spirals():
    (S, arm), (S_new, arm_new) = data()
    net = Sequential(Dense(2, 12, rng=0), "tanh", Dense(12, 2, rng=50), "tanh", Dense(2, 1, rng=100))
    fit(net, binary_cross_entropy, Adam(lr=0.02), S, arm[:, None].astype(float), epochs=400, batch_size=120, rng=0)
    assert ((net(S)[:, 0] > 0) == arm).all()
    assert 0.93 < ((net(S_new)[:, 0] > 0) == arm_new).mean() < 0.97


def least_squares(F, F_new):
    (_, arm), (_, arm_new) = data()
    w = np.linalg.lstsq(np.c_[F, np.ones(len(F))], 2 * arm - 1, rcond=None)[0]
    return [((np.c_[G, np.ones(len(G))] @ w > 0) == y).mean() for G, y in ((F, arm), (F_new, arm_new))]


@pytest.mark.parametrize(
    ("degree", "count", "seen", "new"), [(1, 2, 0.775, 0.70), (5, 20, 0.99, 0.98), (12, 90, 1, 0.84)]
)
def test_all_products(degree, count, seen, new):
    (S, _), (S_new, _) = data()
    products = [
        np.column_stack([X[:, 0] ** (d - i) * X[:, 1] ** i for d in range(1, degree + 1) for i in range(d + 1)])
        for X in (S, S_new)
    ]
    assert products[0].shape[1] == count == math.comb(2 + degree, degree) - 1
    assert least_squares(*products) == pytest.approx([seen, new], abs=0.015)


def test_polar_coordinates_do_not_unroll_spirals():
    (S, _), (S_new, _) = data()
    polar = [np.c_[np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])] for X in (S, S_new)]
    assert round(least_squares(*polar)[0], 2) == 0.62


def test_how_many_products_pictures_have():
    assert math.comb(64 + 3, 3) - 1 == 47_904
    assert math.comb(784 + 3, 3) - 1 == 80_931_144


def test_gates(own):
    w, b = np.array([1.0, 1]), -1.5
    assert (CORNERS @ w + b).tolist() == [-1.5, -0.5, -0.5, 0.5]
    w, b = own["half_plane"](np.zeros(2), np.array([2.0, 1]))
    assert (w.tolist(), b, w @ [0, 1] + b) == ([-1, 2], 0, 2)


def test_the_triangle_as_a_network():
    W, b = np.array([[0.0, -3.0, 3.0], [4.0, -4.0, 0.0]]), np.array([0.0, 12.0, 0.0])
    assert step(np.array([1.0, 1]) @ W + b).tolist() == [1, 1, 1]
    assert step(np.array([3.0, 3]) @ W + b).tolist() == [1, 0, 1]


def test_units_of_islands_and_of_an_l(own):
    island, triangle = (
        np.array([[-3, -1.5], [-1, -1.5], [-1, 1.5], [-3, 1.5]]),
        np.array([[0.5, -1], [3.5, -1], [2, 1.5]]),
    )
    assert [len(b) for b in own["region_net"]([island, triangle])[1]] == [7, 2, 1]
    x, y = np.random.default_rng(0).uniform(-3, 3, size=(2, 5000))
    lines = np.array([x > -2, x < 2, y > -2, y < 2, x < 0, y < -0.5], float).T  # left, right, lower, upper; the dent
    L = inside(np.array([[-2, -2], [2, -2], [2, -0.5], [0, -0.5], [0, 2], [-2, 2]], float), x, y)
    bars = np.array([[1, 0, 1, 1, 1, 0], [1, 1, 1, 0, 0, 1]]).T  # which lines each AND hears: two are shared
    ands = step(lines @ bars + 0.5 - bars.sum(axis=0))
    assert (ands.any(axis=1) == L).all()
    assert lines.shape[1] + bars.shape[1] + 1 == own["units_of_an_l"] == 9
    assert ((lines @ [2, 2, 2, 2, 1, 1] - 8.5 > 0) == L).all()  # one smarter neuron: 7 in all


def test_the_discovery_is_what_the_explorer_shows_and_the_formula_says(own, with_page):
    read = read_off("03b", "sides_for_the_circle")
    names = ("the percentage in both with as many sides as are asked", "the area on which the network fires",
             "the area that is too much")  # fmt: skip
    shares = {}
    for k in range(3, 17):
        explorer = live.RegionBuilder(f"{k} sides around a circle", target="circle")
        says = with_page.says(explorer)
        shares[k] = float(says.split("together, ")[1].split("%")[0])
        where = {6: ", for 90%", 9: ", for 95%", 11: ""}.get(k)
        for name in names if where is not None else ():
            if (number := read.get(name + where)) is not None:
                assert f" {number:.2f}".rstrip("0") in says, name
    assert read["the percentage in both with one side less"] == shares[10]
    right = own["sides_for_the_circle"]
    assert min(k for k, share in shares.items() if share >= 97) == right
    assert min(k for k in shares if math.pi / (k * math.tan(math.pi / k)) >= 0.97) == right
    assert [shares[k] for k in (8, 9, 10)] == [94.9, 95.9, 96.8]
    for k in (8, 16):
        assert 1 - math.pi / (k * math.tan(math.pi / k)) == pytest.approx(math.pi**2 / (3 * k**2), rel=0.02)


def test_folds(own):
    assert [float(own["fold"](np.array([0.2]), k)[0]) for k in (1, 2, 3)] == pytest.approx([0.4, 0.8, 0.4])
    for k in range(1, 9):
        weights, biases = own["fold_network"](k)
        assert own["count_pieces"](weights, biases, 0.0, 1.0) == 2**k
    assert sum(part.size for part in weights + biases) == 49
    x = np.linspace(0, 1, 300)
    assert own["mlp_forward"](x[:, None], weights, biases, own["relu"])[:, 0] == pytest.approx(own["fold"](x, 8))


def test_the_table_of_pieces(own):
    shapes = [(12, 1), (6, 2), (4, 3), (3, 4), (2, 6)]
    assert (
        [reachable_pieces(n, L) for n, L in shapes]
        == [13, 42, 80, 108, 96]
        == [n ** (L - 1) * (n + 1) for n, L in shapes]
    )
    rng = np.random.default_rng(12)
    for n, L in shapes:
        sizes = [1] + [n] * L + [1]
        found = []
        for _ in range(60):
            weights = [rng.normal(size=(d, m)) * np.sqrt(2 / d) for d, m in pairwise(sizes)]
            biases = [0.5 * rng.normal(size=m) for m in sizes[1:]]
            found.append(own["count_pieces"](weights, biases, -3.0, 3.0))
            assert found[-1] == count_linear_pieces(weights, biases, -3.0, 3.0)
        assert np.mean(found) < 13  # about as many as units, or fewer


def test_the_letter_takes_a_forward_pass_that_gives_back_a_list(own, capsys):
    """Lesson 3 calls a list of rows right, and keeps the function that makes it."""
    lesson = find_lesson("3b")
    (cell,) = [c for c in read_text(lesson.text).cells if "LETTER = [" in c.source]
    names = {**own, "mlp_forward": lambda *args: list(own["mlp_forward"](*args))}
    lesson_in_force.use(full_lesson(lesson))
    try:
        exec(cell.source, names)
    finally:
        lesson_in_force.use(None)
    assert "12 + 3 + 1 = 16 neurons" in capsys.readouterr().out

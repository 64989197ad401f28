"""Judges refuse what they can't follow, instead of judging something else."""

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.judges import approximation, gates, piles, points, regions
from nnkit.check.judges.batches import MANY, Shuffled, by_chance
from nnkit.check.judges.drawn import dense


def test_a_dense_layer_is_followed_alone():
    look = np.array([[0.0], [1.0]])
    first = np.array([[0.0], [2.0]])
    script = Script(Case(1, 1, 3), Step("forward", look), Step("forward", 3 * look))
    assert dense([first, 3 * first], script) is None
    assert dense([first, first], script).startswith("forward (after: forward): ")
    two = Script(Case(1, 1, 3), Step("forward", look), Case(1, 1, 4))
    with pytest.raises(TypeError, match="one layer"):
        dense([first, first], two)


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_a_point_is_reached_as_nearly_as_it_is_far_from_the_origin(size):
    X = size * np.array([[3.0, 4.0], [-1.0, -2.0]])
    polar = np.column_stack([np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])])
    assert points.same_place(polar, X) is None
    assert "lead to" in points.same_place(polar * [1, 0.99], X)


@pytest.mark.parametrize("apart", [1e-9, 1e-3, 1.0])
def test_a_line_goes_through_points_as_nearly_as_they_are_to_each_other(apart):
    p, way = np.array([1.0, 3.0]), apart * np.array([-2.0, 1.0])
    w = np.array([-way[1], way[0]])
    assert gates.half_plane((w, -w @ p), p, p + way) is None
    assert gates.half_plane((w, -w @ (p + 0.5 * w)), p, p + way) is not None


@pytest.mark.parametrize(("dtype", "off", "right"), [(float, 0.0, True), (float, 1e-5, False), ("f4", 1e-5, True)])
def test_a_bump_is_as_near_to_1_as_its_numbers_hold(dtype, off, right):
    W1 = np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]], dtype)
    weights = [W1, -np.ones((4, 1), dtype), np.ones((1, 1), dtype)]
    biases = [np.zeros(4, dtype), np.array([1.0 - off], dtype), np.zeros(1, dtype)]
    assert (approximation.a_bump((weights, biases), np.zeros(2), 1.0) is None) is right


STEEP = 2 * np.log(99)  # for a width of 1


@pytest.mark.parametrize(
    ("w", "right"), [(STEEP, True), (9.19024, True), (9.19, False), (np.float32(STEEP), True), (20.0, True)]
)
def test_a_step_climbs_as_far_as_its_numbers_hold(w, right):
    assert (approximation.a_step((w, -0.5 * w), 0.5, 1.0) is None) is right


def test_an_order_that_looks_regular_by_chance_is_taken_for_shuffled():
    order = np.array([8, 0, 4, 2, 6, 3, 1, 9, 5, 7])  # its first five are the even ones
    assert piles.three_piles((order[:5], order[5:7], order[7:]), order, 2, 3) is None
    assert piles.folds((order[:5], order[5:]), order, 2) is None
    in_turn = np.arange(30)
    assert piles.three_piles((in_turn[9:], in_turn[:4], in_turn[4:9]), in_turn, 4, 5).name == "not shuffled"
    assert piles.folds([in_turn[i::5] for i in range(5)], in_turn, 5).name == "not shuffled"


N = 8


def never_at_home(n, rng):
    """Sattolo's: a single circle, so that no index stays where it was."""
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(i)
        order[[i, j]] = order[[j, i]]
    return order


def turned(n, rng):
    return np.roll(np.arange(n), rng.integers(n))


ORDERS = {
    "sorted": (lambda n, rng: np.arange(n), "all places"),
    "the first stays": (lambda n, rng: np.r_[0, 1 + rng.permutation(n - 1)], "all places"),
    "evens first": (lambda n, rng: np.r_[2 * rng.permutation(n // 2), 1 + 2 * rng.permutation(n // 2)], "all places"),
    "never at home": (never_at_home, "all places"),
    "turned": (turned, "beside each other"),
    "few": (lambda n, rng: np.random.default_rng(int(rng.integers(150))).permutation(n), "again and again"),
}


@pytest.mark.parametrize("name", ORDERS)
def test_orders_that_chance_did_not_make_are_known(name):
    order, says = ORDERS[name]
    said = by_chance(np.array([order(N, np.random.default_rng(seed)) for seed in range(MANY)]))
    assert said.name == "not by chance" and says in said


@pytest.mark.parametrize("start", range(0, 1000, MANY))
def test_orders_that_chance_made_pass_by_whatever_means(start):
    seeds = [np.random.default_rng(seed) for seed in range(start, start + MANY)]
    for n in (1, 2, 3, N):
        assert by_chance(np.array([rng.permutation(n) for rng in seeds])) is None
        assert by_chance(np.array([rng.random(n).argsort() for rng in seeds])) is None


def test_batches_are_counted_by_their_sizes():
    judge, alone = Shuffled(), [np.array([i]) for i in range(N)]
    said = [judge(alone, N, 1, seed) for seed in range(MANY)]
    assert said[:-1] == [None] * (MANY - 1) and said[-1].name == "not by chance"


@pytest.mark.parametrize("size", [1, 3, N])
def test_within_a_batch_any_order_will_do(size):
    judge = Shuffled()
    orders = [np.random.default_rng(seed).permutation(N) for seed in range(MANY)]
    cuts = [[np.sort(order[i : i + size]) for i in range(0, N, size)] for order in orders]
    assert [judge(cut, N, size, seed) for seed, cut in enumerate(cuts)] == [None] * MANY


LINES, ENDS = np.array([[1.0, -1, 0, 0], [0, 0, 1, -1]]), [0.0, 1, 0, 1]
SQUARE = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
ALL, ONE = np.ones((4, 1)), np.ones((1, 1))
REGION = ([LINES, ALL, ONE], [ENDS, [-3.5], [-0.5]])


@pytest.mark.parametrize(
    ("weights", "biases", "says"),
    [
        ([LINES, ALL], [ENDS, [-3.5]], "asked are 3 arrays of weights and 3 of biases; yours are 2"),
        ([LINES, ALL, ONE, ONE], [ENDS, [-3.5], [-0.5], [-0.5]], "asked are 3 arrays"),
        ([LINES], [ENDS], "weights must be a list with one array for each layer"),
        (LINES, ENDS, "weights must be a list with one array for each layer"),
        (REGION[0], REGION[1][:2], "there are 3 weight matrices and 2 biases"),
        (
            [LINES.T, ALL, ONE],
            REGION[1],
            "weights of layer 1 must be shape (2, any) (it gets 2 numbers); got shape (4, 2)",
        ),
        (
            [LINES, ALL.T, ONE],
            REGION[1],
            "weights of layer 2 must be shape (4, any) (it gets 4 numbers); got shape (1, 4)",
        ),
        (REGION[0], [ENDS, [[-3.5]], [-0.5]], "biases of layer 2 must be shape (1,); got shape (1, 1)"),
        (
            [LINES, ALL, np.ones((1, 2))],
            [ENDS, [-3.5], [-0.5, -0.5]],
            "the last layer must be a single neuron; yours has 2",
        ),
    ],
)
def test_the_layers_of_a_region_have_the_shapes_that_are_asked(weights, biases, says):
    assert regions.region(REGION, [SQUARE]) is None
    said = regions.region((weights, biases), [SQUARE])
    assert says in said and said.name == "another form"

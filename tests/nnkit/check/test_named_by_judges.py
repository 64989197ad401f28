"""A judge names a misconception where it knows one; what it says of a hidden case holds no number of it."""

import copy
import pickle
import re

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.judges import approximation, batches, drawn, gates, network_b, piles, points, project, regions, slopes
from nnkit.check.judges.layer_slips import SLIPS, Layer
from nnkit.check.judges.named import Named
from nnkit.check.repair.sentences import is_by_chance
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By, judged
from tests.nnkit.check.repair.test_repair import defined

RNG = np.random.default_rng(2)


def told(by, value, shown, hidden=()):
    part = Part("cases", shown, hidden=hidden, judge=By(by))
    return judged(Exercise("answer", "E", "...", parts=[part]), value, {"cases": [None] * (len(shown) + len(hidden))})


def test_it_can_be_sent_and_copied():
    word = Named("a", "b: 3")
    assert [each.name for each in (pickle.loads(pickle.dumps(word)), copy.deepcopy(word))] == ["a", "a"]


ALONG = np.repeat(np.eye(2), 3, axis=1)  # a ridge along each axis, of three hinges
RIDGES = [ALONG, np.array([[1.0], [-2], [1], [1], [-2], [1]])], [np.array([1.0, 0, -1, 1, 0, -1]), np.zeros(1)]
P, Q = np.array([-1.0, 2.0]), np.array([3.0, 4.0])
SQUARE, TIP = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]]), np.array([[3.0, 0], [4, 0], [3.5, 1]])
IN_SQUARE = [np.array([[1.0, -1, 0, 0], [0, 0, 1, -1]]), np.ones((4, 1))]
ORDER = RNG.permutation(14)
PLACES = np.array([[3.0, 4.0], [-1.0, 2.0], [0.5, -0.2]])
R = np.hypot(*PLACES.T)
PHI = np.arctan2(PLACES[:, 1], PLACES[:, 0])
DRAWS = RNG.uniform(size=(4, 6))
FINE = np.linspace(0, 4, 81)
KNOTS, VALUES = np.array([0.0, 1, 2, 4]), np.array([1.0, 3, 2, 5])
SLOPES = np.diff(VALUES) / np.diff(KNOTS)
CHANGES = np.diff(SLOPES, prepend=0)


def hinges(biases=-KNOTS[:-1], weights=CHANGES, start=1.0):
    return np.ones((1, 3)), biases, weights[:, None], np.array([start])


WAVES = np.where(FINE < 2, 0.3 * np.sin(6 * FINE), 0) + 6 * np.maximum(0, FINE - 2)  # waves, then a steep straight line


def shared_out(pieces, n=6):
    """What is said of knots that share out these pieces of a curve evenly."""
    area = np.concatenate([[0], np.cumsum(pieces)]) + 1e-9 * FINE
    return approximation.better_than_even(np.interp(np.linspace(0, area[-1], n + 1), area, FINE), FINE, WAVES, n)


MANY = RNG.normal(size=(40, 2))


def trained(logits):
    """What is said of these logits, most of which are wrong."""
    labels = np.argmin(logits, axis=1)
    return project.learns(
        ([0.7, 0.6], logits, np.zeros((1, 2))), MANY, labels, MANY[: len(labels)], labels, MANY[:1], 2, 7
    )


Z = np.array([-3.0, -1.0, -0.5, 0.0, 0.5, 2.0])


def leaky(slope):
    return slopes.between_the_slopes(slope, Z, 0.2, of="leaky_relu")


@pytest.mark.parametrize(
    ("slope", "says"),
    [
        (np.where(Z > 0, 1, 0), "it is right where z is positive, and just 0 where it is negative"),
        (np.where(Z > 0, 1, 0.01), "it is right where z is positive, and one number where it is negative: 0.01"),
        (np.where(Z > 0, 1, 0.2 * Z), "it is right where z is positive, and wrong where it is negative"),
        (np.where(Z > 0, 1.2, 0.2), "it is right where z is negative, and too large by the second argument where it is "
         "positive"),
        (np.where(Z > 0, 0.8, 0.2), "it is right where z is negative, and too small by the second argument where it is "
         "positive"),
    ],
)  # fmt: skip
def test_what_stands_on_the_side_that_is_wrong(slope, says):
    assert leaky(slope) == says


def kept_by(mask):
    return np.ones((4, 6)) * mask, mask * 1.0


def normal(spread, shape=(40, 30), seed=7):
    return spread * np.random.default_rng(seed).standard_normal(shape)


def cut(n, size, order=ORDER):
    return [order[i : i + size] for i in range(0, n, size)]


SHUFFLED = RNG.permutation(23)
LABELS = np.repeat([0, 1], [27, 3])
ORDERED = np.arange(30)
# two squares apart: their sides as step neurons, an AND for each, and one neuron for both of these
SIDES = np.hstack([IN_SQUARE[0], IN_SQUARE[0]]), np.array([0.0, 1, 0, 1, -3, 4, 0, 1])
ANDS = np.kron(np.eye(2), np.ones((4, 1)))
TWO = [SQUARE, SQUARE + np.array([3, 0])]


def by_class(counts):
    """Piles with so many rows of class 0 and 1 in test and validation, in order."""
    (a, b), (c, d) = counts
    test, val = np.r_[:a, 27 : 27 + b], np.r_[a : a + c, 27 + b : 27 + b + d]
    return np.setdiff1d(ORDERED, np.r_[test, val]), val, test


NAMED = [
    ("an OR for XOR", gates.xor(([[1, 1], [1, 1]], [-0.5, -9], [1, 1], 0))),
    ("another form", gates.xor([1, 2])),
    ("the other gate", gates.gate(([1.0, 1.0], -0.5), 2, of="all")),
    ("the other gate", gates.gate(([1.0, 1.0], -1.5), 2, of="any")),
    ("fires for none", gates.gate(([1.0, -3.0], 0.5), 2, of="any")),
    ("never fires", gates.gate(([1.0, 1.0], -5), 2, of="any")),
    ("the opposite", gates.gate(([-1.0, -1.0], 1.5), 2, of="all")),
    ("a copy", gates.not_gate((1, -0.5))),
    ("bias first", gates.not_gate((0.5, -1))),
    ("fires always", gates.not_gate((1, 0.5))),
    ("never fires", gates.not_gate((-1, -0.5))),
    ("the bias without its sign", gates.half_plane((np.array([-2.0, 4.0]), 10.0), P, Q)),
    ("no bias", gates.half_plane((np.array([-2.0, 4.0]), 0.0), P, Q)),
    ("one polygon only", regions.region((IN_SQUARE, [np.array([0.0, 1, 0, 1]), [-3.5]]), [SQUARE, TIP])),
    ("the opposite", regions.region(([IN_SQUARE[0], -IN_SQUARE[1]], [np.array([0.0, 1, 0, 1]), [3.5]]), [SQUARE])),
    ("the root is missing", points.same_place(np.c_[R**2, PHI], PLACES)),
    ("phi first", points.same_place(np.c_[PHI, R], PLACES)),
    ("degrees", points.same_place(np.c_[R, np.degrees(PHI)], PLACES)),
    ("never negative", points.same_place(np.c_[R, np.arccos(PLACES[:, 0] / R)], PLACES)),
    ("never obtuse", points.same_place(np.c_[R, np.arcsin(PLACES[:, 1] / R)], PLACES)),
    ("turned round", points.same_place(np.c_[R, np.pi / 2 - PHI], PLACES)),
    ("no quadrants", points.same_place(np.c_[R, np.arctan(PLACES[:, 1] / PLACES[:, 0])], PLACES)),
    ("the rest dropped", batches.Shuffled()(cut(20, 5, SHUFFLED[:20] % 23), 23, 5, 7)),
    ("number for size", batches.Shuffled()(np.array_split(RNG.permutation(24), 4), 24, 4, 7)),
    ("counted from 1", batches.Shuffled()(cut(23, 5, SHUFFLED + 1), 23, 5, 7)),
    ("twice", batches.Shuffled()(cut(23, 5, np.r_[SHUFFLED[:22], SHUFFLED[0]]), 23, 5, 7)),
    ("drawn anew", batches.Shuffled()(cut(20, 5, np.r_[3, 3, SHUFFLED[2:20] % 20]), 20, 5, 7)),
    ("batches shuffled", batches.Shuffled()(cut(23, 5, np.arange(23)), 23, 5, 7)),
    ("the rest dropped", piles.folds(cut(12, 3), ORDER, 4)),
    ("a fold too many", piles.folds(cut(14, 3), ORDER, 4)),
    ("the rest in one fold", piles.folds([ORDER[:3], ORDER[3:6], ORDER[6:9], ORDER[9:]], ORDER, 4)),
    ("another sequence", piles.three_piles((ORDER[:2], ORDER[2:5], ORDER[5:]), ORDER, 2, 3)),
    ("a leak", piles.three_piles((ORDER[:9], ORDER[8:10], ORDER[10:13]), ORDER, 2, 3)),
    ("p for what stays", piles.by_the_draws(kept_by(DRAWS < 0.3), np.ones((4, 6)), 0.3, DRAWS, True)),
    ("the mask first", piles.by_the_draws(piles.dropped(np.full((4, 6), 3.0), 0.3, DRAWS)[::-1], np.full((4, 6), 3.0),
                                          0.3, DRAWS, True)),
    ("nothing dropped", piles.by_the_draws(kept_by(DRAWS >= 0), np.ones((4, 6)), 0.3, DRAWS, True)),
    ("the root is missing", drawn.drawn(normal(2 / 40), 40, 30, 7, variance="2 / d_in")),
    ("another rule", drawn.drawn(normal(np.sqrt(2 / 70)), 40, 30, 7, variance="2 / d_in")),
    ("no spread", drawn.drawn(normal(1), 40, 30, 7, variance="2 / d_in")),
    ("uniform", drawn.drawn(np.random.default_rng(7).uniform(-1, 1, (40, 30)), 40, 30, 7, variance="2 / d_in")),
    ("the same rows", drawn.drawn(np.tile(normal(1, 30), (40, 1)), 40, 30, 7, variance="2 / d_in")),
    ("even knots", approximation.better_than_even(np.linspace(0, 4, 5), FINE, np.exp(-40 * (FINE - 1) ** 2), 4)),
    ("the biases without their sign", approximation.same_as_hinges(hinges(KNOTS[:-1]), KNOTS, VALUES)),
    ("slopes for changes", approximation.same_as_hinges(hinges(weights=SLOPES), KNOTS, VALUES)),
    ("another start", approximation.same_as_hinges(hinges(start=0.0), KNOTS, VALUES)),
    ("no bend", trained(MANY @ [[0.3, -1.0], [0.5, 2.0]] + [1.0, 0.5])),
    ("coefficients in front", approximation.same_as_hinges(
        (CHANGES[None], -KNOTS[:-1], np.ones((3, 1)), np.ones(1)), KNOTS, VALUES)),
    ("no hidden biases", approximation.same_as_hinges(hinges(np.zeros(3)), KNOTS, VALUES)),
    ("one knot too far", approximation.same_as_hinges(hinges(-KNOTS[1:]), KNOTS, VALUES)),
    ("bends elsewhere", approximation.same_as_hinges(hinges(-KNOTS[:-1] / 2), KNOTS, VALUES)),
    ("dense where it is steep", shared_out(np.abs(np.diff(WAVES)))),
    ("even along the curve", shared_out(np.hypot(np.diff(WAVES), np.diff(FINE)))),
    ("the bias without its sign", approximation.a_step((10.0, 20.0), 2.0, 1.5)),
    ("bias not multiplied", approximation.a_step((10.0, -2.0), 2.0, 1.5)),
    ("two ridges added", approximation.a_bump(RIDGES, np.zeros(2), 1.0)),
    ("downwards", approximation.a_step((-10.0, 20.0), 2.0, 1.5)),
    ("squared", drawn.drawn(normal((2 / 40) ** 2), 40, 30, 7, variance="2 / d_in")),
    ("the function itself", leaky(np.where(Z > 0, Z, 0.2 * Z))),
    ("1 everywhere", leaky(Z * 0 + 1)),
    ("the sides swapped", leaky(np.where(Z > 0, 0.2, 1))),
    ("wrong where positive", leaky(np.where(Z > 0, 0.8, 0.2))),
    ("wrong where negative", leaky(np.where(Z > 0, 1, Z))),
    ("the sign", leaky(-np.where(Z > 0, 1, 0.2))),
    ("too few suffice", gates.gate(([1.0, 1.0, 1.0], -1.5), 3, of="all")),
    ("lying", points.same_place((R, PHI), PLACES)),
    ("a side missing", regions.convex((IN_SQUARE[0][:, :3], [0.0, 1, 0], np.ones(3), -2.5), SQUARE)),
    ("not all sides asked", regions.convex((IN_SQUARE[0], [0.0, 1, 0, 1], np.ones(4), -2.5), SQUARE)),
    ("no neuron for each polygon", regions.region(([SIDES[0], np.ones((8, 1))], [SIDES[1], [-7.5]]), TWO)),
    ("the last neuron wants more than one",
     regions.region(([SIDES[0], ANDS, np.ones((2, 1))], [SIDES[1], [-3.5, -3.5], [-1.0]]), TWO)),
    ("a leak", piles.three_piles((ORDER, ORDER[:2], ORDER[2:5]), ORDER, 2, 3)),
    ("sizes rounded up", piles.folds(cut(13, 4, RNG.permutation(13)), np.arange(13), 4)),
    ("an empty batch", batches.Shuffled()([*cut(20, 5, RNG.permutation(20)), np.array([], int)], 20, 5, 7)),
    ("a loss for each step", batches.it_learns([0.5] * 8, [], "", "", np.ones((4, 2)), np.ones(4), 4, 2, 7)),
    ("a class misses a pile", project.fair_piles(by_class([(5, 1), (5, 0)]), LABELS, ORDERED, 0.2, 0.2)),
    ("rounded up", project.fair_piles(by_class([(6, 1), (5, 1)]), LABELS, ORDERED, 0.2, 0.2)),
    ("rounded down", project.fair_piles(by_class([(5, 1), (5, 1)]), LABELS, ORDERED, 0.21, 0.21)),
    ("not by class", project.fair_piles(by_class([(3, 3), (5, 0)]), LABELS, ORDERED, 0.2, 0.2)),
    ("backward", network_b.flips_the_class(("h1", "x1", 3.2))),
    ("not far enough", network_b.flips_the_class(("x3", "h2", 6.8))),
    ("the other way", network_b.flips_the_class(("x3", "h2", 7.3))),
    ("no change", network_b.flips_the_class(("x3", "h2", 7))),
    ("an output weight", network_b.flips_the_class(("h2", "o1", -11.65))),
    ("saturated", network_b.flips_the_class(("x3", "h4", 4.65))),
    ("saturated", network_b.flips_the_class(("x1", "h1", 3.2))),
    ("another weight of the neuron", network_b.flips_the_class(("x1", "h2", 11.35))),
    ("not this neuron", network_b.flips_the_class(("x3", "h3", -4.35))),
    ("only b2 is wrong", gates.xor(([[1, 1], [1, 1]], [0, -1], [1, -2], -1))),
    ("only b2 is wrong", gates.xor(([[1, 1], [1, 1]], [0, -1], [1, -2], 0.5))),
    ("one answer for all", gates.xor(([[1, 1], [1, 1]], [0, -1], [-1, -1], 0))),
    ("one answer for all", gates.xor(([[1, 1], [1, 1]], [0, -1], [1, -1], 1))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "said"), NAMED, ids=[f"{i} {each[0]}" for i, each in enumerate(NAMED)])
def test_what_a_judge_names(name, said):
    assert isinstance(said, Named), said
    assert said.name == name, said


PLAIN = [
    gates.gate(([1.0, 0.1, 0.5], -1.05), 3, of="all"),  # fires for some of the inputs, by no rule that has a name
    points.same_place(np.c_[R, PHI + 0.3 * np.eye(3)[1]], PLACES),
    piles.folds([ORDER[:4], ORDER[4:7], ORDER[7:9], ORDER[9:13]], ORDER, 4),
    leaky(np.where(Z > 0, 0.9, 0.3)),
    piles.by_the_draws(kept_by(DRAWS > 0.5), np.ones((4, 6)), 0.3, DRAWS, True),
    drawn.drawn(normal(0.31), 40, 30, 7, variance="2 / d_in"),
    approximation.same_as_hinges(hinges(weights=2 * CHANGES), KNOTS, VALUES),
    approximation.same_as_hinges(hinges(np.zeros(3), weights=2 * CHANGES), KNOTS, VALUES),
    trained(MANY @ [[0.3, -1.0], [0.5, 2.0]] + 0.01 * np.sin(3 * MANY)),
    trained((MANY @ [[0.3, -1.0], [0.5, 2.0]])[:5]),  # five rows of two numbers: nearly anything is straight
    shared_out(np.diff(FINE) * FINE[1:]),
    approximation.a_step((10.0, -3.0), 2.0, 1.5),
    approximation.a_bump(([ALONG, 1.2 * RIDGES[0][1]], RIDGES[1]), np.zeros(2), 1.0),
]


@pytest.mark.parametrize("said", PLAIN)
def test_what_no_rule_explains_has_no_name(said):
    assert said is not None and not isinstance(said, Named), said


INPUTS = [RNG.normal(size=(4, 3)), RNG.normal(size=(5, 3))]
TRAINED = Script(
    Case(3, 2, 7),
    Step("forward", np.vstack([np.zeros(3), np.eye(3)])),
    Step("forward", INPUTS[0]), Step("backward", RNG.normal(size=(4, 2))), Step("step", 0.1),
    Step("forward", INPUTS[1]), Step("backward", RNG.normal(size=(5, 2))), Step("step", 0.1),
    Step("forward", INPUTS[0]), Step("backward", RNG.normal(size=(4, 2))),
)  # fmt: skip


def calls_of(layer):
    return [getattr(layer, step.method)(*step.args) for step in TRAINED.steps]


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip not in ("no bias", "the first input")])
def test_what_a_dense_layer_does_wrong(slip):
    said = drawn.dense(calls_of(Layer(RNG.normal(size=(3, 2)), slip)), TRAINED)
    assert isinstance(said, Named) and said.name == slip


def test_a_bias_that_is_not_added_is_told_as_one_that_does_not_move():
    assert drawn.dense(calls_of(Layer(RNG.normal(size=(3, 2)), "no bias")), TRAINED).name == "b stays"


def test_a_layer_that_is_wrong_in_two_ways_has_no_name():
    class Both(Layer):
        def backward(self, dY):
            return 2 * super().backward(dY)

    said = drawn.dense(calls_of(Both(RNG.normal(size=(3, 2)), "uphill")), TRAINED)
    assert said is not None and not isinstance(said, Named)


@pytest.mark.parametrize(("name", "said"), NAMED, ids=[f"{i} {each[0]}" for i, each in enumerate(NAMED)])
def test_what_is_said_of_a_hidden_case_holds_no_number_of_it(name, said):
    assert not re.search(r"\d\.\d", said.of_hidden().replace("2 / d_", "")), said.of_hidden()


def test_a_line_that_would_be_right_elsewhere_by_chance_does_not_hide_what_the_judge_names():
    def falls(value, x):
        own = len(value) > 1 and value[-1] == min(x) and np.all(np.diff(value) < 0)
        return None if own else Named("the lowest so far", "some come twice")

    text = (
        "def answer(x):\n    best, seen = None, []\n    for v in x:\n        if best is None or v < best:\n"
        "            best = v\n        seen.append(best)\n    return seen\n"
    )
    part = Part("cases", [Case([3.0, 1.0, 2.0]), Case([4.0, 5.0, 3.0, 3.5, 1.0])], judge=By(falls))
    exercise = Exercise("answer", "E", "...", parts=[part])
    result = judge(exercise, PlainDoor(defined(text)), {"cases": [None, None]}, 30.0)
    assert result.misconception == "the lowest so far"
    assert "inside an `if`" in result.where


@pytest.mark.parametrize(
    ("kind", "by_chance"),
    [("Mod too many", True), ("order of lines", True), ("FloorDiv for ceil", False), ("root missing or sign", False)],
)
def test_another_remainder_is_right_by_chance_where_many_outcomes_are(kind, by_chance):
    assert is_by_chance(kind) == by_chance


def test_what_lacks_the_bias_or_a_weight_is_told_so():
    for k, answer in ((2, np.ones(2)), (3, (1.0, -0.5))):
        assert gates.gate(answer, k, of="any").endswith("got two lone numbers: is the bias, or w, missing?")


def test_only_what_an_arc_tangent_gives_is_called_one():
    signs = np.arccos(PLACES[:, 0] / R) * np.sign(PLACES[:, 1] - 1e-12)
    for angles in (signs, PHI + np.pi * (np.arange(len(PHI)) % 2)):
        assert getattr(points.same_place(np.c_[R, angles], PLACES), "name", "") != "no quadrants"


def test_a_bias_of_0_is_right_where_the_line_goes_through_the_origin():
    said = gates.half_plane((np.array([-1.0, 0.0]), 0.0), np.zeros(2), np.array([0.3, 1.0]))
    assert said.startswith("q is not on the neuron's line")

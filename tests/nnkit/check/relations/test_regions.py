"""Where an argument tells the places that are wrong: at 0, by sign, in a gap, beyond a size, along a step."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.relations.leaves import Leaf
from nnkit.check.relations.regions import beyond_a_size, places_by
from tests.nnkit.check.relations.test_relate import told

RNG = np.random.default_rng(53)
MIXED = [np.array([1.5, -2.0, 0.0, 3.0, -0.5]), np.array([0.0, 2.0, -1.0, 4.0]), np.array([-3.0, 0.0, 1.0])]
GAPS = [np.array([1.5, np.nan, 0.5, np.nan]), np.array([np.nan, 2.0, 1.0])]
SAME = [np.array([[1.0, 5.0, 2.0], [3.0, 5.0, 1.0]]), np.array([[5.0, 2.0, 1.0], [5.0, 0.0, 3.0], [5.0, 4.0, 4.0]])]
KNOTS = [np.array([0.5, 2.5]), np.array([-0.5, 1.0]), np.array([0.2, 0.8])]
SIZES = [RNG.normal(size=6), RNG.normal(size=9), RNG.normal(size=7)]


def leaves(right, answer, *arguments):
    """What cases of these arguments come to."""
    found = []
    for number, given in enumerate(zip(*arguments, strict=True)):
        want, got = right(*given), answer(*given)
        bad = not np.allclose(want, got, equal_nan=True)
        found.append(Leaf(number, (), want, got, bad, Case(*given)))
    return found


def places(right, answer, *arguments):
    """The places that hold in all that is wrong, and that what is right has not."""
    found = leaves(right, answer, *arguments)
    wrong, fine = [leaf for leaf in found if leaf.bad], [leaf for leaf in found if not leaf.bad]
    every = [{place.name: place for place in places_by(leaf) if place.holds(leaf)} for leaf in wrong]
    common = [name for name in every[0] if all(name in each for each in every)]
    twins = [{place.name: place for place in places_by(leaf)} for leaf in fine]
    return [name for name in common if all(name not in each or each[name].absent(leaf)
                                           for each, leaf in zip(twins, fine, strict=True))]  # fmt: skip


def but(where):
    """The answer that is wrong just there."""
    return lambda x, *more: np.where(where(x, *more), 7.7, np.cos(x))


def cosine(x, *_):
    return np.cos(x)


@pytest.mark.parametrize(
    ("name", "where", "arguments"),
    [("is wrong only where the first argument is exactly 0", lambda x: x == 0, [MIXED]),
     ("is right where the first argument is 0 or above, and wrong where it is negative", lambda x: x < 0, [MIXED]),
     ("is right where the first argument is negative, and wrong from 0 on", lambda x: x >= 0, [MIXED]),
     ("is right where the first argument is 0 or below, and wrong where it is positive", lambda x: x > 0, [MIXED]),
     ("is wrong only where the first argument has a gap (`nan`)", np.isnan, [GAPS]),
     ("is right up to the largest entry of the second argument, and wrong beyond", lambda x, k: x > k.max(),
      [MIXED, KNOTS]),
     ("is right from the smallest entry of the second argument on, and wrong before", lambda x, k: x < k.min(),
      [MIXED, KNOTS]),
     ("is wrong only in the columns where the first argument is the same in every row", lambda x: x == 5, [SAME])],
)  # fmt: skip
def test_a_region_of_an_argument(name, where, arguments):
    assert places(cosine, but(where), *arguments) == [name]


def test_everywhere_and_elsewhere_is_no_region():
    assert places(cosine, but(lambda x: x < 9), MIXED) == []
    assert places(cosine, but(lambda x: (x < 0) & (x > -2.5)), MIXED) == []
    assert places(cosine, but(lambda x: x == 5), [*SAME, np.array([[5.0, 5.0], [5.0, 5.0]])]) == []  # in all columns
    # right in a case that has such a place as well
    assert places(cosine, but(lambda x: (x < 0) & (len(x) > 3)), MIXED) == []


def test_all_of_it_and_other_columns_are_no_region():
    assert places(cosine, but(lambda x: x < 0), [-np.arange(1.0, n) for n in (5, 6)]) == []
    assert places(cosine, but(lambda x: x == x[:, [0]]), SAME) == []
    assert places(cosine, but(lambda x: x < 0), [np.array([-1.0, 2.0]), np.array([3.0, -2.0])]) == []  # too few


@pytest.mark.parametrize("bounds", [[np.eye(2)] * 3, [np.ones(1)] * 3, [x / 2 for x in MIXED]])
def test_only_several_numbers_in_a_row_are_bounds(bounds):
    found = places(cosine, but(lambda x, k: x > k.max()), MIXED, bounds)
    assert not [name for name in found if "largest" in name]


def test_arguments_of_other_shapes_tell_nothing():
    one = "is right where the first argument is 0 or above, and wrong where it is negative"
    assert places(cosine, but(lambda x, more: x < 0), MIXED, [RNG.normal(size=7)] * 3) == [one]
    assert places(cosine, but(lambda x, more: x == 5), SAME, [np.ones((2, 5))] * 2) == [
        "is wrong only in the columns where the first argument is the same in every row"
    ]


def test_a_single_zero_tells_and_a_single_negative_number_does_not():
    (leaf,) = leaves(cosine, but(lambda x: x == 0), MIXED[:1])
    least = {place.name: place.least for place in places_by(leaf)}
    assert least["is wrong only where the first argument is exactly 0"] == 1
    assert least["is right where the first argument is 0 or above, and wrong where it is negative"] == 3


def test_a_place_after_a_step_and_a_step_alone():
    after = "is the first argument after a step along what is asked for, not that itself"
    alone = "is a step alone, or the slope for it: the first argument is not moved by it"
    assert places(np.cos, lambda x: x - 0.3 * np.cos(x), SIZES) == [after]
    assert places(lambda x: x - 0.3 * np.cos(x), np.cos, SIZES) == [alone]
    assert places(np.cos, lambda x: x - np.cos(x), SIZES) == []  # the rest of it: each is a step to the other
    assert places(np.cos, lambda x: x - 0.3 * np.sin(x), SIZES) == []
    assert places(np.cos, lambda x: x.copy(), SIZES) == []  # no step at all
    assert places(lambda x: 2 * x, lambda x: 5 * x, SIZES) == []  # along a line each place is one


@pytest.mark.parametrize(
    ("says", "where"),
    [("is right up to some size of the first argument, and wrong above it", lambda x: x > 0.4),
     ("is right down to some size of the first argument, and wrong below it", lambda x: x < -0.3),
     ("is right where the first argument is near 0, and wrong far from it, on both sides", lambda x: abs(x) > 0.9),
     ("is right where the first argument is far from 0, and wrong near it", lambda x: abs(x) < 0.5)],
)  # fmt: skip
def test_beyond_a_size(says, where):
    found = leaves(cosine, but(where), SIZES)
    wrong, fine = [leaf for leaf in found if leaf.bad], [leaf for leaf in found if not leaf.bad]
    assert beyond_a_size(wrong, fine) == says


@pytest.mark.parametrize(
    ("where", "arguments"),
    [(lambda x: x > np.sort(np.concatenate(SIZES))[-4], [SIZES]),  # three numbers show no size
     (lambda x: (x > 0.4) | ((x > -0.4) & (x < 0)), [SIZES]),
     (lambda x: x > 0.4, [[*SIZES, np.array([np.inf, 1.0])]]),
     (lambda x, more: x > 0.4, [SIZES, [RNG.normal(size=2)] * 3])],
)  # fmt: skip
def test_no_size_is_told_where_none_is_shown(where, arguments):
    with np.errstate(invalid="ignore"):
        found = leaves(cosine, but(where), *arguments)
    said = beyond_a_size([leaf for leaf in found if leaf.bad], [leaf for leaf in found if not leaf.bad])
    assert said == ("" if len(arguments) == 1 else "is right up to some size of the first argument, and wrong above it")


def test_a_size_is_told_of_the_argument_that_has_it():
    pairs = leaves(lambda k, x: np.cos(x), lambda k, x: but(lambda x: x > 0.4)(x), [np.ones(2)] * 3, SIZES)
    pairs.append(Leaf(9, (), 1.0, 1.0, False, Case(np.ones(2), SIZES[0])))  # a number alone is no place
    said = beyond_a_size([leaf for leaf in pairs if leaf.bad], [leaf for leaf in pairs if not leaf.bad])
    assert said == "is right up to some size of the second argument, and wrong above it"


def test_numbers_alone_have_no_size():
    assert beyond_a_size(leaves(np.cos, np.sin, [np.float64(2.0)] * 9), []) == ""


SHARED = [np.array([[1.0, 5.0, np.nan], [3.0, 5.0, 4.0], [2.0, np.nan, 4.0]]), np.array([[2.0, 7.0], [2.0, 1.0]])]
NEW = [np.array([[2.0, 6.0, 1.0], [1.0, 8.0, 4.0]]), np.array([[1.0, 3.0], [4.0, 3.0]])]


def moved(shared, new):
    return new - np.nanmean(shared, axis=0)


def constant_at_0(shared, new):
    return np.where(np.nanmax(shared, axis=0) == np.nanmin(shared, axis=0), 0, moved(shared, new))


def test_a_column_may_have_gaps_and_be_the_same_in_every_row():
    where = "is wrong only in the columns where the first argument is the same in every row"
    assert where in places(moved, constant_at_0, SHARED, NEW)
    told_of = told(moved, constant_at_0, [Case(*each) for each in zip(SHARED, NEW, strict=True)])
    assert told_of[1] == f"What comes back {where} (it is 0 there)."


def test_the_rows_that_a_list_of_numbers_picks_may_be_the_same():
    tables = [
        np.array([[1.0, 5.0], [2.0, 5.0], [4.0, 9.0], [6.0, 2.0]]),
        np.array([[5.0, 3.0], [5.0, 1.0], [8.0, 4.0]]),
    ]
    picked, rest = [np.array([0, 1])] * 2, [np.array([2, 3]), np.array([2])]
    where = "is wrong only in the columns where the rows of the first argument in the second argument are all the same"
    assert where in places(lambda X, by, rest: moved(X[by], X[rest]), lambda X, by, rest: constant_at_0(X[by], X[rest]),
                           tables, picked, rest)  # fmt: skip


LAYERS = [[(np.array([[1.0, 0.0, -2.0]]), np.array([0.5])), (np.array([[3.0, 1.0, -1.0]]), np.zeros(1))],
          [(np.array([[0.0], [2.0], [0.0]]), np.ones(1)), (np.array([[2.0, -1.0]]), np.ones(2))]]  # fmt: skip


def slopes(layers, at_0=0.0):
    return [(np.sign(W) + at_0 * (W == 0), 0 * b) for W, b in layers]


def test_the_zeros_of_arrays_in_a_list_of_pairs_tell_where_it_is_wrong():
    says = told(slopes, lambda layers: slopes(layers, 0.7), [Case(each) for each in LAYERS])[1]
    assert says.endswith(
        "is wrong only where the number that is given in its place is exactly 0 (0 is asked for there)."
    )


def test_zeros_beside_which_it_is_wrong_tell_nothing():
    def at_negatives(layers):
        return [(np.sign(W) + (W < 0) * 0.4, 0 * b) for W, b in layers]

    def at_some_zeros(layers):
        return slopes(layers, 0.7 * (len(layers[0][0]) > 1))

    assert all(
        "exactly 0" not in told(slopes, each, [Case(given) for given in LAYERS])[1]
        for each in (at_negatives, at_some_zeros)
    )

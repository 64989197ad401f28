"""The numbers that lesson 4 states in its text are the ones that come out."""

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import full_lesson, reference_namespace
from course.lessons import find_lesson
from nnkit.check import lesson as lesson_in_force
from nnkit.lessonkit.approximate import hinges, relu_sum
from nnkit.lessonkit.drawings import SKYLINE_EDGES, SKYLINE_HEIGHTS, mystery, roof, skyline, slide

FINE = np.linspace(0, 2 * np.pi, 3201)


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("04-approximation"))


def even(n):
    return np.linspace(0, 2 * np.pi, n + 1)


def error(solved, f, knots):
    return solved["largest_error"](FINE, f(FINE), knots, f(knots))


def test_the_example_by_hand(solved):
    knots, values = np.array([0.0, 1, 3, 6]), np.array([2.0, 5, 4, 4])
    assert solved["slopes_between"](knots, values).tolist() == [3, -0.5, 0]
    constant, coefficients = solved["hinge_coefficients"](knots, values)
    assert (constant, coefficients.tolist()) == (2, [3, -3.5, 0.5])
    assert solved["hinge_sum"](np.array([4.0, 7.0]), knots, constant, coefficients).tolist() == [4, 4]


def test_the_two_functions_that_are_handed_over_agree_with_the_library(solved):
    rng = np.random.default_rng(4)
    knots, values, x = np.sort(rng.normal(size=8)), rng.normal(size=8), rng.normal(size=(3, 5))
    for ours, theirs in zip(solved["hinge_coefficients"](knots, values), hinges(knots, values), strict=True):
        np.testing.assert_allclose(ours, theirs)
    np.testing.assert_allclose(
        solved["hinge_sum"](x, knots, *hinges(knots, values)), relu_sum(x, knots, *hinges(knots, values))
    )


def test_the_roof_has_its_corner_where_the_discovery_says(solved):
    assert solved["corner_of_the_roof"] == 4.3
    knots = np.array([0, 4.3, 2 * np.pi])
    assert error(solved, roof, knots) < 1e-12
    assert error(solved, roof, even(2)) > 0.1
    assert min(error(solved, roof, even(n)) for n in range(1, 41)) > 1e-3
    assert roof(4.3) == pytest.approx(1.2)
    _, coefficients = hinges(knots, roof(knots))
    assert coefficients[1] == pytest.approx(-1.6)


@pytest.mark.parametrize(("n", "off"), [(10, 0.048943), (20, 0.012160), (40, 0.003073)])
def test_the_errors_of_the_sine(solved, n, off):
    assert round(error(solved, np.sin, even(n)), 6) == off
    assert off < (2 * np.pi / n) ** 2 / 8


def test_six_hinges_cut_the_crest_by_0_13(solved):
    assert error(solved, np.sin, even(6)) == pytest.approx(0.134, abs=5e-4)


def test_the_bound_of_twenty_hinges():
    assert round(2 * np.pi / 20, 6) == 0.314159
    assert round((2 * np.pi / 20) ** 2 / 8, 6) == 0.012337


def test_the_laws(solved):
    counts = np.array([10, 20, 40, 80, 160, 320])
    dense = np.concatenate([np.geomspace(1e-6, 0.1, 2000), np.linspace(0.1, 2 * np.pi, 16001)])
    slope = {
        name: solved["measured_slope"](
            counts, [solved["largest_error"](dense, f(dense), even(n), f(even(n))) for n in counts]
        )
        for name, f in {"sin": np.sin, "face": mystery, "root": np.sqrt}.items()
    }
    assert slope["sin"] == pytest.approx(-2, abs=0.005)
    assert slope["root"] == pytest.approx(-0.5, abs=0.005)
    assert slope["sin"] < slope["face"] < slope["root"]


def test_the_fair_knot_of_the_slide(solved):
    def off(t, low=0.0, high=2 * np.pi):
        knots = np.array([0, t, 2 * np.pi])
        gap = np.abs(slide(FINE) - np.interp(FINE, knots, slide(knots)))
        return gap[(low <= FINE) & (high >= FINE)].max()

    places = np.linspace(0.2, 4, 761)
    best = min(places, key=off)
    assert best == pytest.approx(solved["fair_knot"], abs=0.01)
    assert off(best) == pytest.approx(0.245, abs=1e-3)
    assert off(best, high=best) == pytest.approx(off(best, low=best), rel=0.03)  # both pieces err equally
    assert off(np.pi) == pytest.approx(0.667, abs=5e-4)
    chord = np.interp(FINE, [0, 2 * np.pi], slide(np.array([0, 2 * np.pi])))
    greedy = FINE[np.abs(slide(FINE) - chord).argmax()]
    assert greedy == pytest.approx(1.84, abs=5e-3)
    assert off(greedy) == pytest.approx(0.370, abs=5e-4)


def test_what_good_knots_leave(solved):
    x = np.linspace(0, 2 * np.pi, 301)
    bump = np.exp(-8 * (x - 2.2) ** 2)

    def off(knots):
        return np.abs(np.interp(x, knots, np.interp(knots, x, bump)) - bump).max()

    assert off(solved["place_knots"](x, bump, 12)) / off(even(12)) == pytest.approx(0.1, abs=0.01)
    share = [
        error(solved, mystery, solved["place_knots"](FINE, mystery(FINE), n)) / error(solved, mystery, even(n))
        for n in (12, 24)
    ]
    assert share[0] == pytest.approx(1 / 2, abs=0.02)
    assert share[1] == pytest.approx(1 / 3, abs=0.03)


def test_the_portrait_is_a_network_of_121_numbers(solved):
    knots = solved["place_knots"](FINE, mystery(FINE), 40)
    W1, b1, W2, b2 = solved["hinge_network"](knots, mystery(knots))
    assert sum(a.size for a in (W1, b1, W2, b2)) == 121
    made = solved["mlp_forward"](FINE[:, None], [W1, W2], [b1, b2], solved["relu"])[:, 0]
    np.testing.assert_allclose(made, np.interp(FINE, knots, mystery(knots)), atol=1e-10)


def test_the_town_is_the_skyline_seen_from_its_ground(solved):
    assert len(SKYLINE_EDGES) == len(SKYLINE_HEIGHTS) == 18
    away = np.abs(FINE[:, None] - SKYLINE_EDGES).min(axis=1) > 0.03
    town = solved["sigmoid_steps"](FINE, SKYLINE_EDGES, SKYLINE_HEIGHTS, 400)
    np.testing.assert_allclose(town[away], skyline(FINE[away]) + 0.6, atol=1e-4)


def test_a_steep_neuron(solved):
    w, b = solved["step_neuron"](2.0, 0.5)
    assert solved["sigmoid"](w * np.array([1.75, 2, 2.25]) + b) == pytest.approx([0.01, 0.5, 0.99])
    assert np.log(99) == pytest.approx(4.59512, abs=5e-6)


def test_ridges_make_a_cross_and_a_cut_makes_a_bump(solved):
    points = np.array([[0.0, 0.0], [0.0, 50.0], [50.0, 0.0], [50.0, 50.0]])
    across, along = (solved["ridge"](points, w, 0.0) for w in np.eye(2))
    assert (across + along).tolist() == [2, 1, 1, 0]
    bump = solved["mlp_forward"](points, *solved["bump_network"](np.zeros(2), 1.0), solved["relu"])[:, 0]
    assert bump.tolist() == [1, 0, 0, 0]


def test_trained_against_constructed(solved):
    (cell,) = [c for c in read_text(find_lesson("04-approximation").text).cells if "def train_sine" in c.source]
    names = dict(solved)
    exec(cell.source.split("trained = {")[0], names)  # its functions, without training all fifteen

    def off(seed, start):
        return np.abs(names["train_sine"](seed, start)(FINE) - np.sin(FINE)).max()

    usual, standardised, spread = off(0, "usual"), off(1, "standardised"), off(2, "spread")
    assert usual == pytest.approx(1.13, abs=0.01)
    assert 0.012160 < standardised < usual / 20
    assert 0.012160 < spread < usual / 20


def test_beyond_the_edge(solved):
    twenty = even(20)
    beyond = solved["hinge_sum"](np.array([3 * np.pi]), twenty, *hinges(twenty, np.sin(twenty)))
    assert beyond[0] == pytest.approx(3.09, abs=0.01)


def test_the_quiz_counts_a_quarter_for_twice_the_hinges():
    assert pytest.approx(0.0005) == 0.008 * (60 / 240) ** 2


@pytest.mark.parametrize("which", [0, 2, 4])
def test_the_pictures_take_every_right_answer(which, capsys):
    """Lists for arrays, more hidden neurons, neurons in another order: what a check calls right, the text can show."""
    lesson = find_lesson("04-approximation")
    names = reference_namespace(lesson)
    lesson_in_force.use(full_lesson(lesson))
    try:
        for cell in read_text(lesson.text).cells:
            if cell.cell_type != "code" or "trained" in cell.source or "keep(" in cell.source:
                continue
            source = cell.source
            if "exercise" in cell.metadata:
                bank = read_text(lesson.source / "bank" / f"{cell.metadata['exercise']}.py").cells
                right = [c.source for c in bank if "right" in c.metadata]
                source = right[which % len(right)]
            exec(source, names)
    finally:
        lesson_in_force.use(None)
    shown = capsys.readouterr().out
    assert "A ridge of height 1" in shown
    assert "is right." not in shown  # what a cell says instead of its picture


@pytest.mark.parametrize("shows", ["portrait = ", "hills = "])
def test_pictures_take_a_forward_pass_that_gives_back_a_list(shows, solved, capsys):
    """Lesson 3 calls a list of rows right, and keeps the function that makes it."""
    lesson = find_lesson("04-approximation")
    (cell,) = [c for c in read_text(lesson.text).cells if shows in c.source]
    names = {**solved, "mlp_forward": lambda *args: list(solved["mlp_forward"](*args))}
    lesson_in_force.use(full_lesson(lesson))
    try:
        exec(cell.source, names)
    finally:
        lesson_in_force.use(None)
    assert "is right." not in capsys.readouterr().out

"""The numbers that came are drawn over the right ones, of cases that are shown alone."""

import re

import numpy as np
import pytest

from nnkit.check.card import Card
from nnkit.check.cases import Case, Script
from nnkit.check.drawing import drawn_of, picture
from nnkit.check.exercise import Exercise, Part
from tests.nnkit.check.judging import judged

X = np.linspace(-1.0, 2.0, 6)


def drawn(answer, *cases, hidden=()):
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", [*cases], hidden=[*hidden])])
    expected = {"cases": [case.args[0] ** 2 for case in (*cases, *hidden)]}
    return judged(exercise, answer, expected).drawn


def test_a_curve_over_what_the_function_is_given():
    assert drawn(lambda x: 2 * x, Case(X)) == tuple((x, x**2, 2 * x) for x in X.tolist())


def test_in_their_order_where_that_is_no_axis():
    assert [place for place, _, _ in drawn(lambda x: 2 * x, Case(X[::-1].copy()))] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("answer", "x"),
    [
        (lambda x: x**2, X),  # right
        (lambda x: 2 * x[1:], X),  # another shape
        (lambda x: 2 * x, X[:3]),  # too few
        (lambda x: x / 0, X),  # nothing to be drawn
        (lambda x: 1j * x, X),
        (lambda x: 2 * x, np.outer(X, X)),
    ],
)
def test_nothing_that_is_no_curve(answer, x):
    with np.errstate(all="ignore"):
        assert drawn(answer, Case(x)) == ()


def test_no_hidden_case_is_drawn():
    def answer(x):
        return x**2 if len(x) == 6 else 2 * x

    assert drawn(answer, Case(X), hidden=[Case(np.linspace(0.0, 1.0, 9))]) == ()


@pytest.mark.parametrize(("size", "shapes"), [(6, 6), (60, 0)])
def test_the_picture_is_told_apart_by_shape_and_in_words(size, shapes):
    points = tuple((float(i), float(i), float(i > 2)) for i in range(size))
    page = picture(points)
    assert page.count("<circle") == shapes and page.count("<polyline") == (0 if shapes else 2)
    assert f"{size - 1} of {size} differ" in page and re.search("yours", page)
    assert all(-1 <= float(number) <= 281 for number in re.findall(r'c[xy]="([^"]*)"', page))


def test_the_card_shows_it(monkeypatch):
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", [Case(X)])])
    result = judged(exercise, lambda x: 2 * x, {"cases": [X**2]})
    assert "Your numbers over the right ones" in Card(result)._repr_html_()
    right = judged(exercise, lambda x: x**2, {"cases": [X**2]})
    assert "<figure" not in Card(right)._repr_html_()


@pytest.mark.parametrize("case", [Case(), Case("a text"), Case(np.arange(3.0)), Case(None)])
def test_in_their_order_where_the_first_argument_is_no_axis(case):
    assert [place for place, _, _ in drawn_of([(case, X**2, X)])] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("case", "want", "got"),
    [
        (Case(X), "a text", X),
        (Case(X), X, "a text"),
        (Case(X), None, X),
        (Case(np.arange(201.0)), np.zeros(201), np.ones(201)),
        (Script(Case(X)), X, X**2),
    ],
)
def test_nothing_of_what_is_no_numbers_or_too_many(case, want, got):
    assert drawn_of([(case, want, got)]) == ()


def test_right_numbers_that_are_all_the_same_have_a_picture():
    """Of a case that fails for another reason: it changed its input."""
    page = picture(tuple((float(i), 1.0, 1.0) for i in range(5)))
    assert "0 of 5 differ" in page and "Circles" in page
    assert "Thick" in picture(tuple((float(i), 1.0, 2.0) for i in range(50)))

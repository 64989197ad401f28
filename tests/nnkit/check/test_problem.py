"""What is wrong with an outcome, as its judge says it."""

import warnings

import numpy as np

from nnkit.check import Case, Exercise, Part
from nnkit.check.judges import Judge
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of

SPREAD = Judge("drawn.drawn", variance="2 / d_in")


def test_a_judge_that_computes_with_inf_and_nan_says_nothing_below_the_card():
    part = Part("he", [Case(4, 3, 7)], judge=SPREAD)
    exercise = Exercise("he_weights", "He", "", parts=[part])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in (np.inf, np.nan):
            weights = np.append(np.arange(11.0), number).reshape(4, 3)
            assert problem_of(exercise, part.judging(), part.cases[0], Outcome(weights), None)


def test_a_number_by_which_a_judge_divides_is_no_crash():
    part = Part("steps", [Case(2.0, 1.5)], judge=Judge("approximation.a_step"))
    exercise = Exercise("step_neuron", "A step", "", parts=[part])
    said = problem_of(exercise, part.judging(), part.cases[0], Outcome((0.0, -2.0)), None)
    assert said and said.startswith("it is not 0.5 at the position")

    def dividing(value, *_):
        return str(1 / value)

    assert "does not fit the question" in problem_of(exercise, dividing, part.cases[0], Outcome(0.0), None)

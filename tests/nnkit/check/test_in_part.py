"""A declared misconception is recognised in one part or value, where others are right or have one of their own."""

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part, Wrong
from nnkit.check.outcome import expected_outcomes
from tests.nnkit.check.judging import judged
from tests.nnkit.check.repair.test_repair import defined

VECTORS = [Case(np.array(x)) for x in ([0.3, 1.7, 0.9, 1.2], [1.9, 0.4, 0.8], [0.6, 1.1, 1.4, 0.2, 0.7])]


def test_a_declared_slip_in_one_value_is_named_where_another_overflows():
    wrong = [Wrong("halves", lambda x: (np.exp(x), x / 2), "You halved it.")]
    cases = [*VECTORS, Case(np.array([800.0, 900.0, 1000.0]))]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases)], wrong=wrong)
    expected = {"cases": expected_outcomes(exercise, lambda x: (np.exp(np.minimum(x, 5)), x), cases)}
    result = judged(exercise, lambda x: (np.where(x > 5, np.nan, np.exp(x)), x / 2), expected)
    assert (result.misconception, result.message.split("You")[0]) == ("halves", "Value 2 of 2: ")
    assert "overflows" in result.message


def test_that_a_part_overflows_is_said_once():
    doubled = Wrong("doubles", lambda x: 2 * x, "You doubled it.")
    parts = [Part("near", VECTORS), Part("far", [Case(np.array([800.0, 900.0]))])]
    exercise = Exercise("answer", "E", "...", parts=parts, wrong=[doubled])
    expected = {part.name: expected_outcomes(exercise, lambda x: x, part.cases) for part in parts}
    message = judged(exercise, lambda x: 2 * x * np.exp(x) / np.exp(x), expected).message
    assert message.startswith("In “near”: You doubled it. ")
    assert message.count("overflows") == 1


def of_two(answer, *more):
    """The verdict on (x, 2x), of which two misconceptions are declared."""
    wrong = [
        Wrong("halves", lambda x: (x / 2, 2 * x), "You halved it."),
        Wrong("squares", lambda x: (x, x * x), "You squared it."),
        *more,
    ]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", VECTORS)], wrong=wrong)
    return judged(exercise, answer, {"cases": expected_outcomes(exercise, lambda x: (x, 2 * x), VECTORS)})


def test_each_value_has_its_own_misconception():
    result = of_two(lambda x: (x / 2, x * x))
    assert result.message == "Value 1 of 2: You halved it. Value 2 of 2: You squared it."
    assert result.misconception == "halves and squares"


def test_a_misconception_of_several_values_is_not_told_of_one():
    """What it says of the others did not happen: "they are exchanged", "both lack the root"."""
    rooted = Wrong("rooted", lambda x: (np.sqrt(x), np.sqrt(2 * x)), "Both have a root too many.")
    assert of_two(lambda x: (np.sqrt(x), np.sqrt(2 * x)), rooted).misconception == "rooted"
    for other in (lambda x: (np.sqrt(x), 2 * x), lambda x: (np.sqrt(x), x * x), lambda x: (np.sqrt(x), np.cos(x))):
        assert "Both" not in of_two(other, rooted).message


def test_what_says_that_another_value_is_right_is_not_told_where_that_is_wrong():
    praising = Wrong("cubes", lambda x: (x, x**3), "Your first is right. You cubed the second.")
    assert of_two(lambda x: (x, x**3), praising).misconception == "cubes"
    assert "right. You" not in of_two(lambda x: (x / 2, x**3), praising).message
    assert "right. You" not in of_two(lambda x: (np.cos(x), x**3), praising).message


def test_of_a_value_that_nothing_explains_it_is_said_that_it_is_wrong():
    result = of_two(lambda x: (x / 2, np.cos(x)))
    assert result.message == "Value 1 of 2: You halved it. Another part is wrong as well."
    assert result.misconception == "halves"


def test_of_a_value_that_no_misconception_makes_a_relation_is_told():
    says = "Value 1 of 2: You halved it. Of what comes back, value 2 of 2, has the opposite sign."
    assert of_two(lambda x: (x / 2, -2 * x)).message == says


def test_a_relation_of_all_that_is_wrong_says_more_than_a_misconception_of_some():
    assert of_two(lambda x: (x / 2, x)).message == "What comes back is half of what it should be."


def test_each_part_has_its_own_misconception():
    first, second = [Case(x.args[0]) for x in VECTORS[:2]], [Case(-x.args[0]) for x in VECTORS[:2]]
    wrong = [
        Wrong("halves", lambda x: x / 2 if x[0] > 0 else 0 * x, "You halved it."),
        Wrong("squares", lambda x: x * x, "You squared it."),
    ]
    exercise = Exercise("answer", "E", "...", parts=[Part("above", first), Part("below", second)], wrong=wrong)
    expected = {"above": [case.args[0] for case in first], "below": [case.args[0] for case in second]}
    result = judged(exercise, lambda x: x / 2 if x[0] > 0 else x * x, expected)
    assert result.message == "In “above”: You halved it. In “below”: You squared it."


def test_values_in_another_order_are_told_so_though_each_is_like_a_misconception():
    wrong = [
        Wrong("first twice", lambda x: (x, x), "Twice the first."),
        Wrong("second twice", lambda x: (2 * x, 2 * x), "Twice the second."),
    ]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", VECTORS)], wrong=wrong)
    expected = {"cases": expected_outcomes(exercise, lambda x: (x, 2 * x), VECTORS)}
    assert judged(exercise, lambda x: (2 * x, x), expected).misconception == "another order"


def test_a_misconception_whose_large_array_tells_it_from_nothing_is_none():
    """What is kept of a large array is six numbers and two sums: small errors elsewhere do not show in them."""
    small, large = [Case(x) for x in np.eye(2, 4)], [Case(np.r_[1e6, x]) for x in np.eye(2, 40)]

    def off(by):
        return lambda x: x + by * np.arange(len(x)) * (np.arange(len(x)) % 2) if len(x) > 4 else x + by

    exercise = Exercise(
        "answer", "E", "...", parts=[Part("small", small), Part("large", large)], wrong=[Wrong("up", off(0.001), "Up.")]
    )
    expected = {"small": [case.args[0] for case in small], "large": [case.args[0] for case in large]}
    assert judged(exercise, off(0.001), expected).misconception == "up"
    assert "Up." not in judged(exercise, lambda x: off(-0.001)(x) * (1 + 2 * (len(x) == 4)), expected).message


def in_parts(answer, *wrong):
    """The verdict on an answer that is to give back what it is given, on positive and on negative numbers."""
    first, second = [Case(x.args[0]) for x in VECTORS[:2]], [Case(-x.args[0]) for x in VECTORS[:2]]
    exercise = Exercise("answer", "E", "...", parts=[Part("above", first), Part("below", second)], wrong=list(wrong))
    expected = {"above": [case.args[0] for case in first], "below": [case.args[0] for case in second]}
    return judged(exercise, answer, expected)


def test_a_part_that_nothing_explains_must_not_speak_against_what_is_told_of_another():
    def answer(x):
        return x / 2 if x[0] > 0 else np.sin(x) + x**3

    here = Wrong("halves there", lambda x: x / 2 if x[0] > 0 else x, "You halved it there.")
    assert in_parts(answer, here).message.startswith("In “above”: You halved it there.")
    everywhere = Wrong("halves", lambda x: x / 2, "You halved it.")
    assert "halved" not in in_parts(answer, everywhere).message


def test_what_the_text_shows_goes_before_a_misconception_of_a_part():
    def answer(x, unused=1):
        return x / 2 if x[0] > 0 else np.sin(x) + x**3

    here = Wrong("halves there", lambda x: x / 2 if x[0] > 0 else x, "You halved it there.")
    assert in_parts(answer, here).misconception == "halves there"
    assert in_parts(defined(UNUSED), here).misconception == "computed and never used"


UNUSED = "def answer(x):\n    y = np.sin(x)\n    return x / 2 if x[0] > 0 else np.cos(x) + x**3\n"

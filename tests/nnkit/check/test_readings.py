"""A number that is another quantity, or is read off at another setting, is told which; nothing where it may be two."""

from dataclasses import replace

import pytest

from course.authoring.compile import CompileError, compiled
from nnkit.check import Case, Exercise, Judge, Part, Roughly, Setting, Wrong, about, data, with_readings
from nnkit.check.locks import Lock
from tests.nnkit.check.judging import judged

HAND = [Wrong("the curvature", 5, "That is the curvature.")]


def exercise(wrong):
    part = Part("the rate", [Case()], judge=Judge("answer.like", answer=about(0.4, 0.01)))
    return Exercise("answer", "E", "...", kind="value", parts=[part], wrong=wrong)


def rates(*others, declared=HAND, within=0.01):
    curvature = Setting(5, others, "curvature {}")
    steps = Setting("plain", ("momentum",), {"plain": "plain descent", "momentum": "momentum"})
    return with_readings(
        declared,
        right=0.4,
        run=lambda curvature, steps: {"plain": 2, "momentum": 3.8}[steps] / curvature,
        within=within,
        curvature=curvature,
        steps=steps,
    )


@pytest.mark.parametrize("number", [0.76, 0.75, 0.769])
def test_one_setting_at_a_time_is_another_one(number):
    result = judged(exercise(rates(1, 4)), number, {})
    assert result.misconception == "momentum"
    assert result.message == "That is what comes with momentum. The task asks for plain descent."
    assert [wrong.name for wrong in rates(1, 4)] == ["the curvature", "curvature 1", "curvature 4", "momentum"]


def test_no_number_of_a_neighbour_can_be_read():
    (made,) = compiled({"answer": exercise(rates(4))}, {"answer": {}}).exercises.values()
    (known,) = [each for each in made.wrong if each.name == "curvature 4"]
    (stored,) = known.outcomes
    assert isinstance(stored.value, Lock) and stored.value.says(0.5) == "right" and "0.5" not in repr(stored.value)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((4.9,), ["momentum"]),  # 0.408 is right
        ((4.8,), ["momentum"]),  # 0.417 is not, but it may be read for what is
        ((1, 1.005), ["momentum"]),  # 2 and 1.99
        ((2.6,), []),  # 0.769 is momentum's 0.76
        ((0.4005,), ["momentum"]),  # 4.99, and 5 is declared
        ((0.4,), ["curvature 0.4", "momentum"]),  # 5: the same number goes behind what is declared
        ((1,), ["curvature 1", "momentum"]),
    ],
)
def test_what_may_be_another_one_is_none(others, told):
    assert [wrong.name for wrong in rates(*others)][1:] == told


def test_what_is_read_off_finely_may_lie_near_the_right_number():
    wrong = with_readings([], 100.0, lambda c: c, within=0.1, c=Setting(100.0, (100.6, 100.15), "{}"))
    assert [each.name for each in wrong] == ["100.6"]


def test_the_other_sign_of_one_that_is_read_off():
    assert judged(exercise(rates(4)), -0.505, {}).message.endswith("And its sign is turned round.")


def test_a_function_that_does_not_come_to_the_right_number_is_refused():
    with pytest.raises(ValueError, match=r"it is 0.4, and 0.5 is the answer"):
        with_readings([], right=0.5, run=lambda c: 2 / c, within=0.01, c=Setting(5, (1,)))


def test_only_a_number_is_read_off():
    for wrong in (Wrong("a list", [1.0], "So.", 0.1), Wrong("a text", "1", "So.", 0.1)):
        with pytest.raises(CompileError, match="only a number may be read off roughly"):
            judged(exercise([wrong]), 1.0, {})


RUNS = {
    0: (0.51, 0.327, 40),
    0.1: (0.4, 0.1136, 25),
    1: (0.8, 0.796, 25),
}  # by penalty: test loss, training loss, epoch
TRAINING, EPOCH = "the training loss", "the number of epochs"


def losses(declared=(), others=(0,), **more):
    reads = {TRAINING: lambda run: run[1], EPOCH: lambda run: run[2]}
    reads |= {name: of if not isinstance(of, float | int) else lambda run, of=of: of for name, of in more.items()}
    return with_readings(
        declared,
        right=0.4,
        run=lambda penalty: RUNS[penalty],
        asks="the test loss",
        reads=reads,
        asked=lambda run: run[0],
        within=0.004,
        penalty=Setting(0.1, others, "penalty {}"),
    )


def names(wrong):
    return [each.name for each in wrong]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (0.1136, "That is the training loss. The task asks for the test loss."),
        (25, "That is the number of epochs. The task asks for the test loss."),
        (0.512, "That is what comes with penalty 0. The task asks for penalty 0.1."),
        (0.327, "That is the training loss, for penalty 0. The task asks for the test loss, for penalty 0.1."),
    ],
)
def test_another_quantity_and_another_setting_are_told_and_so_are_both(number, says):
    assert judged(exercise(losses()), number, {}).message == says


def test_what_comes_of_a_random_run_is_read_roughly():
    wrong = losses(spread=Roughly(lambda run: run[1] / 1e6, 0.1), there=lambda run: None)
    assert judged(exercise(wrong), 1.05e-7, {}).misconception == "spread"
    assert judged(exercise(wrong), 1.3e-7, {}).misconception == "as its judge says"
    assert "there" not in names(wrong) and "spread, for penalty 0" not in names(wrong)


def test_what_is_read_off_is_told_in_fewer_digits_too():
    wrong = losses(shift=0.032271)
    assert judged(exercise(wrong), 0.0323, {}).misconception == "shift"
    assert judged(exercise(wrong), 0.0324, {}).misconception == "as its judge says"


def test_two_quantities_in_one_place_say_nothing():
    assert TRAINING not in names(losses(other=0.11365)) and "other" not in names(losses(other=0.11365))
    wide = replace(exercise(losses(other=0.1143)), rtol=0.02)  # both are near enough then
    assert judged(wide, 0.114, {}).misconception == "as its judge says"
    assert judged(exercise(losses(other=0.1143)), 0.1143, {}).misconception == "other"
    assert EPOCH in names(losses(other=26))  # counts are told apart


def test_a_quantity_at_another_setting_yields_to_what_is_simpler():
    assert names(losses(others=(1,))) == [
        TRAINING,
        EPOCH,
        "penalty 1",
    ]  # 0.796 in the bucket of 0.8
    assert names(losses(other=0.327)) == [TRAINING, EPOCH, "other", "penalty 0"]


def test_a_quantity_at_another_setting_that_may_come_out_by_chance_says_nothing():
    assert f"{TRAINING}, for penalty 0" in names(losses()) and f"{EPOCH}, for penalty 0" not in names(losses())


def test_a_quantity_at_another_setting_is_told_of_three_digits_only():
    assert judged(exercise(losses()), 0.33, {}).misconception == "as its judge says"  # 0.327, rounded
    assert judged(exercise(losses(shift=0.032271)), 0.032, {}).misconception == "shift"


def test_a_count_that_is_off_by_one_is_left_to_what_is_said_of_that():
    wrong = with_readings(
        [], 9, lambda: 6, "all", {"all but one": lambda n: n + 2, "lines": lambda n: n}, lambda n: n + 3
    )
    assert names(wrong) == ["lines"]
    assert names(with_readings([], 1, lambda: 2, "the fewest", {"at first": lambda n: n}, lambda n: n - 1)) == [
        "at first"
    ]


def test_a_quantity_that_is_right_is_refused():
    with pytest.raises(ValueError, match=r"weight comes to 0.402, which is right: nothing can be said of it"):
        losses(weight=0.402)
    assert "weight" not in names(losses(weight=0.407))  # wrong, but it may be read for what is right


def test_what_is_declared_goes_before_what_is_read():
    hand = Wrong("by hand", 0.1135, "Look at the other curve.")
    wrong = losses([Wrong("by hand", 0.1136, "Look at the other curve.")])
    assert TRAINING in names(wrong)
    assert judged(exercise(wrong), 0.1136, {}).message == "Look at the other curve."
    assert TRAINING not in names(losses([hand]))  # it is another number, and may be meant
    more = [Wrong("by hand", 0.03227, "Look at the other curve.")]
    assert judged(exercise(losses(more, shift=0.032271)), 0.0323, {}).message == "Look at the other curve."


def test_several_numbers_are_read_as_one():
    part = Part("both", [Case()], judge=Judge("answer.like", answer=[about(4810), about(50890)]))
    wrong = with_readings(
        [],
        right=[4810, 50890],
        run=lambda: (64, 784),
        asks="all weights and biases",
        asked=lambda sizes: [d * 64 + 64 + 650 for d in sizes],
        reads={"the weights": lambda sizes: [d * 64 + 640 for d in sizes], "the neurons": lambda sizes: [74, 74]},
    )
    both = Exercise("answer", "E", "...", kind="value", parts=[part], wrong=wrong)
    assert judged(both, [4736, 50816], {}).message == "That is the weights. The task asks for all weights and biases."
    assert judged(both, [4810, 50816], {}).message.startswith("Value 2 of 2: That is the weights.")
    assert judged(both, [74, 74], {}).misconception == "the neurons"


def test_quantities_need_a_word_for_what_is_asked():
    with pytest.raises(ValueError, match="say what is asked"):
        with_readings([], 1, lambda: 1, reads={"two": lambda shown: 2})


def test_a_reading_stays_one_as_data():
    made = compiled({"answer": exercise(losses([Wrong("by hand", 7, "So.")]))}, {"answer": {}})
    back, _ = data.read(data.write(made.exercises, made.expected))
    assert [known.read for known in back["answer"].wrong] == [0, 1, 1, 1, 3]

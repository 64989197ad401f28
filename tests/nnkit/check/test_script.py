"""What only a script of calls shows: state shared by objects, memory shared with the caller, random numbers."""

from functools import partial

import numpy as np
import pytest

from nnkit.check.cases import PREVIOUS, Case, Probe, Rng, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes, outcome_of
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By, judged

Z = np.array([[1.0, 2.0, 3.0], [0.5, 4.0, 7.0]])


def exercise(script, **more):
    return Exercise("answer", title="", task="", parts=[Part("it", [script])], **more)


def verdict(script, reference, answer, **more):
    made = exercise(script, **more)
    return judge(made, PlainDoor(answer), {"it": expected_outcomes(made, reference, [script])})


class Sum:
    def __init__(self, start):
        self.total = start

    def add(self, x):
        self.total = self.total + x
        return self.total


class SharedSum:
    total = 0.0

    def __init__(self, start):
        SharedSum.total = start

    def add(self, x):
        SharedSum.total = SharedSum.total + x
        return SharedSum.total


class SumInTheCallersArray(Sum):
    def __init__(self, start):
        self.total = None

    def add(self, x):
        if self.total is None:
            self.total = x
        else:
            self.total += x
        return self.total


ALONE = Script(Case(1.0), Step("add", 2.0), Step("add", 3.0))
IN_TURN = Script(
    Case(1.0), Case(10.0), Step("add", 2.0), Step("add", 20.0, of=1), Step("add", 3.0), Step("add", PREVIOUS, of=1)
)


def test_two_objects_in_turn_show_what_they_share():
    assert verdict(ALONE, Sum, SharedSum, kind="object").ok
    assert verdict(IN_TURN, Sum, Sum, kind="object").ok
    assert outcome_of(exercise(IN_TURN, kind="object"), PlainDoor(Sum), IN_TURN).value == [3.0, 30.0, 6.0, 60.0]
    detail = verdict(IN_TURN, Sum, SharedSum, kind="object").parts[0].detail
    assert detail.startswith("the values differ: call 1 of 4, add: expected 3, got 12")


def test_an_argument_that_a_later_call_changes_was_changed():
    start = np.zeros(3)
    one, two = (Script(Case(start), *[Step("add", row) for row in rows]) for rows in (Z[:1], Z))
    assert verdict(one, Sum, SumInTheCallersArray, kind="object").ok
    assert verdict(two, Sum, SumInTheCallersArray, kind="object").misconception == "changes its input"


def test_what_a_call_changes_with_leave_is_not_told_afterwards():
    def added(total, x):
        total += x

    script = Script(Case(np.zeros(3), Z[0]), Case(np.ones(3), Z[1]))
    assert verdict(script, added, added, outcome="in place").ok


class Half:
    def step(self, theta):
        return theta / 2


class HalfAndElse(Half):
    def step(self, theta):
        theta *= 3
        return theta / 6


class HalfInPlace(Half):
    def step(self, theta):
        theta /= 2


class HalfBothWays(Half):
    def step(self, theta):
        theta /= 2
        return theta.copy()


@pytest.mark.parametrize("size", [1.0, 1e-16])  # a change so small counts as none, and is one here
def test_what_may_be_changed_or_given_back_is_not_both_in_two_ways(size):
    script = Script(Case(), Step("step", size * Z[0]), Step("step", PREVIOUS))
    more = {"kind": "object", "outcome": "either", "atol": 0.0}
    assert all(verdict(script, Half, right, **more).ok for right in (Half, HalfInPlace, HalfBothWays))
    assert size < 1 or not verdict(script, Half, HalfAndElse, **more).ok


def test_a_judge_of_objects_gets_each_with_its_own_calls():
    def adds_up(outcome, script):
        totals = np.cumsum([script.make.args[0], *(step.args[0] for step in script.steps)])[1:]
        return None if np.array_equal(outcome, totals) else "it does not add up"

    script = Script(Case(1.0), Case(5.0), *(Step("add", x, of=k) for x, k in [(2.0, 0), (3.0, 1), (4.0, 0)]))
    made = Exercise("sum", title="", task="", kind="object", parts=[Part("it", [script], judge=By(adds_up))])
    assert judged(made, Sum, {}).ok
    assert judged(made, SharedSum, {}).parts[0].detail == "it does not add up"


def keeps_its_buffer(buffers={}):  # noqa: B006
    def answer(z):
        out = buffers.setdefault(z.shape, np.empty(z.shape))
        np.multiply(z, 2, out=out)
        return out

    return answer


def test_what_a_function_gave_back_may_not_change_with_its_next_call():
    again = Script(Case(Z), Case(-Z), Case(Z))
    assert verdict(Case(Z), lambda z: 2 * z, keeps_its_buffer()).ok
    assert verdict(again, lambda z: 2 * z, lambda z: z + z).ok
    assert "call 2 of 3" in verdict(again, lambda z: 2 * z, keeps_its_buffer()).parts[0].detail


@pytest.mark.parametrize("answer", [lambda z: z, lambda z: z[:], lambda z: [z[0], z[1]], np.asarray])
def test_overwriting_the_arguments_shows_a_result_that_is_not_new(answer):
    script = Script(Case(Z), overwritten=True)
    assert verdict(Case(Z), lambda z: z.copy(), answer).ok
    assert verdict(script, lambda z: z.copy(), lambda z: z + 0).ok
    assert "call 1 of 1" in verdict(script, lambda z: z.copy(), answer).parts[0].detail


def test_overwriting_reaches_arrays_in_lists_and_what_an_object_keeps():
    script = Script(Case([Z, {"b": Z[0]}]), overwritten=True)
    assert not verdict(script, lambda some: some[1]["b"].copy(), lambda some: some[1]["b"]).ok
    twice = Script(Case(np.zeros(3)), *[Step("add", row) for row in Z], overwritten=True)
    assert verdict(twice, Sum, Sum, kind="object").ok
    assert not verdict(twice, Sum, SumInTheCallersArray, kind="object").ok


@pytest.mark.parametrize("layout", ["fortran", "strided"])
def test_a_layout_is_handed_over_and_changes_no_number(layout):
    seen = []
    script = Script(Case(Z, [Z]), layout=layout)
    outcome = outcome_of(exercise(script), PlainDoor(lambda z, some: seen.extend([z, *some]) or z), script)
    np.testing.assert_array_equal(outcome.value[0], Z)
    assert [array.flags.c_contiguous for array in seen] == [False, False]


def draws(n, rng):
    return np.random.default_rng(rng).normal(size=n)


SEEDED = Script(
    Case(4, 3), Case(4, 3), Case(4, 5), Case(4, Rng(3)), Case(4, Rng(3)), Case(4, Rng(3, "another")),
    same=[(0, 1), (0, 3), (0, 5)], differ=[(0, 2), (3, 4)],
)  # fmt: skip


def test_equal_arrays_of_a_list_and_equal_pairs_can_be_handed_over_as_one():
    def are_one(x, layers):
        return layers[0] is layers[-1]

    door = PlainDoor(are_one)
    for layers in ([Z, Z + 1, Z.copy()], [(Z, 2 * Z), (Z + 1, Z), (Z.copy(), 2 * Z)]):
        for layout, one in (("", False), ("shared", True)):
            script = Script(Case(1.0, layers), layout=layout)
            assert outcome_of(exercise(script), door, script).value == [one]


def test_a_seed_or_a_generator_decides_the_numbers_drawn():
    assert verdict(SEEDED, draws, draws).ok
    assert verdict(SEEDED, draws, lambda n, rng: 3 * draws(n, rng) / 3).ok
    cases = {
        "calls 1 and 2 should come to the same": lambda n, rng: np.random.normal(size=n),
        "calls 1 and 3 come to the same, and should not": lambda n, rng: draws(n, 3),
        "calls 1 and 4 should come to the same": lambda n, rng: (
            draws(n, 0 if isinstance(rng, int) else rng) + (0 if isinstance(rng, int) and rng != 5 else 1)
        ),
    }
    for said, answer in cases.items():
        assert said in verdict(SEEDED, draws, answer).parts[0].detail
    copied = verdict(SEEDED, draws, lambda n, rng: draws(n, copy_of(rng)))
    assert "calls 4 and 5 come to the same, and should not" in copied.parts[0].detail


def copy_of(rng):
    if isinstance(rng, int):
        return rng
    made = np.random.default_rng()
    made.bit_generator.state = rng.bit_generator.state
    return made


def test_where_no_warning_is_promised_one_costs_the_part():
    case = Case(np.array([0.0, 1.0]))

    def loud(z):
        return np.where(z > 0, np.log(z), 0.0)

    assert verdict(case, loud, loud).ok
    assert "Python warned" in verdict(case, loud, loud, silent=True).parts[0].detail


def test_an_answer_that_only_breaks_a_promise_is_told_which():
    probe = Probe("not new", "It gives its argument back.", Script(Case(Z), overwritten=True))
    made = Exercise("absolute", title="", task="", parts=[Part("numbers", [Case(Z)]), Part("negative", [Case(-Z)])])
    made = made.with_probes({"numbers": [probe]})
    expected = {part.name: expected_outcomes(made, np.abs, part.all_cases) for part in made.parts}
    assert judge(made, PlainDoor(lambda z: abs(z)), expected).ok
    result = judge(made, PlainDoor(lambda z: z if (z >= 0).all() else -z), expected)
    assert (result.state, result.points) == ("partly right", 1)
    assert (result.misconception, result.message) == ("not new", "It gives its argument back.")
    assert judge(made, PlainDoor(lambda z: z), expected).misconception == "returns its input"


def kept_by_array(z, seen={}):  # noqa: B006
    return seen.setdefault(id(z), (z, z + 1))[1]


def test_refilled_arrays_are_the_same_with_other_numbers():
    anew, refilled = (Script(*(Case(row) for row in Z[:2]), layout=layout) for layout in ("", "refilled"))
    assert verdict(anew, np.exp, np.exp).ok and verdict(refilled, np.exp, np.exp).ok
    assert verdict(anew, lambda z: z + 1, partial(kept_by_array, seen={})).ok
    assert not verdict(refilled, lambda z: z + 1, partial(kept_by_array, seen={})).ok


def test_what_gives_its_argument_back_is_right_by_what_stood_in_it_then():
    script = Script(*(Case(row) for row in Z[:2]), layout="refilled")
    assert verdict(script, lambda z: z, lambda z: z).ok


def test_lists_and_tables_are_refilled_as_arrays_are():
    def of_both(rows, table, seen={}):  # noqa: B006
        return seen.setdefault((id(rows), id(table)), (rows, table, rows[0] + table["a"]))[2]

    script = Script(*(Case([row], {"a": row}) for row in Z[:2]), layout="refilled")
    assert verdict(script, lambda rows, table: rows[0] + table["a"], lambda rows, table: rows[0] + table["a"]).ok
    assert not verdict(script, lambda rows, table: rows[0] + table["a"], of_both).ok

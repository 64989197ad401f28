"""A kind of input that no case shows, and that nobody explains, stops the build."""

import numpy as np
import pytest

from course.authoring.kinds import KINDS, MANY, not_shown, refuse_unshown
from course.authoring.probes import PromiseError
from nnkit.check.cases import Case, Probe, Script, Step
from nnkit.check.exercise import Exercise, Part

ROW = np.array([[1.0, -200.0, 0.0, 0.0]])
ALL = [Case(ROW), Case(ROW.T), Case(np.eye(2)), Case(1e-5 * np.ones((MANY + 1, 2)))]


def exercise(*cases, **more):
    return Exercise("answer", "", "", [Part("it", cases)], **more)


def test_cases_that_show_every_kind_pass():
    assert not_shown(exercise(*ALL)) == []
    refuse_unshown(exercise(*ALL))


@pytest.mark.parametrize(
    ("cases", "missing"),
    [
        (ALL[1:], {"more columns than rows", "one row of a matrix"}),
        (ALL[:-1], {"many rows", "tiny numbers"}),
        ([Case(np.arange(3))], {"many rows"}),  # whole numbers, a vector: most kinds cannot be
        ([Case([1, 2])], {"many rows"}),
        ([Case(3)], set()),
    ],
)
def test_a_kind_that_is_missing_is_named(cases, missing):
    assert missing <= set(not_shown(exercise(*cases))) <= missing | {"one column of a matrix"}
    if missing:
        with pytest.raises(PromiseError, match="no case shows"):
            refuse_unshown(exercise(*cases))
        refuse_unshown(exercise(*cases, never=dict.fromkeys(not_shown(exercise(*cases)), "it is small")))


def test_probes_and_the_steps_of_scripts_show_too():
    made = exercise(*ALL[:-1])
    assert not_shown(made.with_probes({"it": [Probe("many", "", ALL[-1])]})) == []
    script = Script(Case(), *(Step("step", case.args[0]) for case in ALL))
    assert not_shown(exercise(script, kind="object")) == []


def test_a_reason_without_a_need_is_refused():
    with pytest.raises(PromiseError, match="many rows is shown"):
        refuse_unshown(exercise(*ALL, never={"many rows": "it is small"}))


def test_numbers_whose_special_ones_are_excluded_need_not_be_shown():
    refuse_unshown(exercise(*ALL[:-1], never={"many rows": "it is small", "tiny w": "w is 1 or more"}))


def test_every_kind_may_be():
    assert all(kind.may_be(ROW) for kind in KINDS.values())

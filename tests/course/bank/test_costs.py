"""Costs are counted by kind of probe: entries of arguments, and calls."""

import numpy as np

from course.authoring.probes import Planned
from course.bank.costs import CALL, costs
from nnkit.check.cases import Case, Probe, Script, Step


def planned(name, case):
    return Planned("it", Probe(name, "says", case))


def test_each_call_and_each_entry_counts_for_its_kind():
    script = Script(Case(0.5), Step("step", np.ones(3)), Step("step", np.ones(3)))
    found = costs([planned("a", Case(np.ones((4, 5)), 2)), planned("b", script), planned("a", Case([1, 2, 3]))])
    assert found == {"a": 2 * CALL + 21 + 3, "b": 3 * CALL + 7}

"""The table of what grading cannot do names things that there are, and says of each what to write instead."""

import builtins
import importlib

import pytest

from course.grading.texts import faults

SAID = {value for value in vars(faults).values() if isinstance(value, tuple) and len(value) == 2}


def thing(full: str):
    """What a full name means."""
    module, found = full, []
    while module:
        try:
            value = importlib.import_module(module)
        except ImportError:
            module, _, last = module.rpartition(".")
            found.insert(0, last)
            continue
        for name in found:
            value = getattr(value, name)
        return value
    return getattr(builtins, full)


@pytest.mark.parametrize("full", [*faults.CALLS, *faults.CALLS_AROUND, *faults.OWN_STREAMS, faults.CHECKS[0]])
def test_each_name_is_of_something(full):
    assert thing(full) is not None


def test_constants_are_names_of_pythons():
    assert all(hasattr(builtins, name) for name in faults.CONSTANTS)


FAULTS = sorted(SAID - {faults.CHECKS, faults.TOLD, faults.OWN_STREAMS})


@pytest.mark.parametrize("said", FAULTS, ids=[reason[:30] for reason, _ in FAULTS])
def test_each_fault_has_a_reason_and_a_way_out(said):
    reason, instead = said
    assert len(reason.split()) > 3 and instead and not reason.endswith(".")


def test_every_call_has_one_of_them():
    assert {*faults.CALLS.values(), *faults.CALLS_AROUND.values()} <= SAID

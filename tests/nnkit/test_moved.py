"""What notebooks and kept answers of the first edition import is still there: the same objects, by their new names."""

import importlib
import sys

import pytest

import nnkit
from nnkit import moved


@pytest.mark.parametrize("old", moved.PLACES)
def test_an_old_name_gives_the_module_itself(old):
    sys.modules.pop(old, None)
    assert importlib.import_module(old) is importlib.import_module(moved.PLACES[old])


def test_names_of_an_old_module_are_imported_from_it():
    from nnkit.handover import keep

    from nnkit.lessonkit import handover

    assert keep is handover.keep


def test_functions_that_stood_at_the_root():
    from nnkit.lessonkit import approximate

    assert nnkit.hinges is approximate.hinges and nnkit.relu_sum is approximate.relu_sum


def test_what_never_was_there_is_not_found():
    with pytest.raises(ModuleNotFoundError, match="handovers"):
        importlib.import_module("nnkit.handovers")


def test_forwarding_twice_adds_one_finder():
    before = len(sys.meta_path)
    moved.forward()
    assert len(sys.meta_path) == before

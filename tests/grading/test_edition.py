"""An instructor is told of a notebook that was released with another version than the one that grades."""

import json

import pytest

from course.grading.marks.submission import another_edition
from course.grading.submitted.reading import notebook_in
from nnkit import __version__


def submitted(**metadata):
    notebook = {"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": metadata}
    return notebook_in(json.dumps(notebook).encode(), [])


@pytest.mark.parametrize(
    ("version", "said"),
    [("0.0.1", f"0.0.1, older than the {__version__}"), ("99.1", f"99.1, newer than the {__version__}")],
)
def test_it_is_named_with_what_to_do(version, said):
    (sentence,) = another_edition(submitted(nnkit={"version": version}))
    assert said in sentence and ("--update" in sentence or "update this installation" in sentence)


@pytest.mark.parametrize("version", [__version__, "1.0; `rm`", "9" * 40, 3, None, ["1.0"]])
def test_nothing_is_said_of_the_same_and_of_what_is_no_version(version):
    assert another_edition(submitted(nnkit={"version": version})) == []
    assert another_edition(submitted(nnkit=version)) == another_edition(submitted()) == []

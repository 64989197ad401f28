"""The same code counts alike, in however many lines it stands."""

import pytest

from course.authoring.length import lines_of

CALL = 'plot_curves(curves, x=epochs, xlabel="epoch", ylabel="mean squared error", log=True, best=best)'
IN_LINES = CALL.replace("(", "(\n    ").replace(", ", ",\n    ").replace(")", ",\n)")


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", 0),
        ("# only a remark\n\n", 0),
        ("first = 1\nsecond = 2", 2),
        (CALL, 1),
        (IN_LINES, 1),
        ("if ready():\n    x = 1\nelse:\n    x = 2", 3),
        ("x = '" + "long " * 40 + "'", 2),
    ],
)
def test_lines_are_counted_by_what_they_hold(source, lines):
    assert lines_of(source) == lines

"""Which of the numbers of a line is the wrong one, as it is written there."""

import pytest

from nnkit.check.repair.which_number import which_number


@pytest.mark.parametrize(
    ("text", "piece", "end"),
    [
        ("return (2 * x + 3.50) / 4", "3.5", ": `3.50`"),
        ("return x + 3.5", "3.5", ""),
        ("return x2 + a1 * 3.5", "3.5", ""),  # a name's digits are no number
        ("return 2 * x < 1e-7", "1e-07", ": `1e-7`"),
        ("return 2 * x + 1", "x + 1", ""),
    ],
)
def test_the_number_is_told_where_the_line_has_several(text, piece, end):
    assert which_number("constant", text, piece) == end


def test_of_another_slip_none_is_told():
    assert which_number("start value", "a, b = 1, 2", "2") == ""

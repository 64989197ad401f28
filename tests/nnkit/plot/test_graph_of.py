"""Values that remember how they were made, as a graph that can be drawn."""

from dataclasses import dataclass, field

from nnkit.plot import graph_of


@dataclass(eq=False)
class Made:
    data: float
    gate: str = ""
    inputs: list = field(default_factory=list)
    slope: float = 0.0


def test_names_given_are_used_and_others_made_up():
    x, two = Made(3.0, slope=2.0), Made(2.0, slope=3.0)
    product = Made(6.0, "*", [x, two], slope=1.0)
    assert graph_of(product, x=x) == (
        {"x": (), "2": (), "v1": ("*", "x", "2")},
        {"x": 3.0, "2": 2.0, "v1": 6.0},
        {"x": 2.0, "2": 3.0, "v1": 1.0},
    )


def test_a_value_used_twice_is_one_and_equal_numbers_are_two():
    x, one, other = Made(1.0), Made(2.0), Made(2.0)
    end = Made(5.0, "+", [Made(3.0, "+", [x, one]), Made(4.0, "*", [Made(3.0, "+", [x, other]), x])])
    gates, _, _ = graph_of(end, x=x, end=end)
    assert gates == {
        "x": (),
        "2": (),
        "v1": ("+", "x", "2"),
        "2′": (),
        "v2": ("+", "x", "2′"),
        "v3": ("*", "v2", "x"),
        "end": ("+", "v1", "v3"),
    }

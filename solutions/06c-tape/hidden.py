"""Cases of lesson 6c that only grading sees: other graphs, other shapes, other seeds."""

import numpy as np

from nnkit.check import Case


def arrays(rng, *shapes, scale=1.0):
    return [np.round(scale * rng.normal(size=shape), 3) for shape in shapes]


def a_graph(rng, given=3, made=6):
    """A graph of random gates on numbers, its entries shuffled, with the values of a forward pass."""
    names = [f"n{i}" for i in range(given)]
    graph = dict.fromkeys(names, ())
    values = {name: float(np.round(rng.normal(), 2)) for name in names}
    for i in range(made):
        name = f"g{i}"
        gate = str(rng.choice(["+", "*", "tanh"]))
        inputs = [str(source) for source in rng.choice(names, size=1 if gate == "tanh" else 2)]
        a, b = values[inputs[0]], values[inputs[-1]]
        graph[name] = (gate, *inputs)
        values[name] = {"+": a + b, "*": a * b, "tanh": float(np.tanh(a))}[gate]
        names.append(name)
    shuffled = [str(name) for name in rng.permutation(names)]
    return {name: graph[name] for name in shuffled}, values, names[-1]


def sums(a, b):
    """A graph of arrays in which sums hand on one slope to both of their inputs."""
    graph = {"q": ("+", "s", "p"), "a": (), "b": (), "p": ("*", "s", "a"), "s": ("+", "a", "b")}
    return graph, {"a": a, "b": b, "s": a + b, "p": (a + b) * a, "q": (a + b) + (a + b) * a}


def dead(x):
    """A graph of arrays in which a factor of zeros lets no slope through."""
    graph = {"x": (), "none": (), "a": ("tanh", "x"), "p": ("*", "a", "none"), "t": ("sum", "p")}
    return graph, {"x": x, "none": np.zeros_like(x), "a": np.tanh(x), "p": np.zeros_like(x), "t": 0.0}


def balanced(x):
    """A graph of arrays with a slope inside whose entries sum to 0."""
    c = np.array([1.5, -1.5, 0.25, -0.25])
    graph = {"p": ("*", "a", "c"), "t": ("sum", "p"), "x": (), "c": (), "a": ("tanh", "x")}
    p = np.tanh(x) * c
    return graph, {"x": x, "c": c, "a": np.tanh(x), "p": p, "t": float(p.sum())}


# a slope of whole numbers is none itself
WHOLE = Case({"t": ("tanh", "s"), "s": ("*", "x", "x"), "x": ()}, {"t": float(np.tanh(4)), "s": 4, "x": 2}, "t")
# a number that nothing was made of
GIVEN = Case({"x": (), "y": ("tanh", "x")}, {"x": 2.0, "y": float(np.tanh(2.0))}, "x")


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    chain = {"n0": (), **{f"n{i}": ("tanh", f"n{i - 1}") for i in range(1, 90)}}
    shared = {**chain, "end": ("+", "n89", "n2")}  # n2 is far back in the order when it is met again
    graphs = [a_graph(rng, 3, 5 + i) for i in range(4)]
    slopes, inputs = arrays(rng, (2, 4, 3), (2, 4, 3))  # what exp gives is positive
    square = "square matrices (nothing crashes there, so look twice), and one row"
    return {
        "backward_order": {
            "a fork": [
                Case({"a": (), "b": ("*", "a", "a"), "c": ("+", "b", "a")}, "c"),
                Case(chain, "n89"),
                Case(shared, "end"),
                Case({"x": (), "xy": ("exp", "x"), "y": ("exp", "xy"), "x2": ("*", "y", "x")}, "x2"),
                # the first input lies deeper than the second, and a gate of another name
                Case({"x": (), "y": (), "z": ("cosh", "x"), "u": ("+", "z", "y")}, "u"),
            ],
            "in any order, with something unused": [Case(graph, end) for graph, _, end in graphs],
        },
        "exp_back": {"numbers and arrays": [Case(slopes, np.round(np.exp(inputs), 3)), Case(-1.5, 0.25)]},
        "matmul_back": {
            "four rows, 3 columns, 2 outputs": [Case(*arrays(rng, (6, 2), (6, 5), (5, 2)))],
            square: [Case(*arrays(rng, (3, 3), (3, 3), (3, 3))), Case(*arrays(rng, (1, 4), (1, 2), (2, 4)))],
        },
        "fold_back": {
            "axes put in front": [
                Case(*arrays(rng, (5, 2, 3)), (2, 3)), Case(*arrays(rng, 7), ()),
                Case(*arrays(more, (3, 3)), (3,)), Case(*arrays(more, (2, 3, 2, 3)), (2, 3)),
            ],
            "axes of length 1": [
                Case(*arrays(rng, (5, 2)), (1, 2)), Case(*arrays(rng, (3, 3)), (3, 1)),
                Case(*arrays(more, (3, 4, 5)), (3, 4, 1)), Case(*arrays(more, (2, 120)), (2, 1)),
            ],
            "both, or neither": [
                Case(*arrays(rng, (3, 3, 3)), (3, 1)), Case(*arrays(rng, (1, 4)), (1, 1)), Case(*arrays(rng, 6), (6,)),
                Case(*arrays(more, (2, 3, 2, 2)), (2, 3, 2, 2)), Case(*arrays(more, (2, 3, 2, 4)), (3, 1, 4)),
                Case(*arrays(more, (2, 3, 4)), ()), Case(*arrays(more, (2, 3, 4)), (2, 3, 4)),
            ],
        },
        "times_back": {
            "of one shape": [Case(*arrays(rng, (3, 3), (3, 3), (3, 3)))],
            "stretched": [
                Case(*arrays(rng, (3, 3), (3, 3), 3)), Case(*arrays(rng, (3, 3), (3, 1), (1, 3))),
                Case(*arrays(rng, (2, 5, 4), (5, 1), (2, 1, 4))),
                Case(*arrays(more, (1, 3), 3, (1, 3))), Case(*arrays(more, (1, 1, 3), (1, 3), (1, 1, 3))),
                Case(arrays(rng, (2, 3))[0], -1.5, *arrays(rng, (2, 3))),
            ],
        },
        "slopes_of": {
            "forks": [*(Case(graph, values, end) for graph, values, end in graphs), WHOLE, GIVEN],
            "arrays": [
                Case(*sums(*arrays(rng, (2, 3), (2, 3))), "q"),
                Case(*sums(*arrays(more, (2, 3), (2, 3), scale=50)), "q"),
                Case(*dead(*arrays(more, (2, 3))), "t"),
                Case(*balanced(*arrays(rng.spawn(1)[0], 4)), "t"),
            ],
        },
        "value_and_slopes": {
            "a chain of gates": [Case("f(x) = ((x[0] * 0.5).tanh() - 2) * x[1]", [1.25, -0.75])],
            "forks": [
                Case("f(x) = (lambda a: a * a * a + a.exp() * a)(x[0] + x[1] * x[1])", [0.4, -0.6]),
                Case("f(x) = (lambda s: (s + x[0]) * (s * x[1]) - s)(x[0].tanh() * x[1])", [0.7, 1.3]),
            ],
            "equal numbers are not one value": [Case("f(x) = (x[0] + 1) * (x[1] + 1) * x[0]", [0.5, 0.5])],
            "arrays": [
                Case("f(x) = ((x[0] @ x[1]).tanh() @ x[1]).sum()", arrays(rng, (4, 3), (3, 3), scale=0.5)),
                Case("f(x) = (x[0] * x[1] + x[2]).exp().sum()", arrays(rng, (4, 1), 3, (2, 4, 3), scale=0.5)),
                # the end is an array
                Case("f(x) = x[0] @ x[1] + x[2]", arrays(more, (4, 3), (3, 2), 2)),
                Case("f(x) = x[0] + x[1]", arrays(more, (2, 3), 3)),
            ],
        },
        "tape_numbers": {
            "networks of different depth": [
                Case(11, [5, 3, 3, 7]), Case(64, [1, 1]), Case(2, [9, 2, 2, 2, 4]),
                Case(100_000, [784, 12_000, 300, 10]),  # more than 32 bits hold, and 16 in a sum of sizes
            ],
        },
    }  # fmt: skip

"""The places at which changes are tried."""

import ast

from nnkit.check.repair.places import functions_in, nodes_of_tests, spots_in, values_in, within

TEXT = """class A:
    def f(self, x):
        out = []
        out.append(x + 1)
        return out, np.reshape(x, (-1, 2)) if x > 0 else x
"""


def test_functions_values_and_tests():
    tree = ast.parse(TEXT)
    ((function, around),) = functions_in(tree)
    assert (function.name, around.name) == ("f", "A")
    values = [ast.unparse(spot.node) for spot in values_in(function)]
    assert {"[]", "x + 1", "out", "x"} <= {*values} and "x > 0" not in values
    tests = [ast.unparse(spot.node) for spot in spots_in(function) if id(spot.node) in nodes_of_tests(function)]
    assert "x > 0" in tests and "x + 1" not in tests
    assert len(within(tree, ("reshape",))) > 4 and not within(tree, ("sort",))

"""Answers that attack the checker through plain tests: they earn nothing, and the others what they are worth."""

import pytest

PATCH = """
from course.grading import student
def tell(op, **more):
    kept = getattr(student.Session, "_do_" + op)
    def lying(self, message, buffers, sent):
        return {**kept(self, message, buffers, sent), **more}
    setattr(student.Session, "_do_" + op, lying)
"""
TWICE = "rows = [[0]]\nfor _ in range(60): rows.append([rows[-1], rows[-1]])\n"
HASH = """
class Key:
    ready = False
    def __hash__(self):
        if Key.ready: raise SystemExit
        return 1
"""
ATTACKS = {
    "a list that holds the same one twice, which does too": (
        TWICE + "def f(): return rows",
        "assert f() == 3, f'got {f()}'",
    ),
    "such a list in an exception": (TWICE + "def f(): raise ValueError(rows)", "assert f() == 3"),
    "such a list under a name": (TWICE, "assert rows == 3, str(rows)"),
    "such a list built of kept ones": (
        "rows = [[0]]\ndef f():\n    rows.append([rows[-1], rows[-1]])\n    return rows[-1]",
        "for _ in range(60): got = f()\nassert got == 3, got",
    ),
    "a cycle that is named twice": ("a = []\na += [a, a]\ndef f(): return [a, a]", "assert f() == a == 3, str(f())"),
    "a name's key that ends the process where it is asked for its hash": (
        HASH + "data = {Key(): 1}\nKey.ready = True",
        "assert data == 3",
    ),
    "an answer's key of that kind": (
        HASH + "def f():\n    Key.ready = False\n    d = {Key(): 1}\n    Key.ready = True\n    return d",
        "assert f() == 3",
    ),
    "a pyplot that raises SystemExit": (
        "import matplotlib.pyplot as plt\ndef close(*a): raise SystemExit\nplt.close = close",
        "import matplotlib.pyplot as plt\nassert plt.gca().lines",
    ),
    "a pyplot that is a path": (
        PATCH + "tell('pyplot', value={'z': ['PosixPath', ['/tmp/owned'], []]})",
        "import matplotlib.pyplot as plt\nassert plt.gca().lines",
    ),
    "numbers of kept values that are kept already": (
        PATCH + "tell('names', keep={'f': 1, 'a': 1, 'b': 1})\na, b = [1], [2]\ndef f(): return a",
        "for _ in range(50): f()\nassert a == 3 and b",
    ),
    "one value kept under many numbers": (
        PATCH + "tell('call', keep=[[0, n] for n in range(-50, 50)])\ndef f(x): return x",
        "for _ in range(50): f([1])\nassert f([1]) == 3",
    ),
    "warnings by the million": (
        PATCH + "tell('call', warned=[['W%d' % i, [], ''] for i in range(400_000)])\ndef f(): return 4",
        "assert f() == 3",
    ),
    "states of NumPy's random numbers": (
        PATCH + "tell('call', random={'l': [{'v': 'numpy'}]})\ndef f(): return 4",
        "import numpy as np\nnp.random.seed(0)\nassert f() == 3",
    ),
    "a change of what nobody gave": (
        PATCH + "tell('call', changed=[[-1, {'v': 3}], [None, 3], 7, ['x', {'l': []}]])\ndef f(x): return 4",
        "assert f([1]) == 3",
    ),
    "parameters that are none": (
        PATCH + "tell('signature', parameters=[['x', 99, {}], 7])\ndef f(): pass",
        "import inspect\nassert not inspect.signature(f).parameters",
    ),
    "an exception whose causes go deep": (
        "def f():\n    e = None\n    for i in range(5000): n = ValueError(i); n.__cause__ = e; e = n\n    raise e",
        "assert f() == 3",
    ),
    "a text whose position lies far behind its end": (
        "import io\ndef f(out): out.seek(10 ** 10)",
        "import io\nout = io.StringIO()\nf(out)\nprint(1, file=out)\nassert out.getvalue() == '1\\n'",
    ),
    "a Decimal that signals": ("import decimal\ndef f(): return decimal.Decimal('sNaN')", "assert f() == 3"),
    "dir() of a million names": (
        "class A:\n    def __dir__(self): return [f'n{i}' for i in range(1_000_000)]\ndef f(): return A()",
        "assert 'x' in dir(f())",
    ),
    "a hash that is no number": (
        "class A:\n    def __hash__(self): return 'x'\ndef f(): return A()",
        "assert {f()} == 3",
    ),
    "an exception of the test's that it did not raise": (
        PATCH + "def f(): e = ValueError(); e.of_the_test = -1; raise e",
        "assert f() == 3",
    ),
    "an endless recursion between answer and test": (
        "def f(g): return g(f)",
        "def g(h): return h(g)\nassert f(g) == 3",
    ),
    "a group of exceptions that is empty": (
        "class Odd(Exception): 0\nOdd.__module__, Odd.__qualname__ = 'builtins', 'ExceptionGroup'\ndef f(): raise Odd",
        "assert f() == 3",
    ),
    "an exception of the library's that opens a file": (
        "import urllib.error\ndef f(): raise urllib.error.HTTPError('u', 3, 'm', {}, open('/dev/zero', 'rb'))",
        "assert f() == 3",
    ),
}  # fmt: skip

# what breaks the look-up of names or each call in the own process costs its other answers too
HARMS_ITSELF = {
    "such a list under a name",
    "a cycle that is named twice",
    "a name's key that ends the process where it is asked for its hash",
    "a change of what nobody gave",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_gained_and_nobody_else_is_hurt(outputs, name):
    answer, test = ATTACKS[name]
    *_, attacked, honest = outputs(
        ("student", answer), ("student", "def good(x): return x + 1"), ("test", test), ("test", "assert good(1) == 2")
    )
    assert attacked["outputs"][-1]["output_type"] == "error", attacked
    assert honest["outputs"] == [] or name in HARMS_ITSELF, honest

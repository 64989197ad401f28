"""Answers that attack the checker through plain tests: they earn nothing, and the others what they are worth."""

import pytest

PATCH = """
from course.grading.student import session as student
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
    "a cycle that is named twice": ("a = []\na += [a, a]\ndef f(): return [a, a]", "assert f() == a == 3, str(f())"),
    "a name's key that ends the process where it is asked for its hash": (
        HASH + "data = {Key(): 1}\nKey.ready = True",
        "assert data == 3",
    ),
    "an answer's key of that kind": (
        HASH + "def f():\n    Key.ready = False\n    d = {Key(): 1}\n    Key.ready = True\n    return d",
        "assert f() == 3",
    ),
    "a probe that a cell waits for": (
        PATCH + "tell('probe', value={'h': [0, 'list', True]})\ndef f(): return 4",
        "from nnkit.check import there\n@there\ndef p(): return [f()]\nassert p()",
    ),
    "a probe that is answered with a yes": (
        PATCH + "tell('probe', value=True)\ndef f(): return 4",
        "from nnkit.check import there\n@there\ndef p(): return [f()]\nassert p()",
    ),
    "a refusal that is no text": (PATCH + "tell('call', refused=[{}] * 1000)\ndef f(): return 4", "assert f() == 3"),
    "a handle of a number that is none": (
        PATCH + "tell('value', value={'h': [True, 'x', 1]})\nclass A: a = 1",
        "assert A.a == 3",
    ),
    "a class of exceptions by no name": (
        PATCH + "tell('names', names={'f': {'X': [1, None]}})\ndef f(): 0",
        "assert f() == 3",
    ),
    "warnings by the million": (
        PATCH + "tell('call', heard=[[['W%d' % i, 'Warning'], ''] for i in range(400_000)])\ndef f(): return 4",
        "assert f() == 3",
    ),
    "a change of what nobody gave": (
        PATCH + "tell('call', changed=[[-1, 3], [None, 3], 7, ['x', {'l': []}]])\ndef f(x): return 4",
        "assert f([1]) == 3",
    ),
    "an exception whose causes go deep": (
        "def f():\n    e = None\n    for i in range(5000): n = ValueError(i); n.__cause__ = e; e = n\n    raise e",
        "assert f() == 3",
    ),
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
    "a name's key that ends the process where it is asked for its hash",
    "a change of what nobody gave",
    "a refusal that is no text",
    "a class of exceptions by no name",
}

# how far its other answers come before its time is up is for the machine to say
MAY_HARM_ITSELF = {"such a list under a name"}


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_gained_and_nobody_else_is_hurt(outputs, name):
    answer, test = ATTACKS[name]
    *_, attacked, honest = outputs(
        ("student", answer), ("student", "def good(x): return x + 1"), ("test", test), ("test", "assert good(1) == 2")
    )
    assert attacked["outputs"][-1]["output_type"] == "error", attacked
    if name in MAY_HARM_ITSELF:
        assert all(output["output_type"] == "error" for output in honest["outputs"]), honest
    else:
        assert (honest["outputs"] == []) == (name not in HARMS_ITSELF), honest

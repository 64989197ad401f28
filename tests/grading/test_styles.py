# ruff: noqa: E501  one test a line
"""The ordinary styles of an nbgrader instructor's tests: the table in docs/instructors.md says what becomes of each."""

import re

import pytest

from course.grading.texts.refusals import faults_in
from tests import ROOT
from tests.grading.test_plain_tests import ANSWER, SETUP

MORE = """
class Odd(ValueError):
    need = 3
def odd(): raise Odd("need 3")
def first_two(x): return x[:2]
def upto(it): return list(it)
def title():
    import matplotlib.pyplot as plt
    fig, ax = plt.subplots(); ax.set_title("t"); return ax
def draws(x):
    import matplotlib.pyplot as plt
    plt.plot(x)
def pair(x): return x, x + 1
def today():
    import datetime
    return datetime.date(2024, 5, 1)
"""
STYLES = {
    "numbers, texts, lists, dictionaries": "assert square(3) == 9 and words('a b')['words'] == ['a', 'b']",
    "arrays": "y = square(np.ones((2, 3))); assert_allclose(y, np.ones((2, 3))); assert y.shape == (2, 3) and y.dtype == float",
    "tuples, several results": "a, b = pair(2); assert (a, b) == (2, 3) and isinstance(pair(1), tuple)",
    "exceptions": "import unittest\nunittest.TestCase().assertRaises(ValueError, fails, 'own')\ntry: odd()\nexcept Odd as e: assert str(e) == 'need 3'",
    "an exception's attributes or cause": "try: odd()\nexcept Odd as e: assert e.need == 3",
    "what is printed": "import contextlib, io\nout = io.StringIO()\nwith contextlib.redirect_stdout(out): say(3)\nassert out.getvalue() == 'value 3\\n'",
    "warnings": "np.testing.assert_warns(DeprecationWarning, warns, 'old')",
    "functions as arguments, also a": "from unittest.mock import Mock\nm = Mock(return_value=3); assert integrate(m, 0, 1) == 3 and m.call_count == 10",
    "functions that make functions": "assert scaled(3)(4) == 12",
    "changes of an argument": "x = np.zeros(3); fill(x, 7); assert x[0] == 7",
    "no change of an argument": "x = np.ones(3); keep = x.copy(); square(x); assert_array_equal(x, keep)",
    "\"a new array\", \"a view\"": "x = np.ones(3); assert square(x) is not x",
    "generators": "import itertools; g = numbers(3); assert next(g) == 0 and list(itertools.islice(g, 2)) == [1, 2]",
    "a generator handed in": "assert upto(i for i in range(2)) == [0, 1]",
    "classes: methods, attributes,": "net = Layer(2); assert len(net) == 2 and net.W.shape == (2, 2) and str(Named()) == 'named' and list(net) == [1, 2]",
    "operators and": "assert_allclose(Layer(2) + Layer(2), 2 * np.ones((2, 2)))",
    "": "assert isinstance(Layer(2), Layer)",
    "setting an attribute": "net = Layer(2); net.b = np.ones(2); assert_allclose(net.forward(np.zeros((1, 2))), [[1, 1]])",
    "random numbers with a seed, or a generator handed in": "assert draw(np.random.default_rng(0), 3).shape == (3,)",
    "figures that a function gives back": "assert title().get_title() == 't'",
    "plt.gca": "import matplotlib.pyplot as plt\ndraws([1, 2])\nassert len(plt.gca().lines) == 1",
    "inspect": "import inspect; assert 'return' in inspect.getsource(square)",
    "replacing what the answer calls": "from unittest.mock import patch\nwith patch('builtins.print') as p: say(3)\nassert p.called",
    "dates, exact numbers, files,": "import datetime; assert today() == datetime.date(2024, 5, 1)",
}  # fmt: skip


def table() -> dict[str, str]:
    """The first words of each row: "passes" or "refused"."""
    text = (ROOT / "docs" / "instructors.md").read_text()
    rows = re.search(r"\| a test of \|.*\n\|[-|]+\n((?:\|.*\n)+)", text)[1].strip().split("\n")
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {
        re.split(r"[(`]", first)[0].strip() or re.match(r"\W*(plt.gca|inspect)?", first)[1] or "": said
        for first, said, _ in cells
    }


def test_the_table_has_them_all():
    assert list(table()) == list(STYLES) and len(STYLES) >= 22


@pytest.mark.parametrize("style", [style for style in STYLES if table()[style] == "refused"])
def test_what_is_refused_passes_beside_the_answer(outputs, style):
    graded = outputs(("locked", SETUP), ("student", ANSWER + MORE), ("unsealed", STYLES[style]))[2]["outputs"]
    assert not [output for output in graded if output["output_type"] == "error"]


@pytest.mark.parametrize("style", STYLES)
def test_each_passes_or_is_refused_as_the_table_says(outputs, style):
    test = STYLES[style]
    graded = outputs(("locked", SETUP), ("student", ANSWER + MORE), ("test", test))[2]["outputs"]
    failed = any(output["output_type"] == "error" for output in graded)
    refused = bool(faults_in(test, [ANSWER + MORE], [SETUP])) or failed
    assert refused == (table()[style] == "refused"), graded

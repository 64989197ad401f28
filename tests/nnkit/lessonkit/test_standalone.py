"""A function of a notebook becomes a module that works by itself, or says what of the notebook it cannot do without."""

import itertools
import linecache
import textwrap

import numpy as np
import pytest

from nnkit.lessonkit.standalone import NotStandaloneError, standalone

numbers = itertools.count()


def notebook(*cells):
    """The names that the cells define, run as a notebook runs them."""
    names = {"__name__": "__main__"}
    for cell in cells:
        source = textwrap.dedent(cell)
        file = f"<test cell {next(numbers)}>"
        linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
        exec(compile(source, file, "exec"), names)
    return names


def module(text):
    names = {"__name__": "alone"}
    exec(text, names)
    return names


def test_source_and_imports_go_along():
    cells = notebook(
        "import numpy as np\nfrom math import exp as e\nimport os.path",
        """
        def relu(z):
            # a remark of the student's
            return np.maximum(z, 0) * e(0)
        """,
    )
    text = standalone(cells["relu"])
    assert text.splitlines()[:2] == ["import numpy as np", "from math import exp as e"]
    assert "# a remark of the student's" in text
    assert module(text)["relu"](np.array([-1.0, 2.0])).tolist() == [0, 2]


def test_functions_values_and_classes_that_it_uses_stand_before_it():
    cells = notebook(
        "STEP = 0.1\nSIZES = [1, 2, {'a': (3,)}]",
        "class Box:\n    kind = 'box'\n    def __init__(self, v=STEP):\n        self.v = v",
        "class Deep(Box):\n    inner = Box\n    def value(self):\n        return self.v + len(SIZES)",
        "def even(n):\n    return n == 0 or odd(n - 1)",
        "def odd(n):\n    return n != 0 and even(n - 1)",
        "def answer(n):\n    return [Deep().value() for _ in range(n) if odd(n)]",
    )
    made = module(standalone(cells["answer"]))
    assert made["answer"](1) == [3.1]
    assert made["Deep"].kind == "box" and not made["odd"](4)


def test_a_local_name_is_not_mistaken_for_the_notebooks():
    cells = notebook("X = object()", "def twice(z):\n    X = z + z\n    return X")
    assert standalone(cells["twice"]).startswith("def twice")


def test_answers_kept_beside_it_are_imported():
    cells = notebook("def affine(x):\n    return x + 1", "def neuron(x):\n    return affine(x) * 2")
    assert standalone(cells["neuron"], library="mynn", beside={"affine"}) == (
        "from mynn.affine import affine\n\n\ndef neuron(x):\n    return affine(x) * 2\n"
    )


def test_decorators_defaults_and_methods():
    cells = notebook(
        "import functools",
        """
        @functools.lru_cache
        def fibonacci(n, start=(0, 1)):
            return start[n] if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
        """,
        """
        class Circle:
            @property
            def area(self):
                return half(self)

        def half(self):
            return 0.5
        """,
    )
    with pytest.raises(NotStandaloneError, match="must be made by a def"):
        standalone(cells["fibonacci"])  # an object of functools, no function any more
    assert module(standalone(cells["Circle"]))["Circle"]().area == 0.5


@pytest.mark.parametrize(
    ("before", "body", "says"),
    [
        (
            "import numpy as np\nrng = np.random.default_rng(0)",
            "return rng.normal()",
            "it uses rng of your notebook, a Gen",
        ),
        ("import numpy as np\nW = np.ones(2)", "return x @ W", "it uses W of your notebook, a ndarray: give it as"),
        ("f = lambda x: x", "return f(x)", "it uses f, which is not made by a def"),
    ],
)
def test_what_only_the_notebook_has_is_named(before, body, says):
    cells = notebook(before, f"def answer(x):\n    {body}")
    with pytest.raises(NotStandaloneError, match=says):
        standalone(cells["answer"])


def test_a_def_inside_an_if_or_made_by_exec_is_refused():
    with pytest.raises(NotStandaloneError, match="left edge of a cell"):
        standalone(notebook("if True:\n    def f(x):\n        return x")["f"])
    names = {}
    exec("def g(x): return x", names)
    with pytest.raises(NotStandaloneError, match="left edge of a cell"):
        standalone(names["g"])


def test_a_decorator_that_wraps_goes_along():
    cells = notebook(
        "import numpy as np",
        "@np.errstate(divide='raise')\ndef inverse(x):\n    return 1 / np.float64(x)",
        "class Inverse:\n    @np.errstate(divide='raise')\n    def forward(self, x):\n        return 1 / np.float64(x)",
    )
    inverse = module(standalone(cells["inverse"]))["inverse"]
    forward = module(standalone(cells["Inverse"]))["Inverse"]().forward
    for kept in (inverse, forward):
        assert kept(4) == 0.25
        with pytest.raises(FloatingPointError):
            kept(0)


def test_what_was_kept_with_the_decorator_of_an_earlier_edition_still_works():
    text = "from nnkit.formulas import takes_formulas\n\n@takes_formulas\ndef twice(f, x):\n    return f(f(x))"
    assert module(text)["twice"](lambda x: x**2, 3) == 81

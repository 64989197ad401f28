"""At which moment each test looks: after what is above it, and later where what stands between only defines."""

import pytest

from course.grading.texts.cell import Cell
from course.grading.texts.moments import only_defines, stages

F, G = "def f(x):\n    return x", "def g(x):\n    return x"


def looks(*cells: tuple[str, str]) -> list[int]:
    """How many cells have run when each test looks."""
    made = [Cell(*cell) for cell in cells]
    return list(dict(sorted(stages(made, [i for i, cell in enumerate(made) if cell.kind == "test"]).items())).values())


def test_tests_of_functions_look_at_the_end_together():
    assert looks(("student", F), ("test", "f(1)"), ("student", G), ("test", "g(1)")) == [4, 4]


def test_what_runs_behind_a_test_is_not_run_before_it():
    assert looks(("student", F), ("test", "f(1)"), ("student", "f(2)"), ("test", "f(3)")) == [1, 4]


@pytest.mark.parametrize("source", [F, "def g(f):\n    return f\nx = 1"])
def test_a_name_that_means_something_else_behind_it_parts_them(source):
    ends = 1 if source == F else 3
    assert looks(("student", F), ("test", "f(1)"), ("student", source)) == [ends]


def test_a_name_that_a_cell_before_it_mentions_means_something_to_a_test():
    cells = ("student", "def f(x):\n    return g(x)"), ("test", "f(1)"), ("student", G)
    assert looks(*cells) == [1]
    assert looks(("shows", "g"), ("student", F), ("test", "f(1)"), ("student", G)) == [4]
    assert looks(("student", F), ("test", "f(1) + g"), ("student", G)) == [1]


def test_one_import_again_parts_nothing():
    cells = [("student", "import numpy as np\n" + F), ("test", "f(np.ones(2))")]
    assert looks(*cells, ("student", "import numpy as np")) == [3]
    assert looks(*cells, ("student", "import math as np")) == [1]
    assert looks(*cells, ("student", "np = 3")) == [1]
    assert looks(("student", "y = np\n" + F), ("test", "np"), ("student", "import numpy as np")) == [1]
    assert looks(("shows", "np = 3"), *cells, ("student", "import numpy as np")) == [4]


def test_cells_that_run_elsewhere_are_nothing_between():
    assert looks(("student", F), ("test", "f(1)"), ("shows", "f(2)"), ("test", "f(3)")) == [4, 4]


@pytest.mark.parametrize(
    "source",
    [
        F,
        "import numpy as np\nfrom a import b\npass",
        "x = 1\ny = [x, {'a': (2, x)}]\nz = 2 * -3",
        "class A(B):\n    '''text'''\n    n = 1\n    def m(self, x=1, *, y: int = 2) -> str:\n        return f(x)",
        "# a remark\n\n",
        "'a text'",
    ],
)
def test_what_only_defines(source):
    assert only_defines(source)


@pytest.mark.parametrize(
    "source",
    [
        "f(1)",
        "x = f(1)",
        "x = y + 1",
        "x = -y",
        "x[0] = 1",
        "x += 1",
        "%matplotlib inline\nx = 1",
        "  !ls",
        "x = (",
        "for i in x: pass",
        "@d\ndef f(): pass",
        "@d\nclass A: pass",
        "class A(metaclass=M): pass",
        "class A:\n    x = f(1)",
        "def f(x=g()): pass",
        "def f(*, x=g()): pass",
        "def f(x: g()): pass",
        "def f(x: g(), /): pass",
        "def f(*, x: g()): pass",
        "def f() -> g(): pass",
        "f(1); 'text'",
        "x = y.z",
    ],
)
def test_what_may_do_more(source):
    assert not only_defines(source)

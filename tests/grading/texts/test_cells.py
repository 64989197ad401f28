"""What is read in a cell's text without running it: hidden regions, names bound, names looked up, imports."""

import pytest

from course.grading.texts import cells
from course.grading.texts.cells import (
    bound_names,
    classes_in,
    hidden_lines,
    imports,
    imports_of,
    parse,
    used_names,
    without_hidden,
    without_solution,
)

HIDDEN = "1\n  ### BEGIN HIDDEN TESTS\n2\n### END HIDDEN TESTS\n3"


def test_students_have_what_is_outside_of_the_hidden_regions():
    assert without_hidden(HIDDEN) == "1\n3"
    assert hidden_lines(HIDDEN) == {2, 3, 4}
    assert without_hidden(f"{HIDDEN}\n{HIDDEN}") == "1\n3\n1\n3"
    assert hidden_lines("1\n2") == set() and without_hidden("1\n2") == "1\n2"


def test_a_region_without_an_end_is_hidden_to_the_end():
    assert without_hidden("1\n### BEGIN HIDDEN TESTS\n2") == "1"
    assert hidden_lines("1\n### BEGIN HIDDEN TESTS\n2") == {2, 3}


def test_of_an_answer_students_have_what_is_outside_of_the_solution():
    assert without_solution("import os\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\ny") == "import os\ny"
    assert without_solution("import os\nx = 1") == ""  # all of it is the solution


@pytest.mark.parametrize(
    ("source", "statements"),
    [
        ("x = 1\ny = 2", 2),
        ("%matplotlib inline\n  !ls\nx = 1", 1),
        ("x = '''\n%d\n'''", 1),
        ("x = (", 0),
        ("x = '\0'", 0),
        ("x = " + "(" * 500, 0),
        ("x = " + "-" * 100_000 + "1", 0),
    ],
)
def test_what_is_no_python_has_no_statements(source, statements):
    assert len(parse(source).body) == statements


def test_a_line_of_percent_inside_a_text_is_no_magic():
    assert parse("x = '''\n%d\n'''").body[0].value.value == "\n%d\n"


def test_texts_too_deep_for_the_compiler_are_read_as_far_as_goes():
    deep = "x = " + "+".join(["y"] * 5_000)
    assert used_names(deep) == frozenset()
    assert used_names("x = " + "+".join(["y"] * 2_000)) == {"x", "y"}  # all names in it


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("f(x)", "f x"),
        ("x = 1\nprint(x)", "print"),
        ("print(x)\nx = 1", "print x"),
        ("x += 1", "x"),
        ("x = 1\nx += 1", ""),
        ("del x", "x"),
        ("if t:\n    x += 1\ndef f():\n    y = 1\n    y += 1", "t x"),
        ("def f(a):\n    b = a\n    return b + c", "c"),
        ("def f():\n    return x\nx = 1", "x"),  # looked up when it is called, whatever x is by then
        ("class A:\n    y = z\n    def m(self):\n        return w", "z w"),
        ("[i + k for i in xs]", "k xs"),
        ("k = 1\n[i + k for i in xs]", "xs"),
        ("x = 1\ndef f():\n    return x", "x"),
        ("def f():\n    global z\n    z = 1", ""),
        ("nonlocal x\ny", "y"),
        ("lambda a: a + b", "b"),
        ("if t:\n    x = 1\nprint(x)", "t print x"),
        ("if t:\n    x = 1\n    print(x)", "t print"),
        ("for i in xs:\n    print(i)\nelse:\n    print(j)", "xs print j"),
        ("while t:\n    x = 1\nx", "t x"),
        ("with open(p) as f:\n    y = 1\nf, y", "open p"),
        ("import os.path\nos", ""),
        ("from a import b as c\nc, b", "b"),
        ("def f(): pass\nclass A: pass\nf, A", ""),
        ("(x := 1), x", "x"),
        ("return x", "x"),  # no Python as a whole: every name in it
        ("x.y = z", "x z"),
    ],
)
def test_names_that_a_cell_looks_up(source, names):
    assert used_names(source) == frozenset(names.split())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = y = 1\nz: int = 2", "x y z"),
        ("def f(a):\n    b = 1", "f"),
        ("async def f():\n    b = 1\nclass A:\n    b = 1", "f A"),
        ("import a.b, c as d\nfrom e import f as g\nfrom h import *", "a d g *"),
        ("for i in x:\n    with y as z:\n        (w := 1)", "i z w"),
        ("if t:\n    def f(): pass\nelse:\n    class A: pass", "f A"),
        ("if t:\n    async def f(): pass", "f"),
        (
            "match x:\n    case [1, *rest]:\n        pass\n    case _:\n        pass\n    case y:\n        pass",
            "rest y",
        ),
        ("x[0] = 1\ny.z = 2\nprint(w)", ""),
        ("x = (", ""),
    ],
)
def test_names_that_a_cell_gives_a_value(source, names):
    assert bound_names(source) == frozenset(names.split())


def test_classes_and_imports():
    source = "import os.path, numpy as np\nif x:\n    from a.b import c as d\nfrom . import e\nclass A: pass\n"
    source += "import g.h as i"
    assert classes_in(source) == {"A"}
    assert imports(source) == {"os": "os", "np": "numpy", "d": "a.b.c", "e": "..e", "i": "g.h"}
    assert imports_of(source) == "import os.path, numpy as np\nfrom . import e\nimport g.h as i"


def test_what_was_read_is_kept_and_of_long_texts_the_latest():
    read = []
    found = cells.remembered(lambda source: read.append(source) or len(source))
    long = ["x" * (cells.REMEMBERED + n) for n in (1, 2, 3)]
    for source in ["a", "a", *long, *long, long[-1], "a"]:
        assert found(source) == len(source)
    assert read == ["a", *long, *long]

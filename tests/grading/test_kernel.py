"""A cell as both processes read it: its statements, and the expression at its end whose value it shows."""

import ast
import traceback

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from course.grading.kernel import parsed

MAGICS = TransformerManager()


@pytest.mark.parametrize(
    ("source", "statements", "last"),
    [
        ("x = 1\nx", "x = 1", "x"),
        ("x = 1\nx;", "x = 1\nx", None),
        ("x;  \n", "x", None),
        ("x = 1", "x = 1", None),
        ("", "", None),
        ("# a remark", "", None),
        ("def f():\n    return 1\nf(1)", "def f():\n    return 1", "f(1)"),
        ("%precision 3", "", "get_ipython().run_line_magic('precision', '3')"),
    ],
)
def test_statements_and_the_value_at_the_end(source, statements, last):
    tree, value = parsed(source, "<cell 1>", MAGICS)
    assert ast.unparse(tree) == statements
    assert (None if value is None else ast.unparse(value)) == last


def test_python_stands_as_it_is_where_a_magic_could_be_meant():
    tree, _ = parsed("x = '''\n%d\n'''", "<cell 1>", MAGICS)
    assert tree.body[0].value.value == "\n%d\n"


def test_what_is_neither_is_a_syntax_error_with_its_line():
    with pytest.raises(SyntaxError) as caught:
        parsed("x = 1\ny = (", "<cell 1>", MAGICS)
    assert (caught.value.filename, caught.value.lineno) == ("<cell 1>", 2)


def test_tracebacks_find_the_cells_lines():
    tree, _ = parsed("x = 1\n1 / 0\nx = 2", "<cell of lines>", MAGICS)
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile(tree, "<cell of lines>", "exec"), {})
    assert traceback.extract_tb(caught.value.__traceback__)[-1].line == "1 / 0"

"""A notebook's cells as they run in a student's process: text in, outputs out, each with a limit."""

import json
import os
import sys

import matplotlib
import pytest

from course.grading.student import cells
from course.grading.student.cells import Capped, Cells
from nnkit.check.entered import watching
from tests.grading.child import in_a_child


def ran(*sources: str, figures: bool = False, **limits: int) -> list[list[dict]]:
    """The outputs of cells, in a process of their own: a shell changes the one that it is in."""

    def run() -> list[list[dict]]:
        for name, value in limits.items():
            setattr(cells, name, value)
        made = Cells()
        sys.stdout, sys.stderr = made.out, made.err
        return [made.run(source, f"<cell {i}>", figures) for i, source in enumerate(sources, 1)]

    return in_a_child(run)


def test_what_is_printed_shown_and_raised():
    outputs, shown, raised = ran(
        "import sys\nprint('a')\nprint('b', file=sys.stderr)\n3", "display(4)\n5;", "x = 1\nraise ValueError('because')"
    )
    assert [(o["output_type"], o.get("text")) for o in outputs] == [
        ("stream", "a\n"),
        ("stream", "b\n"),
        ("execute_result", None),
    ]
    assert outputs[2]["data"]["text/plain"] == "3" and outputs[2]["execution_count"] is None
    assert [o["data"]["text/plain"] for o in shown] == ["4"]  # no value behind a semicolon
    assert (raised[0]["ename"], raised[0]["evalue"]) == ("ValueError", "because")
    assert any('File "<cell 3>", line 2' in line for line in raised[0]["traceback"])
    assert not any("/course/grading/" in line for line in raised[0]["traceback"])


def test_where_libraries_lie_on_the_graders_machine_is_not_told():
    warned, raised = ran(
        "import sys, warnings\nimport nnkit.check.plain as p\n"
        "sys.stderr.write(warnings.formatwarning('w', UserWarning, p.__file__, 1));",
        "import json\njson.loads('{')",
    )
    assert warned[0]["text"].startswith("nnkit/check/plain.py:1: UserWarning: w")
    assert any(line.lstrip().startswith('File "json/decoder.py"') for line in raised[0]["traceback"])
    assert not any(place in json.dumps([warned, raised]) for place in (sys.prefix, sys.base_prefix, os.getcwd()))


def test_names_stay_from_cell_to_cell_and_the_last_value_too():
    assert ran("_ = 5\nx = 3\nx", "_")[1][0]["data"]["text/plain"] == "5"  # unless a cell gives the name another
    assert ran("x = 3\nx", "_ + 1", "None")[1:] == [
        [{"output_type": "execute_result", "data": {"text/plain": "4"}, "metadata": {}, "execution_count": None}],
        [],
    ]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("raise SystemExit", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("f(", "SyntaxError"),
        ("class Late(BaseException): pass\n%timeit -n1 -r1 (_ for _ in ()).throw(Late)", "Late"),
    ],
)
def test_what_ends_a_cell_does_not_end_the_notebook(source, name):
    first, second = ran(source, "1")
    assert name in json.dumps(first) and second[0]["data"]["text/plain"] == "1"


def test_an_exception_that_cannot_be_shown_is_named():
    (raised,) = ran("class Own(Exception):\n    def __str__(self): return 1 / 0\nraise Own")
    assert (raised[0]["ename"], raised[0]["evalue"]) == ("Own", "(its message cannot be shown)")
    (raised,) = ran("class Own(Exception):\n    __notes__ = property(lambda self: 1 / 0)\nraise Own('m')")
    assert raised[0]["traceback"] == ["Own: m"]


def test_awaiting_at_the_top_and_magics():
    source = "import asyncio\nawait asyncio.sleep(0)\nasync def f():\n    return 3\nawait f()"
    awaited, magic = ran(source, "%precision 3\n2")
    assert awaited[0]["data"]["text/plain"] == "3" and magic[-1]["data"]["text/plain"] == "2"


LEFT_OUT = {
    "!pip install numpy": "!pip install numpy  (",
    "%pip install numpy": "!python -m pip install numpy  (",
    "%matplotlib widget": "%matplotlib widget  (RuntimeError: ",
    "%run other.py": "%run other.py  (Exception: File",
    "%nonesuch": "%nonesuch  (UsageError: ",
}


@pytest.mark.parametrize("line", LEFT_OUT)
def test_a_line_that_cannot_be_done_here_is_said_and_its_cell_goes_on(line):
    """It was done in the notebook, or did not matter there: what stands below it is an answer."""
    (outputs,) = ran(f"{line}\nx = 1\nx")
    assert outputs[-1]["data"]["text/plain"] == "1"
    assert f"Left out in grading: {LEFT_OUT[line]}" in " ".join(output["text"] for output in outputs[:-1])


SHOWS = {
    "display": "from IPython.display import display; display(1)",
    "a figure": "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()",
    "the value at a cell's end": "import sys; sys.displayhook(1)",
    "a magic": "%precision 3",
    "a command": "!ls",
    "written": "import sys; sys.stdout.write('1'); sys.stderr.flush()",
}


@pytest.mark.parametrize("line", SHOWS.values(), ids=SHOWS)
def test_an_answer_that_shows_something_borrows_nothing(line):
    """In the notebook other functions stand behind these, which nobody takes for ready-made answers."""

    def run() -> list[str]:
        made = Cells()
        sys.stdout, sys.stderr = made.out, made.err
        matplotlib.use("module://matplotlib_inline.backend_inline")
        made.run(f"def answer():\n    {line}\n    return 3", "<cell 1>", figures=True)
        with watching() as watch:
            assert made.names["answer"]() == 3
        return watch.names

    assert in_a_child(run) == []


def test_figures_are_in_their_cells_already():
    (outputs,) = ran("%matplotlib inline\nx = 1\nx")
    assert [output["output_type"] for output in outputs] == ["execute_result"]


def test_figures_are_drawn_where_they_are_wanted_and_closed():
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    assert ran(draw, "len(plt.get_fignums())")[1][0]["data"]["text/plain"] == "0"


def test_what_is_kept_has_limits():
    (printed,) = ran("print('x' * 50)\nprint('y' * 50)", MAX_STREAM=10)
    assert printed[0]["text"] == "x" * 10 + "\n... 92 more characters are not kept\n"
    (rich,) = ran("display({'text/plain': 'a', 'application/json': {'b': 1}}, raw=True)")
    assert rich[0]["data"] == {"text/plain": "a"}
    (many,) = ran("for i in range(5): display(i)", MAX_OUTPUTS=2)
    assert len(many) == 2
    (large,) = ran("display('x' * 50)\ndisplay(1)", MAX_RICH=20)
    assert [o["data"] for o in large] == [{}, {"text/plain": "1"}]
    (all_told,) = ran("for i in range(9): display('x' * 8)", MAX_ALL_RICH=25)
    assert len(all_told) == 2
    (raised,) = ran("raise ValueError('x' * 50)", MAX_MESSAGE=10)
    assert raised[0]["evalue"] == "x" * 10


def test_a_stream_counts_what_it_does_not_keep():
    stream = Capped()
    assert stream.writable() and stream.write("abc") == 3 and stream.take() == "abc" and stream.take() == ""

"""What the process of an answer and that of the tests have of a Jupyter kernel alike: the shell, and magics read as
Python."""

import ast
import gc
import importlib
import linecache
import pkgutil
import sys
from typing import Any

import matplotlib.pyplot  # noqa: F401  what lessons import has to be here before a zygote forks
import matplotlib_inline.backend_inline  # noqa: F401
import numpy.testing  # noqa: F401
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from traitlets.config import Config

import nnkit
from nnkit.check import library
from nnkit.check.entered import UNSEEN

UNSEEN.add(__name__)  # an answer that has a line with `%` in it borrows nothing


class Shell(InteractiveShell):
    """A kernel's shell where no person, window or network is. What a line with `%` or `!` cannot do here is said, and
    its cell goes on: an answer below `!pip install` is as right as it was in the notebook."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Nothing to do: figures are shown in their cell, as `%matplotlib inline` asks."""

    def system(self, cmd: str) -> None:
        _say_left_out(f"!{cmd.replace(sys.executable, 'python')}", "no other program runs here")

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        try:
            return super().run_line_magic(magic_name, line, _stack_depth + 1)  # whose frame holds the cell's names
        except Exception as error:
            _say_left_out(f"%{magic_name} {line}".strip(), f"{type(error).__name__}: {error}")


def _say_left_out(line: str, why: str) -> None:
    print(f"Left out in grading: {line}  ({why})", file=sys.stderr)


def warm() -> Shell:
    """In a zygote: import what lessons use, so that a forked process has it at once. The shell, for magics and rich
    display, is without history or other files."""
    for module in pkgutil.walk_packages(nnkit.__path__, "nnkit."):
        importlib.import_module(module.name)
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    library.close()  # nor a library of earlier answers: marks are the same wherever they are given
    shell = Shell.instance(config=config)
    shell.db = {}  # folders that a cell has been in, which lie in a file elsewhere
    select_figure_formats(shell, {"png"})
    gc.collect()
    gc.freeze()  # the collector leaves these objects, and so their memory pages, shared
    return shell


def parsed(source: str, name: str, transformer: TransformerManager) -> tuple[ast.Module, ast.Expression | None]:
    """A cell's statements, as it stands where it is Python, else with its magics rewritten; and the expression at its
    end whose value it shows. Tracebacks find its lines under `name`."""
    try:
        tree = ast.parse(code := source, name)
    except SyntaxError:
        code = transformer.transform_cell(source)
        tree = ast.parse(code, name)
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    if not tree.body or not isinstance(tree.body[-1], ast.Expr) or source.rstrip().endswith(";"):
        return tree, None
    return tree, ast.Expression(tree.body.pop().value)

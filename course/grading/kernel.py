"""What the process of an answer and that of the tests have of a Jupyter kernel alike: the shell, and magics read as
Python."""

import ast
import gc
import importlib
import linecache
import pkgutil

import matplotlib.pyplot  # noqa: F401  what lessons import has to be here before a zygote forks
import matplotlib_inline.backend_inline  # noqa: F401
import numpy.testing  # noqa: F401
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from traitlets.config import Config

import nnkit
from nnkit.check import library


def warm() -> InteractiveShell:
    """In a zygote: import what lessons use, so that a forked process has it at once. The shell, for magics and rich
    display, is without history or other files."""
    for module in pkgutil.walk_packages(nnkit.__path__, "nnkit."):
        importlib.import_module(module.name)
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    library.close()  # nor a library of earlier answers: marks are the same wherever they are given
    shell = InteractiveShell.instance(config=config)
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

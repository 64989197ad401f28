"""What the process of an answer and that of the tests have of a Jupyter kernel alike: the shell, and magics read as
Python."""

import ast

from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell

from nnkit.check import library


def warm_shell() -> InteractiveShell:
    """The shell for magics and rich display, made once in the zygote; without history or other files."""
    from IPython.core.pylabtools import select_figure_formats
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    library.close()  # nor a library of earlier answers: marks are the same wherever they are given
    shell = InteractiveShell.instance(config=config)
    select_figure_formats(shell, {"png"})
    return shell


def parsed(source: str, name: str, transformer: TransformerManager) -> tuple[str, ast.Module]:
    """A cell as Python: as it stands where it is Python, else with its magics rewritten."""
    try:
        return source, ast.parse(source, name)
    except SyntaxError:
        code = transformer.transform_cell(source)
        return code, ast.parse(code, name)

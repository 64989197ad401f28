"""A check of an answer whose cell was not run: a notebook shows one line in place of a NameError's traceback."""

import linecache
import re
import sys
import traceback
import types
from typing import Any

CALLED = r"\bcheck\(\s*(['\"]){name}\1"  # a check of the exercise that is called as the missing name


def watch(shell: Any) -> None:
    """Have a notebook's shell show a NameError so; whoever has set a look of his own for errors keeps that."""
    if not shell.custom_exceptions:
        shell.set_custom_exc((NameError,), _show)


def watch_this_notebook() -> None:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        watch(shell)


def _show(
    shell: Any, kind: type[NameError], error: NameError, trace: types.TracebackType | None, tb_offset: int | None = None
) -> None:
    if _is_unrun(error, trace):
        line = f"Not attempted yet: {error.name} is not there. Run the cell that defines it, above this one, first."
        error._render_traceback_ = lambda: [line]  # type: ignore[attr-defined]  # IPython's name for it
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _is_unrun(error: NameError, trace: types.TracebackType | None) -> bool:
    """Whether a cell's own line checks the answer that is called so."""
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    if last is None or last.name != "<module>" or not error.name:
        return False
    line = linecache.getline(last.filename, last.lineno or 0)
    return bool(re.search(CALLED.replace("{name}", re.escape(error.name)), line))

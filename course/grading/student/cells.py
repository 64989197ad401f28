"""A notebook's cells as they run in a student's process: text in, outputs out, as a Jupyter kernel would have them."""

import ast
import asyncio
import builtins
import inspect
import io
import os
import signal
import sys
import sysconfig
import traceback
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

import nnkit
from course.grading.kernel import Shell, parsed
from nnkit.check.entered import UNSEEN

UNSEEN.add(__name__)  # an answer that shows something, as `plt.show()` does, borrows nothing
MAX_STREAM = 100_000  # characters kept of what one cell prints
MAX_RICH = 2 << 20  # characters kept of one rich output (a figure as base64)
MAX_OUTPUTS = 60  # rich outputs kept of one cell
MAX_ALL_RICH = 8 << 20  # characters kept of them all: an answer on the wire has a limit too
MAX_MESSAGE = 2_000
# Where libraries lie on this machine, which is nobody's matter: a warning or a trace names `numpy/...` alone.
LIBRARIES = {os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "platstdlib", "purelib", "platlib")}
LIBRARIES |= {os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(nnkit.__file__))), "")}
LIBRARIES |= {os.path.join(os.path.realpath(path), "") for path in LIBRARIES}


class Capped(io.TextIOBase):
    """A text stream that keeps the first MAX_STREAM characters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._length < MAX_STREAM:
            self._parts.append(text[: MAX_STREAM - self._length])
        self._length += len(text)
        return len(text)

    def take(self) -> str:
        text = "".join(self._parts)
        if self._length > MAX_STREAM:
            text += f"\n... {self._length - MAX_STREAM} more characters are not kept\n"
        self._parts, self._length = [], 0
        return text


class Cells:
    """Runs cells in one namespace and keeps what they show."""

    def __init__(self) -> None:
        self.shell = Shell.instance()
        self.names = self.shell.user_ns
        builtins._ = self.names.pop("_", "")  # the last value, unless a cell gives the name another
        self.transformer = TransformerManager()  # magics, and no rewriting that a cell registers with the shell
        self.out, self.err = Capped(), Capped()
        self.rich: list[dict[str, Any]] = []
        self.left = 0  # characters that they may still have
        self.shell.display_pub.publish = self._publish
        sys.displayhook = self._display

    def run(self, source: str, name: str, figures: bool) -> list[dict[str, Any]]:
        """The cell's outputs; what it prints must go to `out` and `err`."""
        self.rich, self.left = [], MAX_ALL_RICH
        self.shell.display_formatter.formatters["image/png"].enabled = figures
        error = None
        try:
            self._execute(source, name)
            if "matplotlib.pyplot" in sys.modules:
                _end_figures(figures)
        except BaseException as raised:  # SystemExit and the like end the cell, not the notebook
            error = raised
        signal.setitimer(signal.ITIMER_REAL, 0)
        outputs = [
            {"output_type": "stream", "name": name, "text": text}
            for name, text in (("stdout", self.out.take()), ("stderr", _without_places(self.err.take())))
            if text
        ]
        outputs += self.rich
        if error is not None:
            outputs.append(_error_output(error))
        return outputs

    def _execute(self, source: str, name: str) -> None:
        tree, last = parsed(source, name, self.transformer)
        self._run(compile(tree, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))
        if last is not None:
            sys.displayhook(self._run(compile(last, name, "eval", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)))

    def _run(self, code: Any) -> Any:
        value = eval(code, self.names)
        return asyncio.run(value) if code.co_flags & inspect.CO_COROUTINE else value

    def _display(self, value: Any) -> None:
        if value is not None:
            builtins._ = value
            data, _ = self.shell.display_formatter.format(value)
            self._keep("execute_result", data)

    def _publish(self, data: dict[str, Any], metadata: Any = None, **_: Any) -> None:
        self._keep("display_data", data)

    def _keep(self, kind: str, data: dict[str, Any]) -> None:
        texts = {mime: text for mime, text in data.items() if isinstance(text, str) and len(text) <= MAX_RICH}
        self.left -= sum(map(len, texts.values()))
        if self.left < 0 or len(self.rich) == MAX_OUTPUTS:
            return
        output = {"output_type": kind, "data": texts, "metadata": {}}
        if kind == "execute_result":
            output["execution_count"] = None
        self.rich.append(output)


def _end_figures(draw: bool) -> None:
    """Show the cell's figures that are still open, as a notebook does at a cell's end, or only close them."""
    import matplotlib.pyplot
    from matplotlib_inline.backend_inline import flush_figures

    if draw:
        flush_figures()
    matplotlib.pyplot.close("all")


def _error_output(error: BaseException) -> dict[str, Any]:
    try:
        message = str(error)[:MAX_MESSAGE]
    except Exception:
        message = "(its message cannot be shown)"
    try:
        lines = traceback.format_exception(type(error), error, error.__traceback__, limit=-8)
        lines = [_without_places(line[:4_000]) for line in lines if "/course/grading/" not in line][-40:]
    except Exception:  # a student's exception class may break the formatting
        lines = [f"{type(error).__name__}: {message}"]
    return {"output_type": "error", "ename": type(error).__name__, "evalue": message, "traceback": lines}


def _without_places(text: str) -> str:
    for path in sorted(LIBRARIES, key=len, reverse=True):
        text = text.replace(path, "")
    return text

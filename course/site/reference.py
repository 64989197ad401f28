"""The site's reference of the library, from nnkit's docstrings alone.

A docstring here is plain text with `code` in single backticks, examples, and lists of "name : what it is". What Sphinx
reads is reStructuredText; `as_rst` makes the one of the other.
"""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path
from typing import Any

import nnkit

HEAD = """\
# nnkit

The library that the lessons teach with: layers, losses, optimisers, training and gradient checks, in NumPy, made to be
read. These pages are its docstrings; every example on them is run as a test.

```{toctree}
:maxdepth: 1

MODULES
```
"""

# the order of reading, as in docs/nnkit-in-an-evening.md; modules that are not named here follow by name
ORDER = [
    "arrays", "activations", "losses", "parameter", "init", "layers.base", "layers.dense", "layers.elementwise",
    "layers.functions", "vector", "state", "output", "model", "optim", "schedules", "regularize", "metrics",
    "stopping", "settings", "train", "gradcheck", "layercheck", "data", "images", "architecture", "checkpoint",
    "saved", "layers.dropout", "layers.batchnorm", "layers.conv", "landscape",
]  # fmt: skip
# what serves the notebooks: exercises, explorers, the command `python -m nnkit`
NOT_HERE = ("check", "widgets", "lessonkit", "student", "moved", "places", "__main__")


def modules() -> list[str]:
    """The names of the modules that have a page, without `nnkit.`."""
    walked = [m.name.removeprefix("nnkit.") for m in pkgutil.walk_packages(nnkit.__path__, "nnkit.") if not m.ispkg]
    return ORDER + sorted(name for name in walked if name not in ORDER and name.split(".")[0] not in NOT_HERE)


def as_rst(docstring: list[str]) -> list[str]:
    """Lines of a docstring as lines of reStructuredText."""
    written: list[str] = []
    for block in re.split(r"\n\s*\n", "\n".join(docstring).strip("\n")):
        lines = block.split("\n")
        if block.lstrip().startswith(">>>"):  # an example
            written += ["", *lines]
        elif re.search(r"\S {3,}\S", block) or (len(lines) > 1 and " <- " in lines[0]):  # formulas, set out by hand
            written += ["", "::", "", *("    " + line for line in lines)]
        else:
            written.append("")
            listed = False
            for line in lines:
                if listed and not line.startswith(" "):
                    written.append("")
                item = re.match(r"([\w, ()]+?) : (.*)", line)
                if item:  # "name : what it is", perhaps with more lines, indented
                    listed = True
                    written += ["", escaped(item[1]), "    " + escaped(item[2])]
                else:
                    written.append(("    " if line.startswith(" ") else "") + escaped(line.strip()))
    return [*written, ""]


def escaped(line: str) -> str:
    """A line in which `code` alone is markup."""
    parts = re.split(r"(`[^`]*`)", line)
    return "".join(part if i % 2 else re.sub(r"([*|\\_])", r"\\\1", part) for i, part in enumerate(parts))


def write_pages(folder: Path) -> None:
    """An index and a page for each module; only the docstrings are written by hand."""
    (folder / "index.md").write_text(HEAD.replace("MODULES", "\n".join(modules())), encoding="utf-8")
    for name in modules():
        title = f"nnkit.{name}"
        page = [title, "=" * len(title), "", f".. automodule:: {title}", "   :members:", "   :undoc-members:", ""]
        (folder / f"{name}.rst").write_text("\n".join(page), encoding="utf-8")


# what Sphinx is told of these pages
SETTINGS = {
    "default_role": "code",
    "add_module_names": False,
    "autodoc_member_order": "bysource",
    "autodoc_typehints": "none",  # the docstrings give shapes, which types cannot
}


def rewrite(app: object, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """A docstring, before Sphinx reads it."""
    lines[:] = as_rst(lines)


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", rewrite)

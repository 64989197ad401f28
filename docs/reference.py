"""Write docs/reference.md, the API reference, from the docstrings: python docs/reference.py (or: make reference)."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import nnkit

PAGE = Path(__file__).with_name("reference.md")

# the order of reading; modules that are not named here follow by name
ORDER = [
    "activations", "losses", "parameter", "init", "layers.base", "layers.dense", "layers.elementwise",
    "layers.functions", "layers.dropout", "layers.batchnorm", "layers.conv", "model", "optim", "schedules",
    "regularize", "train", "checkpoint", "gradcheck", "layercheck", "data", "images", "landscape",
    "arrays", "plot.style", "plot.curves", "plot.points", "plot.network", "plot.graph", "plot.landscape", "plot.images",
]  # fmt: skip


def modules() -> list[str]:
    """The names of all modules of nnkit, except for what serves the notebooks (exercises and widgets)."""
    walked = [m.name.removeprefix("nnkit.") for m in pkgutil.walk_packages(nnkit.__path__, "nnkit.") if not m.ispkg]
    notebooks = ("check.", "widgets.", "lessonkit.")
    return ORDER + sorted(name for name in walked if name not in ORDER and not name.startswith(notebooks))


def public_things(module) -> list[tuple[str, object]]:
    """The module's own functions and classes, in the order in which they stand there."""
    own = [
        (name, thing)
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and (inspect.isfunction(thing) or inspect.isclass(thing))
        and thing.__module__ == module.__name__
    ]
    return sorted(own, key=lambda pair: inspect.getsourcelines(pair[1])[1])


def text(docstring: str | None) -> str:
    """A docstring as Markdown: its examples become code blocks."""
    blocks = re.split(r"\n\s*\n", inspect.cleandoc(docstring or ""))
    return "\n\n".join(f"```python\n{block}\n```" if block.lstrip().startswith(">>>") else block for block in blocks)


def signature(name: str, thing: object) -> str:
    """name(arguments), without the types: the docstring says what they are."""
    try:
        arguments = inspect.signature(thing)
    except ValueError:
        return name
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in arguments.parameters.values() if p.name != "self"]
    return f"{name}{arguments.replace(parameters=bare, return_annotation=inspect.Signature.empty)}"


def entry(name: str, thing: object) -> list[str]:
    """A function, or a class with its own public methods."""
    parts = [f"### `{signature(name, thing)}`", text(thing.__doc__)]
    if inspect.isclass(thing):
        for method, member in vars(thing).items():
            if not method.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
                title = f"{name}.{method}" if isinstance(member, property) else signature(f"{name}.{method}", member)
                first = text(member.__doc__).split("\n\n")[0].replace("\n", " ")
                parts.append(f"- `{title}`: {first}")
    return parts


def reference() -> str:
    """The whole page."""
    parts = ["# nnkit: reference", "Made from the docstrings by `make reference`. Every example is run as a test."]
    for short in modules():
        module = importlib.import_module(f"nnkit.{short}")
        parts += [f"## nnkit.{short}", text(module.__doc__)]
        for name, thing in public_things(module):
            parts += entry(name, thing)
    return "\n\n".join(part for part in parts if part) + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    print(f"{PAGE.name}: {len(reference().splitlines())} lines")

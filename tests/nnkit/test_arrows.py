"""Imports run one way: the core knows nothing of what stands on it, and no module of the evening needs a later one."""

import ast
import re
from pathlib import Path

import pytest

import nnkit
from tests.mutate import TESTS

ROOT = Path(nnkit.__path__[0])
EVENING = Path(__file__).parents[2] / "docs" / "nnkit-in-an-evening.md"
# what each part of nnkit may import of the others; "core" is the root and layers/
MAY = {
    "core": {"core"},
    "plot": {"core", "plot"},
    "check": {"core", "check", "judges"},
    "judges": {"core", "check", "judges", "lessonkit"},  # nnkit/check/judges: what single lessons ask
    "lessonkit": {"core", "check", "plot", "lessonkit"},
    "student": {"core", "check", "lessonkit", "student"},  # the command `python -m nnkit`
    "widgets": {"core", "check", "plot", "lessonkit", "widgets"},
}
# the doors of the package name all parts, and forward old names, when first used
DOORS = {"__init__.py", "__main__.py", "moved.py"}


def part_of(module):
    names = module.split(".")
    if names[1:3] == ["check", "judges"]:
        return "judges"
    return names[1] if len(names) > 1 and names[1] in MAY else "core"


def name_of(path):
    parts = ("nnkit", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path):
    """Full names of the modules, and names in them, that a file imports, wherever the import stands."""
    package = name_of(path).split(".")
    package = package if path.name == "__init__.py" else package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            around = package[: len(package) - node.level + 1] if node.level else []
            home = ".".join([*around, node.module or ""])
            yield from (f"{home.rstrip('.')}.{alias.name}" for alias in node.names)


FILES = [path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.name not in DOORS]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_imports_only_what_it_may_stand_on(path):
    allowed = MAY[part_of(name_of(path))]
    for name in imported(path):
        assert name.split(".")[0] != "course", name
        if name.split(".")[0] == "nnkit" and name != "nnkit":
            assert part_of(name) in allowed, f"{name_of(path)} imports {name}"


def read_in_order():
    """The modules that the evening's table names, in its order."""
    table = EVENING.read_text(encoding="utf-8").split("Then, as needed")[0]
    rows = re.findall(r"^\| \d+ \| ([^|]*) \|", table, re.M)
    return [name for row in rows for name in re.findall(r"`([\w/]+\.py)`", row)]


def test_small_changes_of_each_module_of_the_evening_are_tried():
    extra = {"layers.batchnorm", "layers.conv", "layers.dropout"}  # read afterwards
    assert set(TESTS) == {name.removesuffix(".py").replace("/", ".") for name in read_in_order()} | extra


def test_each_module_of_the_evening_needs_only_those_before_it():
    order = read_in_order()
    assert len(order) > 12
    for i, name in enumerate(order):
        before = {f"nnkit.{n.removesuffix('.py').replace('/', '.')}" for n in order[:i]}
        before |= {"nnkit.layers"} if "layers/functions.py" in order[:i] else set()  # its __init__ gathers, no more
        for wanted in imported(ROOT / name):
            if wanted.startswith("nnkit."):
                assert wanted in before or wanted.rpartition(".")[0] in before, f"{name} needs {wanted} before its turn"

"""Where things stand in the grader shows who may be trusted with what: the folders import in one direction."""

import ast
from pathlib import Path

import pytest

from tests import ROOT
from tests.mutate import mirrored

GRADING = ROOT / "course" / "grading"
MAY_USE = {  # of the other folders; what has none (the wire, the confinement, the kernel) everybody may use
    "": set(),
    "texts": set(),
    "student": set(),
    "checker": {"texts"},
    "submitted": {"texts"},
    "marks": {"texts", "checker", "submitted"},
}
MODULES = sorted(path.relative_to(GRADING) for path in GRADING.rglob("*.py"))


def folder_of(module: Path) -> str:
    return module.parts[0] if len(module.parts) > 1 else ""


def imported(module: Path) -> set[str]:
    """Full names of what a module of the grader imports of the grader, wherever the statement stands."""
    found = set()
    for node in ast.walk(ast.parse((GRADING / module).read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.startswith("course.grading.")}


def test_every_folder_is_known():
    assert {folder_of(module) for module in MODULES} == set(MAY_USE)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_run_one_way(module):
    mine = folder_of(module)
    used = {
        parts[2] for name in imported(module) if len(parts := name.split(".")) > 3 and (GRADING / parts[2]).is_dir()
    }
    assert used - {mine} <= MAY_USE[mine]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_small_and_imports_the_grader_at_its_top(module):
    text = (GRADING / module).read_text()
    assert text.count("\n") <= 250
    inside = [node for f in ast.walk(ast.parse(text)) if isinstance(f, ast.FunctionDef) for node in ast.walk(f)]
    assert not [n for n in inside if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("course.grading")]


def test_no_module_imports_itself_by_way_of_others():
    names = {".".join(("course", "grading", *m.with_suffix("").parts)): m for m in MODULES if m.name != "__init__.py"}
    edges = {
        name: {n for i in imported(m) for n in (i, i.rpartition(".")[0]) if n in names} for name, m in names.items()
    }
    while free := {name for name, needs in edges.items() if not needs & edges.keys()}:
        edges = {name: needs for name, needs in edges.items() if name not in free}
    assert not edges


@pytest.mark.parametrize("module", [m for m in MODULES if m.name != "__init__.py"], ids=str)
def test_a_module_has_its_test_file_where_the_tree_has_the_module(module):
    assert mirrored(GRADING / module).is_file()

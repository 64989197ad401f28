"""Small changes of the library, one at a time: each is noticed by a test, or explained in mutants.toml.

`make mutants ARGS="optim losses"` tries every change of these modules; without names, of all. Survivors that the file
does not explain are printed, and explained ones that survive no more; the exit code is 1 if there are any.
Of a module of `course`, such as `course.grading.texts.cells`, the guards are dropped (`guards.py`), and the test file
that mirrors it notices.

A module's tests are collected once. A change is tried in a fork of that process: the function that has it gets its new
code, and the tests that call the function run, the quick ones first. What runs while the library is imported, such as
a table, is tried by an import anew.
"""

from __future__ import annotations

import ast
import gc
import importlib.abc
import importlib.util
import inspect
import json
import os
import resource
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType

import hypothesis
import numpy as np
import pytest
from _pytest.runner import runtestprotocol

from course.bank.mutators import mutants
from tests.guards import without_guards

ROOT = Path(__file__).parents[1]
EXPLAINED = ROOT / "tests" / "mutants.toml"
SECONDS = 20  # of processor time: some changes never end
BYTES = 3 << 30  # and some take all memory
# words for people and for type checkers; a test that held them would only repeat them
WORDS = (ast.Raise, ast.JoinedStr, ast.AnnAssign, ast.arguments)
OPTIONS = ["-q", "--assert=plain", "--noconftest", "-W", "ignore", "-p", "no:xdist", "-p", "no:cacheprovider",
           "-p", "no:terminalreporter"]  # fmt: skip
# by module: the tests that hold it, nearest first
TESTS = {
    "activations": ["test_activations", "test_oracle"],
    "arrays": ["test_arrays", "test_numbers", "test_gate", "test_parameter"],
    "gradcheck": ["test_gradcheck", "test_numbers", "test_gate", "test_optim", "test_plugin"],
    "init": ["test_init", "test_numbers"],
    "layercheck": ["test_layercheck", "test_plugin", "test_numbers", "layers"],
    "layers.base": ["layers", "test_model"],
    "layers.batchnorm": ["test_table", "test_oracle", "test_gate", "layers"],
    "layers.conv": ["layers", "test_table", "test_oracle", "test_gate"],
    "layers.dense": ["layers", "test_table", "test_model", "test_architecture", "test_oracle"],
    "layers.dropout": ["layers", "test_table", "test_gate"],
    "layers.elementwise": ["layers", "test_table", "test_plugin", "test_numbers", "test_oracle"],
    "layers.functions": ["test_plugin", "layers", "test_numbers"],
    "losses": ["test_losses", "test_oracle", "test_numbers", "test_gate"],
    "metrics": ["test_metrics", "test_gate", "test_train", "test_numbers"],
    "model": ["test_model", "test_vector", "test_gate", "test_plugin", "test_numbers", "test_train"],
    "optim": ["test_optim", "test_oracle", "test_gate", "test_numbers", "test_train"],
    "output": ["test_output", "test_gate", "test_model"],
    "parameter": ["test_parameter", "test_vector", "test_model", "test_plugin"],
    "regularize": ["test_regularize", "test_train", "test_gate"],
    "schedules": ["test_schedules", "test_gate", "test_numbers"],
    "settings": ["test_gate", "test_train", "test_numbers"],
    "state": ["test_model", "test_vector", "test_checkpoint"],
    "stopping": ["test_stopping", "test_train", "test_gate"],
    "train": ["test_train", "test_gate", "test_checkpoint", "test_numbers"],
    "vector": ["test_vector", "test_model", "test_plugin"],
}


class OneChange(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with a change in it."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, name, path=None, target=None):
        if name != full(self.name):
            return None
        return importlib.util.spec_from_file_location(name, path_of(self.name), loader=self)

    def exec_module(self, module) -> None:
        exec(self.code, module.__dict__)


def full(name: str) -> str:
    return name if name.startswith("course.") else f"nnkit.{name}"


def path_of(name: str) -> Path:
    return ROOT / (full(name).replace(".", "/") + ".py")


def tests_of(name: str) -> list[str]:
    if name not in TESTS:  # the file that mirrors it
        return [str(mirrored(path_of(name)))]
    folder = ROOT / "tests" / "nnkit"
    return [str(folder / test if (folder / test).is_dir() else folder / f"{test}.py") for test in TESTS[name]]


def mirrored(module: Path) -> Path:
    """The test file of a module: course/grading/wire.py has tests/grading/test_wire.py, as nnkit's have theirs."""
    inside = module.relative_to(ROOT)
    parts = inside.parts[1:] if inside.parts[:2] == ("course", "grading") else inside.parts
    return ROOT.joinpath("tests", *parts[:-1], f"test_{parts[-1]}")


def explained() -> dict[str, dict[str, str]]:
    """{module: {change: reason}}"""
    return tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))


def without_types(source: str) -> str:
    """The source without types that stand alone or behind an arrow: words, for no input tells them apart."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        is_tuple = isinstance(node, ast.ClassDef) and "NamedTuple" in map(ast.unparse, node.bases)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not is_tuple:
            node.body = [s for s in node.body if not isinstance(s, ast.AnnAssign) or s.value] or [ast.Pass()]
    return ast.unparse(tree)


def passes(run: Callable[[], bool]) -> bool:
    """What `run` says in a fork of this process; False where it takes too much time or memory."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1), os.dup2(nowhere, 2)
        passed = False
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            passed = run()
        finally:
            os._exit(0 if passed else 1)
    return os.waitpid(child, 0)[1] == 0


def forget_the_library() -> None:
    """So that the next import reads it anew, with a change in it."""
    of_the_library = ("nnkit", "tests.nnkit", "course.", "tests.grading", "test_")  # the last in folders of no package
    for loaded in [m for m in sys.modules if m.startswith(of_the_library)]:
        del sys.modules[loaded]


def passes_imported(name: str, code: CodeType) -> bool:
    """Whether every test passes where the library is imported with this code for one of its modules."""
    forget_the_library()
    sys.meta_path.insert(0, OneChange(name, code))
    return pytest.main(["-x", *OPTIONS, *tests_of(name)]) == 0


def changed(before: CodeType, after: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The functions that differ, with their code before and after; None where what runs at import differs."""
    if before.co_flags & inspect.CO_OPTIMIZED:  # a function; else a module or the body of a class
        return [] if before == after else [(before, after)]
    inner = [[c for c in code.co_consts if isinstance(c, CodeType)] for code in (before, after)]
    bare = [code.replace(co_consts=tuple(c for c in code.co_consts if not isinstance(c, CodeType)))
            for code in (before, after)]  # fmt: skip
    if bare[0] != bare[1] or len(inner[0]) != len(inner[1]):
        return None
    each = [changed(*pair) for pair in zip(*inner, strict=True)]
    return None if None in each else [pair for pairs in each for pair in pairs or ()]


def keys(code: CodeType) -> set[tuple[str, int]]:
    """The name and the line of a function, and of those within it."""
    inner = [keys(c) for c in code.co_consts if isinstance(c, CodeType)]
    return {(code.co_qualname, code.co_firstlineno)}.union(*inner)


@contextmanager
def calls(file: Path) -> Iterator[set[tuple[str, int]]]:
    """Notes the name and the line of each function of a file that is called inside the context."""
    seen: set[tuple[str, int]] = set()

    def note(frame, event, argument) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename == str(file):
            seen.add((code.co_qualname, code.co_firstlineno))

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


class Trials:
    """Tries every change of a module in place of pytest's one run of the tests that it has collected."""

    def __init__(self, name: str) -> None:
        self.name, self.path = name, path_of(name)
        source = self.path.read_text(encoding="utf-8")
        self.source = without_types(source) if name in TESTS else source
        self.code = compile(self.source, str(self.path), "exec")
        self.survivors: list[str] = []

    def run(self) -> bool:
        """Whether the tests pass without a change; then `survivors` has those with which they pass too."""
        forget_the_library()
        sys.meta_path.insert(0, OneChange(self.name, self.code))
        with calls(self.path) as self.early:  # until `pytest_runtestloop`
            return pytest.main([*OPTIONS, *tests_of(self.name)], plugins=[self]) == 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        sys.setprofile(None)
        functions = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
        self.live = {id(f.__code__): [g for g in functions if g.__code__ is f.__code__] for f in functions
                     if f.__code__.co_filename == str(self.path)}  # fmt: skip
        with tempfile.NamedTemporaryFile() as file:
            if not passes(lambda: all(self.measured(item, file.name) for item in session.items)):
                raise pytest.UsageError("the tests fail without a change")
            lines = [json.loads(line) for line in Path(file.name).read_text(encoding="utf-8").splitlines()]
        called = {id_: {tuple(key) for key in found} for id_, _, found in lines}
        quick_first = [id_ for id_, _, _ in sorted(lines, key=lambda line: line[1])]
        items = {item.nodeid: item for item in session.items}
        self.tests = [(items[id_], called[id_]) for id_ in quick_first]
        for change, code in self.changes():
            if change not in self.survivors and self.survives(code):
                self.survivors.append(change)
                print(f"  {change}", flush=True)
        return True

    def changes(self) -> Iterator[tuple[str, CodeType]]:
        if self.name not in TESTS:
            return without_guards(self.source, str(self.path))
        return mutants(self.source, str(self.path), leave=WORDS)

    @staticmethod
    def passed(item: pytest.Item) -> bool:
        return not any(report.failed for report in runtestprotocol(item, log=False))

    def measured(self, item: pytest.Item, file: str) -> bool:
        """Whether a test passes; how long it takes, and what it calls, is written to the file."""
        start = time.process_time()
        with calls(self.path) as seen:
            passed = self.passed(item)
        with open(file, "a", encoding="utf-8") as lines:
            lines.write(json.dumps([item.nodeid, time.process_time() - start, sorted(seen)]) + "\n")
        return passed

    def survives(self, code: CodeType) -> bool:
        """Whether every test passes with the module's code changed to this."""
        pairs = changed(self.code, code)
        touched = set[tuple[str, int]]().union(*[keys(before) for before, _ in pairs or ()])
        if pairs is None or touched & self.early or not all(id(before) in self.live for before, _ in pairs):
            return passes(lambda: passes_imported(self.name, code))

        def run() -> bool:
            for before, after in pairs:
                for function in self.live[id(before)]:
                    function.__code__ = after
            return all(self.passed(item) for item, seen in self.tests if seen & touched)

        return passes(run)


def main(names: list[str]) -> int:
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("mutants")
    np.random.default_rng(0)  # NumPy loads its generators on first use
    known, failed = explained(), 0
    for name in names or TESTS:
        print(full(name), flush=True)
        trials = Trials(name)
        if not trials.run():
            print("  its tests fail without a change")
            return 1
        # a guard's reason stands without its line, which the next edit moves
        survivors = [s if name in TESTS else s.partition(": ")[2] for s in trials.survivors]
        reasons = known.get(name, {})
        unexplained = [change for change in survivors if change not in reasons]
        gone = [change for change in reasons if change not in survivors]
        failed += len(unexplained) + len(gone)
        print(f"{len(survivors)} survive, {len(unexplained)} of them without a reason", flush=True)
        for change in gone:
            print(f"no such survivor any more: {change}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

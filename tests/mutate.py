"""Small changes of the library, one at a time: each is noticed by a test, or explained in mutants.toml.

`make mutants ARGS="optim losses"` tries every change of these modules; without names, of all. Survivors that the file
does not explain are printed, and explained ones that survive no more; the exit code is 1 if there are any.

A change is tried in a fork of this process, where NumPy and pytest are loaded already: about a second each.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
import tomllib
from pathlib import Path

import hypothesis
import numpy as np
import pytest

from course.mutators import mutants

ROOT = Path(__file__).parents[1]
EXPLAINED = ROOT / "tests" / "mutants.toml"
SECONDS = 60  # some changes never end
# words for people and for type checkers; a test that held them would only repeat them
WORDS = (ast.Raise, ast.JoinedStr, ast.AnnAssign, ast.arguments)
# by module: the tests that hold it, nearest first
TESTS = {
    "activations": ["test_activations", "test_oracle"],
    "arrays": ["test_arrays", "test_numbers", "test_gate", "test_parameter"],
    "gradcheck": ["test_gradcheck", "test_numbers", "test_gate"],
    "init": ["test_init", "test_numbers"],
    "layers.batchnorm": ["test_table", "test_oracle", "test_gate", "layers"],
    "layers.conv": ["layers", "test_table", "test_oracle", "test_gate"],
    "layers.dense": ["layers", "test_table", "test_model", "test_oracle"],
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

    def __init__(self, module: str, code) -> None:
        self.module, self.code = module, code

    def find_spec(self, name, path=None, target=None):
        if name != self.module:
            return None
        return importlib.util.spec_from_file_location(name, path_of(name.removeprefix("nnkit.")), loader=self)

    def exec_module(self, module) -> None:
        exec(self.code, module.__dict__)


def path_of(name: str) -> Path:
    return ROOT / "nnkit" / (name.replace(".", "/") + ".py")


def explained() -> dict[str, dict[str, str]]:
    """{module: {change: reason}}"""
    return tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))


def survives(name: str, code) -> bool:
    """Whether every test of a module passes with the change."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1), os.dup2(nowhere, 2)
        os.setsid()
        for loaded in [m for m in sys.modules if m.partition(".")[0] == "nnkit"]:
            del sys.modules[loaded]  # so that the tests import it with the change
        sys.meta_path.insert(0, OneChange(f"nnkit.{name}", code))
        folder = ROOT / "tests" / "nnkit"
        here = [str(folder / test if (folder / test).is_dir() else folder / f"{test}.py") for test in TESTS[name]]
        options = ["-x", "-q", "-n", "0", "--assert=plain", "--noconftest", "-W", "ignore"]
        options += ["-p", "no:cacheprovider", "-p", "no:terminalreporter"]
        os._exit(0 if pytest.main([*options, *here]) == 0 else 1)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def without_types(source: str) -> str:
    """The source without the types that functions say they return: words, for no input tells them apart."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
    return ast.unparse(tree)


def survivors_of(name: str) -> list[str]:
    found: list[str] = []
    source = without_types(path_of(name).read_text(encoding="utf-8"))
    for change, code in mutants(source, str(path_of(name)), leave=WORDS):
        if change not in found and survives(name, code):
            found.append(change)
            print(f"  {change}", flush=True)
    return found


def main(names: list[str]) -> int:
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("mutants")
    np.random.default_rng(0)  # NumPy loads its generators on first use
    known, failed = explained(), 0
    for name in names or TESTS:
        print(f"nnkit.{name}", flush=True)
        if not survives(name, compile(path_of(name).read_text(encoding="utf-8"), str(path_of(name)), "exec")):
            print("  its tests fail without a change")
            return 1
        survivors, reasons = survivors_of(name), known.get(name, {})
        unexplained = [change for change in survivors if change not in reasons]
        gone = [change for change in reasons if change not in survivors]
        failed += len(unexplained) + len(gone)
        print(f"{len(survivors)} survive, {len(unexplained)} of them without a reason", flush=True)
        for change in gone:
            print(f"no such survivor any more: {change}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

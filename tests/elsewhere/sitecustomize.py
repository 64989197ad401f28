"""Another system, as far as the modules of this course can see: what it lacks is taken from what they import.

Python imports this file at its start where it lies on the path. `system.json` beside it says which system it is. Other
packages see the machine as it is: they are made for both.
"""

import builtins
import ctypes
import importlib
import json
import resource
import types
from pathlib import Path

PLAIN_IMPORT, PLAIN_OPEN = builtins.__import__, builtins.open
SYSTEM = json.loads(Path(__file__).with_name("system.json").read_text())
OURS = ("course", "nnkit", "start", "__main__")


class Seen:
    """A module with some things otherwise; what is set on it is set on the module."""

    def __init__(self, module, hidden=(), **otherwise):
        vars(self).update(_module=module, _hidden=frozenset(hidden), _otherwise=otherwise)

    def __getattr__(self, name):
        if name in self._hidden:
            raise AttributeError(f"module {self._module.__name__!r} has no attribute {name!r}")
        return self._otherwise[name] if name in self._otherwise else getattr(self._module, name)

    def __setattr__(self, name, value):
        setattr(self._module, name, value)


def no_limit(which, limits):
    if which == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    plain_setrlimit(which, limits)


def without_proc(file, *args, **kwargs):
    if str(file).startswith("/proc/"):
        raise FileNotFoundError(2, "No such file or directory", str(file))
    return PLAIN_OPEN(file, *args, **kwargs)


plain_setrlimit = resource.setrlimit
seen = {
    name: Seen(importlib.import_module(name), hidden, **SYSTEM["otherwise"].get(name, {}))
    for name, hidden in SYSTEM["hidden"].items()
}
if SYSTEM["platform"] == "darwin":
    seen["ctypes"] = Seen(ctypes, CDLL=lambda *args, **kwargs: types.SimpleNamespace())
    resource.setrlimit = no_limit
    builtins.open = without_proc


def import_(name, importer=None, names=None, fromlist=(), level=0):
    ours = (importer or {}).get("__name__", "").split(".")[0] in OURS
    if ours and not level and name in SYSTEM["missing"]:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    if ours and not level and name in seen:
        return seen[name]
    return PLAIN_IMPORT(name, importer, names, fromlist, level)


builtins.__import__ = import_

"""Every example in a docstring is run; every public function says what it does."""

import doctest
import importlib
import inspect
import pkgutil

import numpy as np
import pytest

import nnkit

NOT_OURS = ("nnkit.check", "nnkit.widgets")
MODULES = [m.name for m in pkgutil.walk_packages(nnkit.__path__, "nnkit.") if not m.name.startswith(NOT_OURS)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_show(name):
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    module = importlib.import_module(name)
    public = {key: getattr(nnkit, key) for key in nnkit.__all__ if not hasattr(module, key)}
    result = doctest.testmod(module, optionflags=options, extraglobs=public | {"np": np})
    assert result.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_has_a_docstring(name):
    module = importlib.import_module(name)
    assert module.__doc__
    for public, thing in vars(module).items():
        own = getattr(thing, "__module__", None) == name and not public.startswith("_")
        if own and (inspect.isfunction(thing) or inspect.isclass(thing)):
            assert inspect.getdoc(thing), f"{name}.{public} needs a docstring"

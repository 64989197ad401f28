"""`import nnkit` brings in NumPy and nothing heavier; plots load on first use."""

import subprocess
import sys

import pytest

import nnkit


def modules_after(code):
    program = f"import sys; {code}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_import_brings_numpy_only():
    extra = modules_after("import nnkit") - modules_after("import numpy")
    assert {name for name in extra if name not in sys.stdlib_module_names} == {"nnkit"}


def test_unknown_attribute():
    with pytest.raises(AttributeError, match="no attribute 'plots'"):
        _ = nnkit.plots

"""Each module of the widgets has a test file of its own, in the same place."""

import pytest

from tests import ROOT

WIDGETS = ROOT / "nnkit" / "widgets"
DATA = {"live/opens.py"}  # sentences alone, which test_page.py holds against the page
MODULES = sorted({path.relative_to(WIDGETS).as_posix() for path in WIDGETS.rglob("*.py")} - DATA)


@pytest.mark.parametrize("module", [name for name in MODULES if not name.endswith("__init__.py")])
def test_it_has_its_tests(module):
    folder, _, name = module.rpartition("/")
    assert (ROOT / "tests/nnkit/widgets" / folder / f"test_{name}").exists()

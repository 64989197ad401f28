"""The page "nnkit in an evening" runs as it stands, and the pages of the API leave nothing out."""

import doctest
import importlib.util
import re
from pathlib import Path

import nnkit

DOCS = Path(__file__).parents[2] / "docs"


def api_pages():
    """docs/api/conf.py, which Sphinx reads; it needs nothing but nnkit."""
    spec = importlib.util.spec_from_file_location("api_pages", DOCS / "api" / "conf.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_evening_page_runs():
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(DOCS / "nnkit-in-an-evening.md"), module_relative=False, optionflags=options)
    assert result.failed == 0 and result.attempted > 10


def test_the_modules_that_the_evening_page_names_are_there():
    page = (DOCS / "nnkit-in-an-evening.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", page))
    assert len(named) > 20
    assert [name for name in named if not Path(nnkit.__path__[0], name).is_file()] == []


def test_every_public_thing_has_its_page_in_the_api():
    modules = api_pages().modules()
    assert {"activations", "layers.conv", "train", "plot.graph"} <= set(modules)
    assert len(set(modules)) == len(modules)
    for name in nnkit.__all__:
        home = getattr(getattr(nnkit, name), "__module__", None)
        assert home is None or home == "typing" or home.removeprefix("nnkit.") in modules, name


def test_docstrings_become_what_sphinx_reads():
    as_rst = api_pages().as_rst
    assert as_rst(["y = x * W_ in `code * x`", "and |z|"]) == ["", r"y = x \* W\_ in `code * x`", r"and \|z\|", ""]
    assert as_rst([">>> 2 * 3", "6"]) == ["", ">>> 2 * 3", "6", ""]
    assert as_rst(["m <- beta m", "v <- beta v"]) == ["", "::", "", "    m <- beta m", "    v <- beta v", ""]
    items = ["a : one", "    and more", "b, c : two", "The rest."]
    assert [line for line in as_rst(items) if line] == ["a", "    one", "    and more", "b, c", "    two", "The rest."]
    assert as_rst(items)[-3:] == ["", "The rest.", ""]


def test_no_module_is_longer_than_can_be_read_at_a_sitting():
    for path in Path(nnkit.__path__[0]).rglob("*.py"):
        if not {"check", "widgets"} & set(path.parts):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path.name

"""The reference of the library leaves nothing out, and its docstrings become what Sphinx reads."""

import nnkit
from course.site.reference import as_rst, modules, write_pages


def test_every_public_thing_has_its_page():
    assert {"activations", "layers.conv", "train", "plot.graph"} <= set(modules())
    assert len(set(modules())) == len(modules())
    for name in nnkit.__all__:
        home = getattr(getattr(nnkit, name), "__module__", None)
        assert home is None or home == "typing" or home.removeprefix("nnkit.") in modules(), name


def test_the_index_names_every_page(tmp_path):
    write_pages(tmp_path)
    index = (tmp_path / "index.md").read_text()
    assert [name for name in modules() if f"\n{name}\n" not in index or not (tmp_path / f"{name}.rst").is_file()] == []


def test_docstrings_become_what_sphinx_reads():
    assert as_rst(["y = x * W_ in `code * x`", "and |z|"]) == ["", r"y = x \* W\_ in `code * x`", r"and \|z\|", ""]
    assert as_rst([">>> 2 * 3", "6"]) == ["", ">>> 2 * 3", "6", ""]
    assert as_rst(["m <- beta m", "v <- beta v"]) == ["", "::", "", "    m <- beta m", "    v <- beta v", ""]
    items = ["a : one", "    and more", "b, c : two", "The rest."]
    assert [line for line in as_rst(items) if line] == ["a", "    one", "    and more", "b, c", "    two", "The rest."]
    assert as_rst(items)[-3:] == ["", "The rest.", ""]

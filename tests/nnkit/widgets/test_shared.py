import pytest

from nnkit.widgets import shared


def test_a_module_is_the_pieces_in_their_order_and_then_its_own_file(tmp_path):
    own = tmp_path / "own.js"
    own.write_text("export default { render };")
    text = shared.module("curves", "elements", own=own)
    assert text.index("function make(") < text.index("function drawCurves(") < text.index("export default")
    assert "import " not in text and "http" not in text.replace("http://www.w3.org/2000/svg", "")
    with pytest.raises(ValueError, match=r"no shared piece is named charts; the names are elements, colors"):
        shared.module("charts", own=own)


def test_all_pieces_have_different_names():
    """They stand in one module, where a name said twice is a syntax error."""
    names = []
    for piece in shared.PIECES:
        for line in (shared.HERE / f"{piece}.js").read_text().splitlines():
            if line.startswith("function "):
                names.append(line.split()[1].split("(")[0])
            elif line.startswith(("const ", "let ")):
                names += [part.split("=")[0].split()[-1] for part in line.rstrip(";").split(", ") if "=" in part]
    assert len(names) > 15
    assert len(set(names)) == len(names)

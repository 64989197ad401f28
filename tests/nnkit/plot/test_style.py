"""Figures as HTML with their alternative text, transparent, and without pyplot's global state."""

import ast
import base64
import io
import re
import subprocess
import sys
from types import SimpleNamespace

import matplotlib.image
import pytest

from nnkit.plot import COLORS, INK, figure, figure_html, show, style
from nnkit.widgets.page import STATIC
from tests import ROOT


def luminance(color):
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightened(color):
    """A colour as a dark page shows it."""
    channels = [min(255, round(style.DARK_BRIGHTNESS * int(color[i : i + 2], 16))) for i in (1, 3, 5)]
    return "#" + "".join(f"{c:02x}" for c in channels)


def test_words_in_figures_hold_four_and_a_half_to_one_on_white_and_brightened_on_dark():
    for color in (INK, style.BLUE_TEXT, style.ORANGE_TEXT):
        assert contrast(color, "#ffffff") >= 4.5
        assert contrast(brightened(color), "#111111") >= 4.5


def test_dark_pages_brighten_figures_by_that_much():
    rules = re.findall(r"([^{}]*)\{ filter: brightness\(([\d.]+)\); \}", (STATIC / "shared.css").read_text())
    assert [float(by) for _, by in rules] == [style.DARK_BRIGHTNESS] * 2
    assert all("img.nnkit-figure" in who for who, _ in rules)
    assert 'class="nnkit-figure"' in figure_html(figure(), "nothing yet")


WRITES = {"text", "annotate", "set_title", "set_xlabel", "set_ylabel", "legend", "add_legend", "tick_params"}
DRAWS = [*(ROOT / "nnkit" / "plot").rglob("*.py"), *(ROOT / "solutions").glob("*/lesson.py")]
ON_PIXELS = {"'white' if is_dark else 'black'"}  # numbers within a picture's own shades


@pytest.mark.parametrize("path", DRAWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_whatever_writes_words_takes_such_a_colour(path):
    allowed = {"INK", "BLUE_TEXT", "ORANGE_TEXT", "BLUE_TEXT if w >= 0 else ORANGE_TEXT", repr(INK), *ON_PIXELS}
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in WRITES:
            for word in call.keywords:
                if word.arg in ("color", "colors", "labelcolor"):
                    assert ast.unparse(word.value) in allowed, f"line {call.lineno}"


@pytest.mark.parametrize("color", [*COLORS, INK])
@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_colours_hold_three_to_one_on_white_and_on_dark(color, page):
    assert contrast(color, page) >= 3


def test_figure_html_is_one_image_with_escaped_alternative_text():
    text = figure_html(figure(3, 2), 'a "quoted" <b> & more')
    assert re.fullmatch(r'<img alt="a &quot;quoted&quot; &lt;b&gt; &amp; more" width="216" [^<>]*>', text)
    png = base64.b64decode(re.search('base64,([^"]+)', text)[1])
    pixels = matplotlib.image.imread(io.BytesIO(png))
    assert pixels.shape == (288, 432, 4)
    assert pixels[0, 0, 3] == 0  # transparent


def test_alternative_text_is_required():
    with pytest.raises(ValueError, match="in words"):
        figure_html(figure(), " ")


def test_show_outside_a_notebook_prints_the_text(capsys):
    show(figure().axes[0], alt="an empty pair of axes")
    assert capsys.readouterr().out == "an empty pair of axes\n"


def test_show_in_a_notebook_sends_html_and_plain_text(monkeypatch):
    sent = []
    display = SimpleNamespace(display=lambda bundle, raw: sent.append((bundle, raw)))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: object(), display=display))
    show(figure(), alt="nothing yet")
    ((bundle, raw),) = sent
    assert raw and bundle["text/plain"] == "nothing yet" and bundle["text/html"].startswith('<img alt="nothing yet"')


def test_rows_and_columns():
    assert len(figure(rows=2, columns=3).axes) == 6


def test_no_pyplot_is_loaded():
    program = "import sys, nnkit; nnkit.plot.plot_activation('relu'); print('matplotlib.pyplot' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout == "False\n"

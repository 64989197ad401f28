"""Figures as HTML with their alternative text, transparent, and without pyplot's global state."""

import base64
import io
import re
import subprocess
import sys
from types import SimpleNamespace

import matplotlib.image
import pytest

from nnkit.plot import COLORS, INK, figure, figure_html, show


def luminance(color):
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("color", [*COLORS, INK])
@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_colours_hold_three_to_one_on_white_and_on_dark(color, page):
    light, dark = sorted([luminance(color), luminance(page)], reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


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

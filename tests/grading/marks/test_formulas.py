"""Formulas are drawn without a script and without a network, and do nothing else."""

import re

import pytest

from course.authoring.percent import read_text
from course.grading.marks import formulas
from course.grading.marks.display import harmless_markdown
from course.grading.marks.formulas import FORMULA, as_mathml, draw_formulas
from course.lessons import all_lessons


def test_a_formula_in_a_line_and_one_apart():
    page = harmless_markdown({"cell": {}}, "So $w_1 < 2$ and\n\n$$\\frac{1}{1 + e^{-z}}$$")
    assert page.count("<math") == 2 and "$" not in page
    assert '<math display="inline"><mrow><msub><mi>w</mi><mn>1</mn></msub><mo>&lt;</mo>' in page
    assert '<math display="block">' in page and "<mfrac>" in page


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 or $6",
        "<code>$x$</code> <pre>a $y$</pre>",
        '<p title="$x$">a</p>',
        "$" + "x" * 2_000 + "$",
        "$\\frac{$",
        "$" + "{" * 900 + "$",
    ],
)
def test_what_is_no_formula_or_none_that_can_be_drawn_stays_as_it_is(text):
    assert draw_formulas(text) == text


@pytest.mark.parametrize(
    "formula",
    [
        "\\href{javascript:OWNED}{x}",
        "\\style{position:fixed}{x}",
        "\\class{score}{x}",
        "\\color{url(//evil.example)}x",
        "\\text{</math><script>OWNED</script>}",
        "\\mathrm{<img src=x onerror=OWNED>}",
        "\\text{&lt;script&gt;}",
    ],
)
def test_a_formula_makes_no_link_no_style_and_no_element(formula):
    page = as_mathml(formula)
    assert not any(word in page for word in ("href", "style=", "class=", "color", "<script", "<img"))
    assert "<script" not in draw_formulas(f"${formula}$".replace("<", "&lt;"))


@pytest.mark.parametrize("piece", ["$", "$a$", "$$", "\\frac", "{}", "^", "_1", "&", "\\begin{matrix}", "\\left("])
def test_what_is_said_a_hundred_thousand_times_is_read_once(piece):
    assert len(draw_formulas(piece * 100_000)) < 3_000_000
    for count in (10, 100, 1_000):
        assert len(as_mathml((piece * count)[:1_000])) < 100_000


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        ('<mi mathvariant="bold">x</mi>', True),
        ('<mi mathvariant="url(x)">x</mi>', False),
        ('<mi onclick="bold">x</mi>', False),
        ("<script>x</script>", False),
    ],
)
def test_what_the_converter_makes_is_not_trusted(monkeypatch, made, kept):
    monkeypatch.setattr(formulas, "convert", lambda *_, **__: f"<math>{made}</math>")
    assert as_mathml("x") == (f"<math>{made}</math>" if kept else "")


def test_of_very_many_formulas_the_first_are_drawn(monkeypatch):
    monkeypatch.setattr(formulas, "MOST", 3)
    page = draw_formulas("<p>$x$ $y$</p>$z$<p>$u$</p>")
    assert page.count("<math") == 3 and page.endswith("<p>$u$</p>")


def test_the_lessons_own_formulas_are_all_drawn():
    drawn, left = 0, []
    for lesson in all_lessons():
        for cell in read_text(lesson.text).cells:
            if cell.cell_type == "markdown":
                page = harmless_markdown({"cell": {}}, cell.source)
                drawn += page.count("<math")
                left += FORMULA.findall(re.sub(r"<(code|pre)>.*?</\1>", "", page, flags=re.S))
    assert drawn > 500
    assert left == []

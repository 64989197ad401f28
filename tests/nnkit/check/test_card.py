"""The card: says everything without colour, in the notebook and as plain text."""

import re
import sys
from html.parser import HTMLParser
from types import SimpleNamespace

import numpy as np
import pytest

from nnkit.check import check, lesson, library
from nnkit.check.card import Card, CheckFailedError
from nnkit.check.result import PartResult, Result

PARTS = (PartResult("values", True, 1, 1), PartResult("large inputs", False, 0, 2, "expected 1, got nan"))
PARTLY = Result(
    "softmax", "Stable softmax", "partly right", PARTS, message="exp overflows", hints=("Look at exp(1000).", "Shift.")
)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.names = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.names.append(tag)
        if tag not in ("path", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in ("path", "circle"):
            assert self.open.pop() == tag


def test_plain_text_says_it_all():
    assert str(Card(PARTLY)).splitlines() == [
        "Partly right: Stable softmax (1 of 3 points)",
        "  exp overflows",
        "  [x] values",
        "  [ ] large inputs",
        "      expected 1, got nan",
        "  2 hints: add .hint(1) behind check(...)",
    ]


def test_not_attempted_is_one_line():
    result = Result("softmax", "Stable softmax", "not attempted", PARTS[1:], hints=("A hint.",))
    assert str(Card(result)) == "Not attempted yet: Stable softmax (0 of 2 points)"
    assert "<li" not in Card(result)._repr_html_()


@pytest.mark.parametrize("state", ["right", "partly right", "wrong", "crashed", "borrowed", "not attempted"])
def test_html_is_well_formed_and_names_the_state_in_words(state):
    page = Card(Result("x", "Title", state, PARTS, hints=("h",)))._repr_html_()
    assert Tags(page).open == []
    assert str(Card(Result("x", "Title", state, PARTS))).split(":")[0] in page


def test_html_marks_parts_for_screen_readers_and_offers_hints_by_keyboard():
    page = Card(PARTLY)._repr_html_()
    assert 'aria-label="Passed"' in page
    assert 'aria-label="Failed"' in page
    assert page.count("<details") == page.count("<summary") == 2


def test_what_a_student_wrote_is_never_html():
    detail = "it stopped with ValueError: <script>alert(1)</script> `<img src=x onerror=y>`"
    page = Card(Result("x", "X", "crashed", (PartResult("a", False, 0, 1, detail),), warned=("<b>",)))._repr_html_()
    assert "script" not in Tags(page).names
    assert "img" not in Tags(page).names
    assert "&lt;script&gt;" in page


def test_colours_are_the_colour_blind_safe_ones():
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", Card(PARTLY)._repr_html_()))
    assert colours <= {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#767676"}


def test_hints_come_one_by_one():
    card = Card(PARTLY)
    assert card.hint() == card.hint(1) == "Look at exp(1000)."
    assert "Shift" not in card.hint(1)
    assert card.hint(2) == "Shift."
    assert "hints 1 to 2" in card.hint(3)


def test_require_gives_points_that_nbgrader_reads():
    mark = Card(PARTLY).require()
    assert float(repr(mark)) == mark == 1.0
    assert mark._repr_html_() == Card(PARTLY)._repr_html_()


def test_outside_of_a_notebook_require_raises_when_nothing_is_earned(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", None)
    with pytest.raises(CheckFailedError, match="Not right yet: X"):
        Card(Result("x", "X", "wrong", (PartResult("a", False, 0, 1),))).require()


def test_check_finds_the_lesson_in_the_working_folder(small_lesson, monkeypatch):
    monkeypatch.chdir(small_lesson.released)
    assert check("affine", lambda X, w, b: X @ w + b).ok
    assert check("affine", lambda X, w, b: X @ w).result.misconception == "no bias"
    with pytest.raises(KeyError, match="no exercise 'affin'"):
        check("affin", np.sin)


def test_a_look_at_the_program_is_offered_where_the_answer_is_one(small_lesson, monkeypatch):
    monkeypatch.chdir(small_lesson.released)
    wrong = {"affine": lambda X, w, b: np.cos(X @ w), "parameters": 5, "names": {"bias": "d"}}
    cards = {name: str(check(name, answer)) for name, answer in wrong.items()}
    assert all("Not right yet" in card or "Partly right" in card for card in cards.values()), cards
    assert [name for name, card in cards.items() if ".look()" in card] == ["affine"]


def test_check_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(library, "_closed", False)
    monkeypatch.setattr(lesson, "_named", "")
    with pytest.raises(FileNotFoundError, match="no lesson is named"):
        check("affine", np.sin)


def test_in_a_notebook_an_answer_that_earns_nothing_shows_its_card_and_nothing_in_red(small_lesson, monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: object()))
    monkeypatch.chdir(small_lesson.released)
    wrong = check("affine", lambda X, w, b: X @ w).require()
    assert (repr(wrong), wrong.card.result.misconception) == ("0.0", "no bias")  # nbgrader reads the number
    assert 'data-state="wrong"' in wrong._repr_html_()
    untouched = check("parameters", ...).require()
    assert untouched == 0 and "Not attempted yet" in untouched._repr_html_()


def test_on_a_telephone_nothing_of_a_card_stands_over_its_edge(with_page):
    part = PartResult("far_out", False, 0, 1, "expected -0.2689414213699951, got softplus_of_everything(1000.0)")
    call = "softplus_derivative(np.array([-1000.0,-1.0,0.0]))"
    page = Card(Result("x", "X", "wrong", (part,), "No `np.log1p(np.exp(-np.abs(z)))`.", tries=call))._repr_html_()
    over = with_page.run(
        "html => { const here = document.getElementById('here'); here.style.width = '250px'; here.innerHTML = html;"
        " for (const each of here.querySelectorAll('details')) each.open = true;"
        " const card = here.firstElementChild, over = card.scrollWidth - card.clientWidth;"
        " here.style.width = ''; here.replaceChildren(); return over; }",
        page,
    )
    assert over <= 0

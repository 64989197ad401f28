"""What a submission shows is made harmless, and small enough to be kept, whatever its process claims it is."""

import json

import pytest

from course.grading.texts import sanitise
from course.grading.texts.sanitise import Allowance, clean_data, clean_line, clean_outputs, clean_text, is_base64


def test_text_has_no_control_characters_and_a_length():
    assert clean_text("a\x00b\u202ec\td\ne\x1b[1m", 100) == "a\ufffdb\ufffdc\td\ne\x1b[1m"
    assert clean_text("\ud800x", 100) == "?x"
    assert clean_text("abc", 2) == "ab"


def test_a_line_for_a_terminal_has_no_escape_either():
    assert clean_line("a\n b\t\x1b[31m") == "a b \ufffd[31m"
    assert len(clean_line("x" * 5_000)) == 1_000


@pytest.mark.parametrize(
    ("text", "right"), [("AAAA", True), ("AA\nAA", True), ("AAA", False), ("<b>", False), ("é", False)]
)
def test_base64(text, right):
    assert is_base64(text) == right


def test_forms_that_can_be_shown_safely_are_kept():
    data = {
        "image/png": "AAAA",
        "image/jpeg": "<not>",
        "text/plain": ["a\x00", "b"],
        "text/html": "<b onclick=x>a\x00</b>",
        "text/markdown": "$\\href{x}{y}$",
        "text/latex": "\\url{x}",
        "application/javascript": "OWNED",
        "image/svg+xml": "<svg>",
        "image/gif": 5,
    }
    assert clean_data(data, 100, Allowance()) == {
        "image/png": "AAAA",
        "text/plain": "a\ufffdb",
        "text/html": "<b>a\ufffd</b>",
        "text/markdown": "$\\ href{x}{y}$",
        "text/latex": "\\ url{x}",
    }


@pytest.mark.parametrize(
    "data", [None, 5, [], "x", {"text/plain": 5}, {"text/plain": ["a", 5]}, {"text/plain": "x" * 101}]
)
def test_what_is_no_form_or_too_long_is_left_out(data):
    assert clean_data(data, 100, Allowance()) == {}


def test_explorers_and_programs_are_left_out():
    """What a front end would run, or draw by an extension: on feedback pages nothing that a submission says does."""
    explorer = {"application/vnd.nnkit.explorer+json": {"explorer": "NeuronLine", "state": "w1=<script>"}}
    widget = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
    programs = {"application/javascript": "alert(1)", "image/svg+xml": "<svg onload='alert(1)'>"}
    assert clean_data({**explorer, **widget, **programs, "text/plain": "a line"}, 100, Allowance()) == {
        "text/plain": "a line"
    }


def test_html_is_cleaned_up_to_an_allowance():
    allowance = Allowance(html=10)
    pages = [{"text/html": "<b>a</b>"}, {"text/html": "<b>a</b>"}, {"text/html": "ab"}]
    assert [clean_data(page, 100, allowance) for page in pages] == [pages[0], {}, pages[2]]


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def test_all_that_is_shown_has_an_allowance_too():
    allowance = Allowance(total=200)
    kept = clean_outputs([stream("x" * 50), stream("y" * 100), stream("z")], allowance)
    assert [output["text"] for output in kept] == ["x" * 50, sanitise.TOO_MUCH]
    assert allowance.total == 200 - len(json.dumps(stream("x" * 50)))


OTHER = {"output_type": "other", "text": "a", "data": {"text/plain": "a"}}


@pytest.mark.parametrize(
    "outputs",
    [None, 5, "x", [5, None, []], [{}], [OTHER], [{"output_type": "stream", "text": 5}],
     [{"output_type": "display_data", "data": {"x": 1}}], [{"output_type": "display_data"}]],
)  # fmt: skip
def test_what_is_no_output_is_left_out(outputs):
    assert clean_outputs(outputs, Allowance()) == []


def test_outputs_have_what_nbformat_wants_and_no_more():
    rich = {"data": {"text/plain": "a"}, "metadata": {"x": 1}, "more": 2}
    outputs = [
        {**stream("a", "stderr"), "more": 1},
        stream("a", ["strange"]),
        {"output_type": "display_data", **rich},
        {"output_type": "execute_result", **rich, "execution_count": "<b>"},
    ]
    assert clean_outputs(outputs, Allowance()) == [
        stream("a", "stderr"),
        stream("a"),
        {"output_type": "display_data", "data": {"text/plain": "a"}, "metadata": {}},
        {"output_type": "execute_result", "data": {"text/plain": "a"}, "metadata": {}, "execution_count": None},
    ]


def test_an_error_is_texts_and_has_lengths():
    error = {"output_type": "error", "ename": "E" * 999, "evalue": "v" * 9_999, "traceback": [5, *["t" * 9_999] * 99]}
    (kept,) = clean_outputs([error], Allowance())
    assert (len(kept["ename"]), len(kept["evalue"])) == (200, 2_000)
    assert [len(line) for line in kept["traceback"]] == [4_000] * 59
    (kept,) = clean_outputs([{"output_type": "error", "ename": 5, "traceback": "x"}], Allowance())
    assert kept == {"output_type": "error", "ename": "", "evalue": "", "traceback": []}


def test_outputs_and_texts_have_limits(monkeypatch):
    monkeypatch.setattr(sanitise, "MAX_OUTPUTS", 2)
    monkeypatch.setattr(sanitise, "MAX_TEXT", 3)
    monkeypatch.setattr(sanitise, "MAX_DATA", 3)
    assert clean_outputs([stream("abcd")] * 3, Allowance()) == [stream("abc")] * 2
    assert clean_outputs([{"output_type": "display_data", "data": {"text/plain": "abcd"}}], Allowance()) == []

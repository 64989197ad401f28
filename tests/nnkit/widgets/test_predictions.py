"""A prediction in the page and in Python: how a guess is judged, what is refused, what is kept."""

import json
from itertools import pairwise

import pytest

from nnkit.check import library, use_lesson
from nnkit.lessonkit.record import RECORD_FILE
from nnkit.widgets import predict, warm_up
from nnkit.widgets.predictions import Prediction
from tests.page_comm import opened

CHOICE = {"kind": "choice", "asks": "How many `bends`?", "options": ["none", "**one**"], "truth": 0, "why": "A line."}
NUMBER = {"kind": "number", "asks": "How many?", "range": [0, 24], "truth": 2, "step": 1, "near": 1, "unit": "bends",
          "log": False, "why": "So."}  # fmt: skip
POWERS = NUMBER | {"range": [1, 10000], "truth": 1000, "near": 0.114, "unit": "", "log": True}
ORDER = {"kind": "order", "asks": "Which first?", "options": ["a", "b", "c"], "truth": [2, 0, 1], "why": "So."}
CURVE = {"kind": "curve", "asks": "Sketch.", "xlim": [0, 1], "ylim": [0, 2], "truth": [1] * 41, "near": 0.08,
         "xlabel": "x", "why": "So."}  # fmt: skip


def judged(with_page, question, guess):
    return with_page.run("([q, g]) => $questions.JUDGES[q.kind](g, q)", [question, guess])


@pytest.mark.parametrize(
    ("question", "guess", "hit", "says"),
    [
        (CHOICE, 0, True, "So it is."),
        (CHOICE, 1, False, "It is another one: “none”"),
        (NUMBER, 2, True, "You said 2 bends; it is 2 bends. Exactly."),
        (NUMBER, 3, True, "You said 3 bends; it is 2 bends: 1 too large. That is near."),
        (NUMBER, 0, False, "You said 0 bends; it is 2 bends: 2 too small."),
        (POWERS, 10, False, "You said 10; it is 1000: 100 times too small."),
        (POWERS, 1200, True, "You said 1200; it is 1000: 1.2 times too large. That is near."),
        (ORDER, [2, 0, 1], True, "This is the order."),
        (ORDER, [0, 2, 1], False, "2 of 3 stand at other places. Right is: c; a; b."),
        (CURVE, [1.1] * 41, True, "On average your curve is 5 % of the picture's height away from the true one: near."),
        (CURVE, [2] * 41, False, "On average your curve is 50 % of the picture's height away from the true one."),
    ],
)
def test_a_guess_is_told_how_far_off_it_is(with_page, question, guess, hit, says):
    assert judged(with_page, question, guess) == {"hit": hit, "says": says}


RECALL = CHOICE | {"because": ["", "Nothing *bends* here."], "recall": True}


def shown(with_page, values):
    return with_page.run(
        "values => { const here = document.getElementById('here');"
        " $mount.mount(here, values); return here.innerText; }",
        {"explorer": "Prediction", **values},
    )


def test_what_is_wrong_with_a_choice_is_read_once_the_answer_is_committed(with_page):
    before = shown(with_page, RECALL)
    assert "A question on this section" in before and "Commit my answer" in before
    assert "Nothing bends here." not in before
    after = shown(with_page, RECALL | {"state": {"guess": 1, "done": "committed", "hit": False}})
    assert "Nothing bends here." in after and "your answer" in after


def test_without_a_page_the_reasons_stand_in_the_disclosure():
    question = Prediction("01-one", "line", RECALL, "01-one")
    assert repr(question) == "Answer first: How many `bends`?\n- none\n- **one**"
    assert question.as_html().endswith("A line.<br><br><em>one</em> Nothing <em>bends</em> here.</details>")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "poem"}, {"kind": "toString"}, {"asks": ""}, {"why": 3}, {"options": ["only one"]}, {"truth": 2},
        {"because": ["", 3]}, {"because": [""]},
        {"options": ["a", "b" * 301]}, {"state": {"guess": 2}}, {"state": {"done": "won"}},
        {"state": {"done": "committed", "guess": None}}, {"state": {"guess": "0"}}, {"state": {"hit": "yes"}},
    ],
)  # fmt: skip
def test_what_is_no_prediction_draws_an_error(with_page, wrong):
    assert shown(with_page, CHOICE | wrong).startswith("This prediction can't be shown: ")


NESTED = {
    "What **does `M * 2` give**, *not `x`*, of `a * b * c`?":
    "What <strong>does <code>M * 2</code> give</strong>, <em>not <code>x</code></em>, of <code>a * b * c</code>?",
    "**bold**, and `**kwargs` twice, `**kwargs`":
    "<strong>bold</strong>, and <code>**kwargs</code> twice, <code>**kwargs</code>",
}  # fmt: skip


@pytest.mark.parametrize("text", NESTED)
def test_code_may_stand_within_what_is_bold(with_page, text):
    drawn = with_page.run(
        "values => { const here = document.getElementById('here'); $mount.mount(here, values);"
        " return here.querySelector('.nnk-asks p:last-child').innerHTML; }",
        {"explorer": "Prediction", **CHOICE, "asks": text},
    )
    assert drawn == NESTED[text]
    assert NESTED[text] in Prediction("01-one", "line", CHOICE | {"asks": text}, "01-one").as_html()


def test_on_a_telephone_the_mark_stands_behind_the_words_in_one_line(with_page):
    words = "The line stays, and the band is half as wide as it was before."
    question = CHOICE | {"options": [words, words], "state": {"guess": 1, "done": "committed", "hit": False}}
    seen = with_page.run(
        "values => { const here = document.getElementById('here'); here.style.width = '220px';"
        " $mount.mount(here, values);"
        " const found = [...here.querySelectorAll('label')].map(label =>"
        " [label.querySelector('strong').getBoundingClientRect().height,"
        " label.querySelector('span').getBoundingClientRect().width]); here.style.width = ''; return found; }",
        {"explorer": "Prediction", **question},
    )
    assert all(height < 24 and width > 140 for height, width in seen), seen


@pytest.mark.parametrize("done", ["", "committed", "skipped"])
def test_the_explanation_stays_open_when_the_cell_runs_after_the_guess(with_page, done):
    state = {"guess": 1 if done == "committed" else None, "done": done, "hit": None}
    why = with_page.run(
        "values => { const here = document.getElementById('here'); $mount.mount(here, values);"
        " const why = here.querySelector('details'); return [why.open, why.hidden]; }",
        {"explorer": "Prediction", **CHOICE, "state": state},
    )
    assert why == [bool(done), not done]


@pytest.mark.parametrize("low", [1e-30, 1e-10, 1e-5, 1])
def test_on_a_telephone_the_numbers_of_a_scale_stand_apart(with_page, low):
    question = POWERS | {"range": [low, 1e4], "truth": 1000}
    words = with_page.run(
        """async values => {
          const here = document.getElementById('here'), found = [];
          const draws = CanvasRenderingContext2D.prototype, { fillText } = draws;
          draws.fillText = function (word, x, y) {
            const at = this.getTransform(), place = at.transformPoint({ x, y }).x / at.a;
            if (/^(1|1e-?[0-9]+)$/.test(word)) found.push([place, this.measureText(word).width]);
            return fillText.apply(this, arguments);
          };
          here.style.width = '250px';
          $mount.mount(here, values);
          await new Promise(done => setTimeout(done, 200));
          draws.fillText = fillText;
          here.style.width = '';
          here.replaceChildren();
          return found;
        }""",
        {"explorer": "Prediction", **question},
    )
    assert len(words) >= 4
    beside = pairwise(sorted({(round(x), width) for x, width in words}))
    assert all(x + width / 2 + 4 < y - other / 2 for (x, width), (y, other) in beside)


def test_nothing_that_comes_in_is_written_as_html(with_page):
    hostile = CHOICE | {"asks": "<img src=x onerror=alert(1)> **b**", "why": "<script>alert(1)</script>"}
    found = with_page.run(
        "values => { const here = document.getElementById('here'); $mount.mount(here, values);"
        " return [here.querySelectorAll('img, script').length, here.querySelector('strong').textContent]; }",
        {"explorer": "Prediction", **hostile},
    )
    assert found == [0, "b"]


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """A course of two lessons with a question each; the second is worked at."""
    for lesson, questions in {"01-one": {"line": CHOICE}, "02-two": {"bends": NUMBER}}.items():
        folder = tmp_path / "lessons" / lesson
        folder.mkdir(parents=True)
        (folder / "predictions.json").write_text(json.dumps(questions))
    monkeypatch.chdir(tmp_path / "lessons" / "02-two")
    monkeypatch.setattr("nnkit.widgets.predictions.lessons_folder", lambda: tmp_path / "nowhere")
    monkeypatch.setattr(library, "_closed", False)  # a build in the same process closes it
    use_lesson("02-two")
    yield tmp_path / "lessons"
    use_lesson("")


def commit(question, **state):
    page = opened(question)
    page.hear(state={"guess": 3, "done": "committed", "hit": True, **state})
    return page


def test_a_committed_guess_is_written_down_and_comes_back_when_the_cell_runs_again(lessons):
    assert "state" not in predict("bends").values()
    commit(predict("bends"))
    assert json.loads((lessons / RECORD_FILE).read_text())["02-two"]["02-two/bends"]["guess"] == 3
    assert predict("bends").values()["state"]["done"] == "committed"


def test_an_open_guess_is_not(lessons):
    commit(predict("bends"), done="")
    assert not (lessons / RECORD_FILE).exists()


def test_a_file_that_cannot_be_written_is_told_to_the_page(lessons, monkeypatch):
    def refuse(*_):
        raise PermissionError("read-only")

    monkeypatch.setattr("nnkit.widgets.predictions.write_down", refuse)
    (told,) = commit(predict("bends")).sent
    assert told["problem"] == "Your prediction stands in the notebook, but not in my-predictions.json: read-only"


def test_a_name_that_there_is_not_is_told_those_that_there_are(lessons):
    with pytest.raises(KeyError, match="no prediction 'curves' in 02-two; there are bends"):
        predict("curves")


def test_the_warm_up_asks_what_former_lessons_asked(lessons, capsys):
    warm_up()
    assert capsys.readouterr().out == "Predict first: How many `bends`?\n- none\n- **one**\n"


def test_where_marks_are_given_nobody_is_asked(lessons, monkeypatch, capsys):
    monkeypatch.setattr(library, "_closed", True)
    assert predict("bends") is None
    warm_up()
    assert capsys.readouterr().out == ""


def test_where_no_script_runs_the_explanation_is_in_a_disclosure(lessons):
    bundle = predict("bends")._repr_mimebundle_()
    assert "<details><summary>Then look</summary>It is 2 bends. So.</details>" in bundle["text/html"]
    assert bundle["text/plain"] == "Predict first: How many?"


def test_there_words_are_drawn_as_in_a_live_page(lessons):
    asks = {**predict("bends").question, "asks": "With `x < 1`, **how** many *bends*?"}
    drawn = Prediction("02-two", "bends", asks, "02-two").as_html()
    assert "With <code>x &lt; 1</code>, <strong>how</strong> many <em>bends</em>?" in drawn
    assert "**" not in drawn

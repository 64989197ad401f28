"""The student's own file of predictions, and which of them come again."""

import json

import pytest

from nnkit.lessonkit.record import RECORD_FILE, again, choose, recorded, write_down

FORMER = {f"{i:02}": {"a": {}, "b": {}} for i in range(1, 9)}  # eight lessons; the ninth asks


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    folder = tmp_path / "lessons" / "02-two"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_a_prediction_stands_beside_the_lessons(lesson):
    write_down("02-two", "02-two/bends", {"guess": 7, "done": "committed", "hit": False})
    write_down("02-two", "01-one/line", {"guess": 1, "done": "committed", "hit": True})
    read = json.loads((lesson.parent / RECORD_FILE).read_text())
    assert read["02-two"]["02-two/bends"]["hit"] is False
    assert read == recorded()


@pytest.mark.parametrize("text", ["not JSON", "[1]", '{"02-two": 3}', '{"02-two": {"a": 1}}'])
def test_what_is_no_record_of_ours_is_put_aside_not_overwritten(lesson, text):
    (lesson.parent / RECORD_FILE).write_text(text)
    assert recorded() == {}
    write_down("02-two", "02-two/bends", {"guess": 7, "done": "committed", "hit": False})
    (aside,) = lesson.parent.glob("my-predictions.not-read-*.txt")
    assert aside.read_text() == text
    assert set(recorded()) == {"02-two"}


def test_without_a_record_questions_come_from_one_three_and_seven_lessons_ago():
    assert [lesson for lesson, _ in choose(FORMER, {})] == ["08", "06", "02"]


def test_early_lessons_take_what_there_is():
    assert sorted(choose({"01": {"a": {}, "b": {}, "c": {}}}, {})) == [("01", "a"), ("01", "b"), ("01", "c")]
    assert choose({"01": {"a": {}}}, {}) == [("01", "a")]
    assert [lesson for lesson, _ in choose(dict(list(FORMER.items())[:3]), {})] == ["03", "01", "02"]


def test_missed_ones_come_first_and_those_due_before_them():
    miss = {"guess": 1, "done": "committed", "hit": False}
    record = {"03": {"03/a": miss}, "06": {"06/b": miss}, "05": {"05/a": miss | {"hit": True}}}
    assert choose(FORMER, record) == [("06", "b"), ("03", "a"), ("08", "a")]  # 3 lessons ago is due, 6 is not


def test_one_that_was_right_the_second_time_is_missed_no_more():
    miss = {"guess": 1, "done": "committed", "hit": False}
    record = {"03": {"03/a": miss}, "06": {"03/a": miss | {"hit": True}}}
    assert ("03", "a") not in choose(FORMER, record)


def test_one_missed_in_a_warm_up_is_due_from_there():
    miss = {"guess": 1, "done": "committed", "hit": False}
    assert choose(FORMER, {"01": {"01/a": miss}, "08": {"01/a": miss}})[0] == ("01", "a")


def test_skipping_is_no_miss():
    skipped = {"guess": None, "done": "skipped", "hit": None}
    assert choose(FORMER, {"08": {"08/b": skipped}}) == choose(FORMER, {})


def test_some_questions_need_their_lesson():
    assert again({"a": {}, "b": {"once": True}}) == {"a": {}}

"""What checks.json says is what was written, up to the rounding of outcomes; and every lesson's can be read."""

import json

import numpy as np
import pytest
from hypothesis import given

from course.authoring.reference import public_lesson
from course.lessons import all_lessons
from nnkit.check import data
from nnkit.check.cases import PREVIOUS, Rng
from nnkit.check.compare import difference
from nnkit.check.exercise import Exercise
from nnkit.check.locks import about, lock
from nnkit.check.stored import Print
from tests.nnkit.check.test_plain import PLAIN, same


@given(PLAIN)
def test_a_case_is_kept_to_the_last_bit(value):
    assert same(value, data.unpack(json.loads(json.dumps(data.pack(value)))))


@given(PLAIN)
def test_an_outcome_is_kept_up_to_ten_digits(value):
    back = data.unpack(json.loads(json.dumps(data.pack(value, 10))))
    assert difference(value, back, rtol=1e-6) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), np.array([np.nan, -np.inf, 1])])
def test_what_is_not_finite_is_kept(value):
    text = json.dumps(data.pack(value, 10), allow_nan=False)
    assert np.array_equal(data.unpack(json.loads(text)), value, equal_nan=True)


@pytest.mark.parametrize(
    "value",
    [
        PREVIOUS,
        Rng(3, "other"),
        1 + 2j,
        np.float32(0.1),
        np.zeros((2, 0, 3)),
        np.arange(2000, dtype=np.float32).reshape(40, 50),
        Print((3, 7), (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)),
        lock(about(2.5, 0.1), "salt"),
    ],
)
def test_whatever_stands_in_a_case_or_an_outcome_is_kept(value):
    back = data.unpack(json.loads(json.dumps(data.pack(value))))
    if isinstance(value, np.ndarray | np.generic):
        assert (back.dtype, back.shape) == (value.dtype, value.shape)
    assert np.array_equal(back, value)


def test_what_is_written_is_read_as_it_was(author_folder):
    lesson = public_lesson(author_folder)
    text = data.write(lesson.exercises, lesson.expected)
    exercises, expected = data.read(text)
    assert list(exercises) == list(lesson.exercises)
    assert data.write(exercises, expected) == text


def test_only_the_last_digits_of_numbers_are_noise():
    one = '{"array":[1.5,-2e-09],"says":"at 3"}\n'
    assert data.same_up_to_noise(one, one.replace("1.5", "1.50000000001"))
    for other in (one.replace("1.5", "1.51"), one.replace("at", "to"), one.replace("-2e", "2e"), one + one, ""):
        assert not data.same_up_to_noise(one, other)


def inside(value):
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(item)


@pytest.mark.parametrize("folder", all_lessons(), ids=lambda folder: folder.name)
def test_no_lesson_gives_its_students_a_value_that_is_an_answer(folder):
    mine = {"exercises.py", "lesson.py", "hidden.py", "bank"}
    assert not mine & {path.name for path in folder.released.iterdir()}
    assert not list(folder.released.glob("*.toml"))
    text = (folder.released / "checks.json").read_text()
    for exercise in data.read(text)[0].values():
        if isinstance(exercise, Exercise) and exercise.kind == "value":
            (entry,) = [each for each in json.loads(text) if each["id"] == exercise.id]
            assert not any("expected" in part for part in entry["parts"])
            for part in exercise.parts:
                numbers = [
                    x
                    for x in inside(data.pack(part.judge.params))
                    if type(x) is float and part.judge.name == "answer.like"
                ]
                assert all(part.judge.start()(number) for number in numbers), (exercise.id, numbers)

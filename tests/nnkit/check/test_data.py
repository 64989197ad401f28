"""What checks.json says is what was written; and every lesson's can be read, and holds no answer."""

import json

import numpy as np
import pytest

from course.authoring.declarations import read_exercises
from course.authoring.reference import public_lesson
from course.lessons import all_lessons
from nnkit.check import data
from nnkit.check.exercise import Exercise
from nnkit.check.packing import pack


def test_what_is_written_is_read_as_it_was(author_folder):
    lesson = public_lesson(author_folder)
    text = data.write(lesson.exercises, lesson.expected)
    exercises, expected = data.read(text)
    assert list(exercises) == list(lesson.exercises)
    assert data.write(exercises, expected) == text


def test_an_authors_own_answers_are_never_written(author_folder):
    affine = read_exercises(author_folder.source)["affine"]
    with pytest.raises(TypeError, match="compile the exercise first"):
        data.write({"affine": affine}, {"affine": {part.name: [None] * len(part.cases) for part in affine.parts}})


def test_only_the_last_digits_of_numbers_are_noise():
    one = '{"array":[1.5,-2e-09],"says":"at 3"}\n'
    assert data.same_up_to_noise(one, one.replace("1.5", "1.50000000001"))
    whole = '{"value":4.0,"count":10000000}\n'
    for other in (whole.replace("4.0", "4"), whole.replace("10000000", "10000001")):
        assert not data.same_up_to_noise(whole, other)
    for other in (one.replace("1.5", "1.51"), one.replace("at", "to"), one.replace("-2e", "2e"), one + one, ""):
        assert not data.same_up_to_noise(one, other)


def test_in_a_large_array_too():
    def line(array):
        return json.dumps({"args": [pack(array)]}, separators=(",", ":"))

    x = np.linspace(0, 1, 500)
    assert '"bytes"' in line(x)
    assert data.same_up_to_noise(line(x), line(np.nextafter(x, 2)))
    assert not data.same_up_to_noise(line(x), line(x + 1e-3 * (x == 1)))
    assert not data.same_up_to_noise(line(x), line(x.astype("f4")))
    assert not data.same_up_to_noise(line(np.arange(500)), line(np.arange(500) + (x == 1)))


def inside(value):
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(item)


@pytest.mark.parametrize("folder", all_lessons(), ids=lambda folder: folder.name)
def test_no_lesson_gives_its_students_a_value_that_is_an_answer(folder):
    mine = {"exercises.py", "lesson.py", "hidden.py", "bank", "told.tsv"}
    assert not mine & {path.name for path in folder.released.iterdir()}
    assert not list(folder.released.glob("*.toml"))
    text = (folder.released / "checks.json").read_text()
    for exercise in data.read(text)[0].values():
        if isinstance(exercise, Exercise) and exercise.kind == "value":
            (entry,) = [each for each in json.loads(text) if each["id"] == exercise.id]
            assert not any("expected" in part for part in entry["parts"])
            for part in exercise.parts:
                numbers = [
                    x for x in inside(pack(part.judge.params)) if type(x) is float and part.judge.name == "answer.like"
                ]
                assert all(part.judge.start()(number) for number in numbers), (exercise.id, numbers)

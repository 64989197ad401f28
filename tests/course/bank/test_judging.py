"""The bank holds the grader to account; here: that it would notice."""

import functools
import json

import pytest

from course.__main__ import main
from course.authoring.declarations import read_exercises
from course.authoring.reference import full
from course.bank.costs import costs
from course.bank.judging import held_only_by, judge_bank
from course.lessons import all_lessons
from nnkit.check import promises
from nnkit.check.exercise import Exercise
from nnkit.check.promises import Holds


def faults(folder):
    return {(item.exercise, item.name): item.fault for item in judge_bank(folder) if item.fault}


def test_the_small_lesson_is_clean(author_folder):
    assert faults(author_folder) == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("bank/affine.py", "np.zeros(len(X))", "X @ w + b", "keeps full marks"),
        ("bank/affine.py", "by loops", 'x"\npass\n# %% wrong="no bias', "keeps full marks"),
        ("bank/affine.py", 'wrong="no bias"', 'wrong="product"', "told 'no bias'"),
        ("bank/affine.py", "zip(row, w)) + b", "zip(row, w))", "a right answer loses marks"),
        ("exercises.py", "lambda X, w, b: X * w + b", "lambda X, w, b: X @ w", "told 'no bias'"),
        ("exercises.py", '"weights only", 3,', '"weights only", 4,', "keeps full marks"),
    ],
)
def test_a_fault_of_the_grader_is_found(author_folder, file, old, new, fault):
    path = author_folder.source / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert any(fault in found for found in faults(author_folder).values())


LESSONS = all_lessons()


@pytest.fixture(scope="module", params=LESSONS, ids=lambda folder: folder.name)
def folder(request):
    """Each lesson; what is asked of one is asked in a row, while it is at hand."""
    return request.param


def test_every_answer_of_every_lesson_is_judged_rightly(folder, record_judged):
    judged = tuple(judge_bank(folder))
    record_judged(judged)
    assert {(item.exercise, item.name): item.fault for item in judged if item.fault} == {}


# of an exercise, in entries of arguments and calls; today 105 603, of 07b/MyAdam
DEAREST = 110_000


def test_no_exercise_has_dearer_probes_than_the_dearest_today(folder):
    for exercise, planned in full(folder).planned.items():
        found = costs(planned)
        kind, count = found.most_common(1)[0] if found else ("", 0)
        says = f"{folder.number}/{exercise}: its probes cost {found.total()}, of which {kind!r} {count}; {DEAREST} are many"
        assert found.total() <= DEAREST, says


@functools.cache
def missed_without(folder):
    return frozenset(held_only_by(folder))


def test_without_a_probe_written_by_hand_an_answer_of_the_bank_keeps_its_marks(folder):
    for exercise in read_exercises(folder.source).values():
        for promise in getattr(exercise, "promises", ()):
            assert not isinstance(promise, Holds) or (exercise.id, promise.name) in missed_without(folder), promise


# a lesson whose bank has an answer that keeps full marks without the probes of that word, or of that kind
HELD_IN = {
    "AnyShape": "06b",
    "At": "09",
    "Between": "02",
    "Dtypes": "01",
    "Everywhere": "02",
    "Jumps": "01",
    "Keeps": "06b",
    "New": "02",
    "Numbers": "07",
    "Reused": "07",
    "Rows": "05",
    "Seeded": "07",
    "Sizes": "01",
    "UpTo": "03b",
    "a number in between": "03b",
    "a number twice": "04",
    "a row twice": "05",
    "a size in between": "05",
    "a sorted array": "07b",
    "a zero": "01",
    "another default": "02",
    "another order in memory": "03",
    "beside zero": "01",
    "large numbers": "02",
    "numbers close together": "04",
    "other signs": "07",
    "something kept between calls": "05",
    "something shared between objects": "06b",
    "tiny numbers": "01",
    "uneven sizes": "03b",
}
NO_PROBES = {"Default", "Free", "Silent", "Tolerance"}  # held at the build, or on every case


def test_without_the_probes_of_a_word_an_answer_of_the_bank_keeps_its_marks(folder):
    words = {word for word, number in HELD_IN.items() if number == folder.number}
    assert words <= {word for _, word in missed_without(folder)}


def test_every_word_has_such_an_answer_somewhere():
    words = {
        name
        for name, word in vars(promises).items()
        if hasattr(word, "sentence") and word.__module__.startswith(promises.__name__) and name[0] != "_"
    }
    assert words - NO_PROBES - {"Holds"} <= set(HELD_IN)
    assert set(HELD_IN.values()) <= {folder.number for folder in LESSONS}  # else the test above would ask nobody


def test_the_command_tells_exercises_and_answers(capsys):
    assert main(["bank", LESSONS[0].name]) == 0
    out = capsys.readouterr().out
    assert "0 misjudged" in out
    assert main(["bank", LESSONS[0].name, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"lesson", "exercise", "kind", "name", "points", "max_points", "told", "fault"} == set(rows[0])


def test_try_judges_one_answer_with_hidden_cases(tmp_path, capsys):
    lesson, exercise = next(
        (lesson, e)
        for lesson in LESSONS
        for e in read_exercises(lesson.source).values()
        if isinstance(e, Exercise) and e.kind == "function"
    )
    answer = tmp_path / "answer.py"
    answer.write_text(f"def {exercise.id}(*args):\n    raise NotImplementedError\n")
    assert main(["try", f"{lesson.name}/{exercise.id}", str(answer), "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["state"], verdict["points"]) == ("not attempted", 0)
    answer.write_text("def other(:\n")
    assert main(["try", f"{lesson.name}/{exercise.id}", str(answer)]) == 1
    assert "does not run: SyntaxError" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["try", "01/nothing", "x.py"], ["try", "77/affine", "x.py"], ["bank", "77"]])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(arguments, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "there are" in said or "it has" in said

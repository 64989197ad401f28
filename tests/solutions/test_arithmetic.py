"""The sums that lessons state, worked out again: in texts and tasks, hints, sentences on wrong answers, quizzes and
predictions with the reasons of each choice."""

from collections.abc import Iterator

import pytest

from course.authoring.declarations import read_exercises
from course.authoring.percent import read_text
from course.authoring.predictions import questions_in
from course.lessons import LessonFolder, all_lessons
from nnkit.check.exercise import Exercise
from tests.solutions.arithmetic import agree, statements, value

SLIP = "0.4 - 0.5  ·  0.082"  # a slide's own, which lessons 6 and 11 quote and ask for
FEWEST = 95  # that are found in all lessons: a mechanism that finds nothing holds nothing


def texts(lesson: LessonFolder) -> Iterator[str]:
    for exercise in read_exercises(lesson.source).values():
        if isinstance(exercise, Exercise):
            yield from (exercise.text, *exercise.hints, *(wrong.says for wrong in exercise.wrong))
            continue
        for question in exercise.questions:
            yield question.text
            yield from (choice.text for choice in question.choices if choice.right)
            yield from (choice.why for choice in question.choices)
    text = read_text(lesson.text)
    for question in questions_in(text).values():
        yield from (question["asks"], question["why"], *question.get("because", []))
    for cell in text.cells:
        if cell.cell_type == "markdown" and "predict" not in cell.metadata:
            yield from (" ".join(paragraph.split()) for paragraph in cell.source.split("\n\n"))


def test_every_sum_that_a_lesson_states_comes_out():
    stated = [
        (lesson.number, *sides) for lesson in all_lessons() for text in texts(lesson) for sides in statements(text)
    ]
    assert len(stated) >= FEWEST
    assert [each for each in stated if each[1] != SLIP and not agree(*each[1:])] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6 · 1 + 2 · 2 - 10 = 0: exactly on the fence.", [("6 · 1 + 2 · 2 - 10", "0")]),
        ("σ(2) is about 0.88, nearer to 0.9.", [("σ(2)", "0.88")]),
        ("**√(2 / 60) = 0.18** keeps it; 3¹² = 531 441.", [("√(2 / 60)", "0.18"), ("3¹²", "531 441")]),
        ("$p = e^{0.5} = 1.648721$ and $2 \\cdot \\frac12 = 1$.", [("e^(0.5)", "1.648721"), ("2  ·  (1/2)", "1")]),
        ("-ln(1/10) = ln 10 = 2.303.", [("-ln(1/10)", "ln 10"), ("ln 10", "2.303")]),
        ("What was 0 is 1. With x = 3 it is x + 1 = 4; w * width / 2 = log 99.", []),
    ],
)
def test_a_statement_has_arithmetic_on_both_sides(text, found):
    assert list(statements(text)) == found


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("ln 10", "2.303", True), ("ln 10", "2.304", False), ("2 / 60", "0.03", True), ("2 / 60", "0.0334", False),
        ("(512 · 512)^2", "7 · 10^(10)", True), ("(512 · 512)^2", "6 · 10^(10)", False), ("½ ln 2", "0.3466", True),
        ("234 · 256 + 96", "60,000", True), ("1 / 3", "1 / 3.0001", False), ("2¹⁰", "1000", False),
        ("(1e-13)^2", "1e-26", True), ("(1e-13)^2", "1e-25", False), ("e⁵", "148.4", True),
    ],
)  # fmt: skip
def test_both_sides_agree_to_the_digits_that_are_stated(left, right, same):
    assert agree(left, right) is same


@pytest.mark.parametrize("piece", ["x + 1", "8!", "0.4¹⁰⁰⁰", "1 / 0", "two"])
def test_what_is_no_arithmetic_or_beyond_floats_has_no_value(piece):
    assert value(piece) is None

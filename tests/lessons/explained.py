"""Where the numbers come from that a question's answer and its explanation state: predictions and quizzes.

Each stands in the question, or in a sum that `tests.solutions.arithmetic` works out, or the solved lesson prints it; the
others are listed, with what holds them. Whole numbers up to ten are words.
"""

import re
from collections.abc import Iterator

from course.authoring.declarations import read_exercises
from course.authoring.percent import read_text
from course.authoring.predictions import questions_in
from course.lessons import LessonFolder
from nnkit.check.exercise import Exercise
from tests.solutions.arithmetic import statements

NUMBER = re.compile(r"(?<![\w.₀₁₂₃₄₅₆₇₈₉])(?<!\de-)(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?:\.\d+)?(?:e-?\d+)?(?!\w)")
IN_PRINT = re.compile(r"\d+\.?\d*(?:e[-+]?\d+)?")
WORDS = 10
FACTS = {  # of history and of computers; a bound of a choice; as many directions go up as down
    "01": {"20", "1943", "1957", "1969", "1986"},
    "03": {"0.8", "1960"},
    "06": {"16", "2e-16"},
    "06c": {"16"},
    "10": {"50"},
}
TESTED = {  # what a lesson draws, or an explorer shows, and a test computes
    "00": {"10", "20", "0.049", "0.012", "0.1", "200"},  # test_04_approximation; widgets/live/test_discoveries
    "03b": {"98", "84"},  # test_03b_regions: all products
    "06": {"0.00001", "1e-17"},  # test_06_backprop: the best h
    "06b": {"17"},  # test_06b_initialisation: spreads, a power of ten
    "07": {"0.136", "0.2"},  # test_07_optimisers: where the three break
    "07b": {"0.33"},  # test_07b_adaptive: common and rare
    "09": {"70"},  # test_09_digits: more digits help
}


def numbers(text: str) -> list[str]:
    return NUMBER.findall(re.sub(r"[Ll]essons? \d+\w?", "", text))


def worth(number: str) -> float:
    return float(re.sub(r"[ ,]", "", number))


def stated(lesson: LessonFolder) -> Iterator[tuple[str, str, str, str]]:
    """(name, what is given, a text whose numbers are to be held, what explains them)."""
    for name, question in questions_in(read_text(lesson.text)).items():
        options, truth = question.get("options", []), question["truth"]
        right = {"number": str(truth), "choice": options[truth] if question["kind"] == "choice" else ""}
        answer = right.get(question["kind"], "")
        yield name, question["asks"], answer, question["why"]
        for text in (question["why"], *question.get("because", [])):
            yield name, " ".join([question["asks"], *options, answer]), text, ""
    for exercise in read_exercises(lesson.source).values():
        if isinstance(exercise, Exercise):
            continue
        for question in exercise.questions:
            every = " ".join([question.text, *(choice.text for choice in question.choices)])
            for choice in question.choices:
                yield f"{exercise.id}.{question.name}", every, choice.why, ""
                if choice.right:
                    yield f"{exercise.id}.{question.name}", question.text, choice.text, choice.why


def superfluous(lesson: LessonFolder) -> set[str]:
    """Listed numbers that no question of the lesson states any more."""
    said = {number for _, _, text, _ in stated(lesson) for number in numbers(text)}
    return (FACTS.get(lesson.number, set()) | TESTED.get(lesson.number, set())) - said


def unheld(lesson: LessonFolder, printed: str) -> list[tuple[str, str]]:
    """(question, number) of what nothing holds."""
    shown = {float(number) for number in IN_PRINT.findall(printed.replace(",", "")) if len(number) < 25}
    listed = FACTS.get(lesson.number, set()) | TESTED.get(lesson.number, set())
    found = []
    for name, given, text, why in stated(lesson):
        summed = {worth(n) for side in statements(f"{text.rstrip('.')}. {why}") for n in numbers(" = ".join(side))}
        asked = {worth(n) for n in numbers(given)}
        for number in numbers(text):
            value, (_, _, power) = worth(number), number.partition("e")
            near = 0.5000001 * 10.0 ** (int(power or 0) - len(number.partition("e")[0].partition(".")[2]))
            is_word = value <= WORDS and value.is_integer() and "." not in number
            is_shown = any(abs(each * times - value) <= near for each in shown for times in (1, 100))
            is_summed = any(abs(each * times - value) <= near for each in summed for times in (1, 100))
            if not (is_word or is_shown or is_summed or value in asked or number in listed):
                found.append((name, number))
    return found

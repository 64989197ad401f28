"""One answer's text, judged with hidden cases, whatever the text is."""

import pytest

from course.bank.answers import judge_text
from course.authoring.reference import full_lesson, reference_namespace


@pytest.fixture
def judged(author_folder):
    lesson, namespace = full_lesson(author_folder), reference_namespace(author_folder)
    return lambda name, text: judge_text(lesson, namespace, name, text, "<answer>")


def test_an_answer_stands_beside_the_lessons_imports_and_other_solutions(judged):
    assert judged("affine", "def affine(X, w, b):\n    return np.asarray(X) @ w + b").ok
    assert judged("parameters", "parameters = 3 + len([affine])").ok


@pytest.mark.parametrize(
    ("text", "state", "says"),
    [
        ("def affine(:", "crashed", "does not run: SyntaxError"),
        ("1 / 0", "crashed", "does not run: ZeroDivisionError"),
        ("import sys; sys.exit()", "crashed", "does not run: SystemExit"),
        ("from no_such_module import x", "crashed", "No module named 'no_such_module'"),
        ("def afine(X, w, b): pass", "crashed", "defines no `affine`"),
        ("from tensorflow.keras import layers", "borrowed", "write it yourself"),
        ("affine = lambda X, w, b: X @ w", "wrong", "The bias is missing"),
    ],
)
def test_every_text_gets_a_verdict(judged, text, state, says):
    result = judged("affine", text)
    assert (result.state, result.points, result.max_points) == (state, 0, 3)
    assert says in result.message


def test_a_quiz_is_an_exercise_too(judged):
    assert judged("names", 'names = {"bias": "a", "activation": "b"}').points == 1
    assert judged("names", "names = {").max_points == 1

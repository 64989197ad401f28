"""Who renamed a neighbour's answers is found; who answered as the lesson or many others do is not."""

import pytest

from course.classroom.similar import similar, tokens_of

OWN = """def affine(X, w, b):
    rows = []
    for row in X.tolist():
        total = b
        for place, value in enumerate(row):
            total = total + value * float(w[place])
        rows.append(total)
    return rows"""
RENAMED = '''def affine(data, weights, bias):
    """My own."""
    out = []   # the results
    for r in data.tolist():
        s = bias
        for i, number in enumerate(r):
            s = s + number * float(weights[i])
        out.append(s)
    return out'''
SHORT = "def affine(X, w, b):\n    return (X * w).sum(1) + b"
REFERENCE = "def affine(X, w, b):\n    return X @ w + b"
LOOP = "def affine(X, w, b):\n    return [sum(x * v for x, v in zip(row, w)) + b for row in X]"


def found(answers, known=(REFERENCE,)):
    return [pair.students for pair in similar({who: {"affine": text} for who, text in answers.items()}, known)]


def test_names_comments_and_docstrings_do_not_hide_a_likeness():
    assert tokens_of(OWN) == tokens_of(RENAMED)
    (pair,) = similar({"ada": {"affine": OWN}, "ben": {"affine": RENAMED}, "cy": {"affine": LOOP}}, [])
    assert (pair.students, pair.share, pair.exercises) == (("ada", "ben"), 1.0, ("affine",))


def test_one_line_of_the_same_idea_is_not_enough():
    assert found({"ada": SHORT, "ben": SHORT.replace("X", "A"), "cy": LOOP}) == []


def test_what_the_reference_or_the_lesson_explains_does_not_count():
    assert found({"ada": OWN, "ben": RENAMED}) == [("ada", "ben")]
    assert found({"ada": OWN, "ben": RENAMED}, [OWN]) == []


def test_what_many_have_is_common():
    many = {f"s{i}": RENAMED for i in range(6)}
    assert found({**many, **{f"o{i}": REFERENCE for i in range(30)}}) == []
    assert len(found({**dict(list(many.items())[:3]), **{f"o{i}": REFERENCE for i in range(30)}})) == 3


@pytest.mark.parametrize(
    "text", ["def f(:\n  x", "", "What I think: it is so, because the sum does not change at all."]
)
def test_what_is_no_code_is_words(text):
    assert tokens_of(text) == [word.lower().strip(".,:(") for word in text.replace("(:", " ").split()]

"""Small changes of the solutions: which are made, which survive, and that the list of survivors is true."""

import pytest

from course.authoring.reference import full
from course.lessons import find_lesson
from course.bank.mutation import survives, unexplained
from course.bank.mutators import mutants
from course.bank.promises import told


def changes(source):
    return {change for change, _ in mutants(source, "<test>")}


@pytest.mark.parametrize(
    ("source", "change"),
    [
        ("a + b", "a + b  ->  a - b"),
        ("a + b", "a + b  ->  a"),
        ("a - b", "a - b  ->  b - a"),
        ("a @ b", "a @ b  ->  b @ a"),
        ("a.T", "a.T  ->  a"),
        ("a < b", "a < b  ->  a <= b"),
        ("-a", "-a  ->  a"),
        ("a and b", "a and b  ->  a or b"),
        ("f(a, b)", "f(a, b)  ->  f(b, a)"),
        ("f(a)", "f(a)  ->  a"),
        ("a.sum(axis=1)", "a.sum(axis=1)  ->  a.sum(axis=2)"),
        ("a.sum(axis=1)", "a.sum(axis=1)  ->  a.sum()"),
        ("np.maximum(a, 0)", "np.maximum(a, 0)  ->  np.minimum(a, 0)"),
        ("a[1:]", "a[1:]  ->  a[:]"),
        ("def f(eps=0.01):\n    return eps", "def f(eps=0.01):  ->  def f(eps=0.1):"),
        ("def f(a):\n    return a", "return a  ->  return -a"),
        ("def f(a):\n    a = a.copy()\n    a *= 2\n    return a", "a = a.copy()  ->  nothing"),
        ("def f(a):\n    a = a.copy()\n    a *= 2\n    return a", "a = a.copy()  ->  a = a"),
        ("if a:\n    b()", "if a:  ->  if not a:"),
    ],
)
def test_a_kind_of_change_is_made(source, change):
    assert change in changes(source)


def test_a_docstring_is_no_statement():
    assert changes('def f():\n    """Text."""\n    return a') == {"return a  ->  return -a"}


def test_a_survivor_is_told_until_it_is_explained(author_folder):
    for name, old, new in [("exercises.py", "X[:1], W, -1.0", "X[:1], W, 2.0"), ("hidden.py", "-0.7", "2.0")]:
        path = author_folder.source / name  # now every case has the same bias
        path.write_text(path.read_text().replace(old, new))
    author_folder.text.write_text(
        author_folder.text.read_text().replace("return X @ w + b", "return X @ w + max(b, 2)")
    )
    lines = list(unexplained(author_folder, "affine"))
    change = "return X @ w + max(b, 2)  ->  return X @ w + b"
    shown = "return X @ w + max(b, 2)  ->  return X @ w + max(2, b)"
    assert f"90-small/affine: survives: {shown}" in lines and all("max" in line for line in lines)
    explained = author_folder.source / "mutants.toml"
    explained.write_text(f'[affine]\n"{shown}" = "equal: max takes them in any order"\n')
    assert f"90-small/affine: survives: {shown}" not in list(unexplained(author_folder, "affine"))
    explained.write_text(f'[affine]\n"{shown.replace("2", "#")}" = "equal: max takes them in any order"\n')
    assert f"90-small/affine: survives: {shown}" not in list(unexplained(author_folder, "affine"))
    explained.write_text('[affine]\n"return 1  ->  return 2" = "free: any number"\n')
    assert "90-small/affine: no such survivor: return 1  ->  return 2" in list(unexplained(author_folder, "affine"))
    explained.write_text(f'[affine]\n"{change}" = "who knows"\n')
    with pytest.raises(ValueError, match="begins with one of equal, free"):
        list(unexplained(author_folder, "affine"))


def test_a_mutant_s_time_is_what_it_computes(author_folder):
    made = full(author_folder)

    def lives(body, seconds):
        code = compile(f"import time\n\n\ndef affine(X, w, b):\n    {body}\n    return X @ w + b\n", "<mutant>", "exec")
        return survives(made, made.lesson.exercises["affine"], code, seconds)

    assert lives("time.sleep(0.1)", 0.2)  # as on a machine where others have their turn
    assert not lives("while True: pass", 0.2)


@pytest.mark.parametrize("number", ["01"])
def test_every_survivor_of_a_lesson_is_explained(number):
    assert list(unexplained(find_lesson(number))) == []


def test_the_report_names_what_holds_a_sentence_and_what_no_case_shows(author_folder):
    lines = list(told(author_folder))
    assert "  for every exercise: something kept between calls (a batch of two)" in lines
    assert "  -> `z (n,)`: one weighted sum a row, plus the bias.\n      held by: every case" in lines
    assert "  no case shows: many rows (this lesson is small)" in lines
    assert "  right in the notebook, wrong in grading: only the visible cases" in lines

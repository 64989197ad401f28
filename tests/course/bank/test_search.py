"""Nothing that students hold answers an exercise; and the search for such things finds what is planted."""

import functools

import numpy as np
import pytest

from course.__main__ import main
from course.bank.held import lent, reachable
from course.lessons import all_lessons
from course.bank.search import allowed, search

LESSONS = all_lessons()


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_nothing_that_students_hold_earns_a_point(folder):
    searched = search(folder)
    assert searched.held > 5000 and searched.tries > 1000
    assert searched.leaks == ()


def test_nnkits_own_functions_come_out_right_and_earn_nothing():
    (activations,) = [folder for folder in LESSONS if folder.number == "02"]
    right = search(activations).right
    assert {("sigmoid", "nnkit.sigmoid"), ("tanh", "nnkit.Tanh().forward"), ("relu", "nnkit.ReLU()")} <= set(right)


GIVEN = """
def product(X, w, b):
    return X @ w + b

class Lent:
    def __call__(self, X, w, b):
        return product(X, w, b)

    forward = __call__
"""


@pytest.mark.parametrize("planted", ["product", "Lent()", "Lent().forward", "functools.partial(product)"])
def test_a_function_that_answers_is_found_however_it_is_held(small_lesson, planted):
    names = {"__name__": "__main__", "functools": functools}  # as what a lesson's cells define
    exec(GIVEN, names)
    leaks = search(small_lesson, {"planted": eval(planted, names)}).leaks
    assert {(leak.exercise, leak.name, leak.points) for leak in leaks} == {("affine", "planted", 3)}
    assert {leak.handed_in for leak in leaks} == {"itself", "a partial", "unseen"}


def test_what_takes_more_memory_than_there_may_be_is_refused_it(small_lesson):
    names = {"__name__": "__main__", "np": np}
    exec("def greedy(X, w, b, size):\n    np.empty(size)\n    return X @ w + b", names)
    for size, found in ((10, {"affine"}), (10 << 27, set())):  # 80 bytes, 10 GiB
        greedy = functools.partial(names["greedy"], size=size)
        assert {leak.exercise for leak in search(small_lesson, {"planted": greedy}).leaks} == found


def test_an_answer_in_a_part_is_found(small_lesson):
    only_weights = reachable({"planted": lambda X, w, b=0: X @ w})
    assert [leak.points for leak in search(small_lesson, only_weights).leaks] == []
    letters = {"planted": {"bias": "a", "activation": "a", "why": "a"}}
    assert [leak.exercise for leak in search(small_lesson, letters).leaks] == ["names"]


def tell_too_much(folder):
    """The lesson's data, with a sentence that gives an answer away."""
    checks = folder.released / "checks.json"
    says = "You counted the weights only; the bias is a parameter too."
    text = checks.read_text(encoding="utf-8")
    assert says in text
    checks.write_text(text.replace(says, "It is 3.9999999."), encoding="utf-8")


def test_a_number_in_the_data_is_found(small_lesson):
    tell_too_much(small_lesson)
    assert [leak.exercise for leak in search(small_lesson).leaks] == ["parameters"]


def test_what_an_exercise_allows_is_allowed():
    import nnkit

    assert allowed(("nnkit.activations.sigmoid",), nnkit.sigmoid)
    assert allowed(("nnkit.*",), nnkit.Sigmoid().forward)
    assert not allowed(("nnkit.activations.tanh",), nnkit.sigmoid)
    assert not allowed((), functools.partial(nnkit.sigmoid))


def test_what_a_lessons_cells_define_is_held(author_folder):
    text = author_folder.text.read_text(encoding="utf-8")
    text += "\n# %%\ndef given(X, w, b):\n    return X @ w + b\n\nraise RuntimeError('only shows')\n"
    author_folder.text.write_text(text, encoding="utf-8")
    assert "lesson 90: given" in lent(author_folder)
    assert {leak.name for leak in search(author_folder).leaks} == {"lesson 90: given"}


def test_the_command_says_what_was_tried(small_lesson, capsys):
    root = str(small_lesson.source.parents[1])
    assert main(["--root", root, "bank", "90", "--search"]) == 0
    assert "0 earn points" in capsys.readouterr().out
    tell_too_much(small_lesson)
    assert main(["--root", root, "bank", "90", "--search"]) == 1
    assert "90-small/parameters: checks.json" in capsys.readouterr().out

"""A submission's exceptions are made anew from names and texts: Python's and NumPy's own, or classes of those bases."""

import unittest

import numpy as np
import pytest

from course.grading.checker.exceptions import (
    KNOWN,
    Exceptions,
    RefusedError,
    StudentDiedError,
    StudentError,
    StudentTimeoutError,
    identifier,
)


def made(**said) -> BaseException:
    return Exceptions().made_of(said)


def test_what_ends_a_test_is_nothing_that_a_test_may_wait_for():
    assert not any(issubclass(kind, Exception) for kind in (StudentError, StudentDiedError, RefusedError))


def test_known_ones_are_made_from_a_message_alone():
    assert KNOWN["KeyError"] is KeyError and KNOWN["LinAlgError"] is np.linalg.LinAlgError
    assert "UnicodeDecodeError" not in KNOWN and "SystemExit" not in KNOWN


def test_an_exception_of_pythons_is_the_one():
    error = made(names=["ValueError", "Exception", "BaseException"], message="because", trace="line 1")
    assert type(error) is ValueError and str(error) == "because" and error.student_trace == "line 1"


def test_an_own_class_is_made_of_its_bases_and_once():
    exceptions = Exceptions()
    said = {"names": ["Own", "ValueError", "Exception"], "message": "m"}
    kind = type(exceptions.made_of(said))
    assert (kind.__name__, kind.__bases__) == ("Own", (ValueError,))
    assert type(exceptions.made_of(said)) is kind is exceptions.class_of(said["names"])


def test_no_name_means_anything_but_pythons_and_numpys():
    kind = Exceptions().class_of(["SkipTest", "Exception"])
    assert kind.__bases__ == (Exception,) and not issubclass(kind, unittest.SkipTest)


@pytest.mark.parametrize("names", [None, 5, [], [1], ["Own", 5], "ValueError"])
def test_names_that_are_none_mean_an_exception(names):
    assert Exceptions().class_of(names) is Exception


def test_of_very_many_bases_the_first_are_made():
    kind = Exceptions().class_of([f"E{i}" for i in range(1_000)])
    assert len(kind.__mro__) == 20 + len(Exception.__mro__)


def test_a_name_that_is_no_name_is_called_a_thing():
    assert [identifier(name) for name in ("Own", "a b", "<b>", 5, "x" * 100)] == [
        "Own",
        "Thing",
        "Thing",
        "Thing",
        "x" * 60,
    ]
    assert Exceptions().class_of(["a b", "ValueError"]).__name__ == "Thing"


def test_the_end_of_a_calls_time_is_said_in_our_words():
    error = made(names=["CellTimeoutError", "BaseException"], message="<lies>")
    assert type(error) is StudentTimeoutError and "does a loop never end?" in str(error)


@pytest.mark.parametrize("names", [["SystemExit", "BaseException"], None, [], [5], "Value", ["A", 5], [5, "Exception"]])
def test_what_is_no_exception_ends_the_test(names):
    error = made(names=names, message="bye")
    assert type(error) is StudentError and str(error).endswith(": bye")
    assert ("raised Thing" in str(error)) == (type(names) is not list or not names or names[0] == 5)


def test_an_exception_of_the_tests_own_function_comes_back_as_it_is():
    exceptions, own = Exceptions(), OSError("of the test")
    exceptions.of_the_test.append(own)
    said = {"names": ["OSError", "Exception"], "message": "x"}
    assert exceptions.made_of({**said, "of_the_test": 0}) is own
    for number in (1, -1, True, "0", None):
        assert exceptions.made_of({**said, "of_the_test": number}) is not own


def test_texts_are_cut_and_what_is_none_is_empty():
    error = made(names=["ValueError", "Exception"], message="x" * 9_999, trace="t" * 9_999)
    assert (len(str(error)), len(error.student_trace)) == (2_000, 4_000)
    error = made(names=["ValueError", "Exception"], message=5, trace=5)
    assert (str(error), error.student_trace) == ("", "")
    assert type(Exceptions().made_of("x")) is StudentError

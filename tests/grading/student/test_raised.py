"""Exceptions on their way: what an answer raised, as names and text; what a function of the test's raised."""

import pytest

from course.grading.student.raised import message_of, names_of, raised, told


class OwnError(ValueError):
    """An exception of a submission's."""


class MuteError(Exception):
    """One that cannot say what it is."""

    def __str__(self):
        raise RuntimeError


def test_a_class_is_told_by_its_name_and_those_of_its_bases():
    assert names_of(OwnError) == ["OwnError", "ValueError", "Exception", "BaseException"]
    kind = Exception
    for i in range(50):
        kind = type(f"E{i}", (kind,), {})
    assert len(names_of(kind)) == 20


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("because"), "because"),
        (KeyError("because"), "because"),  # not in quotes
        (KeyError(1), "1"),
        (KeyError("a", "b"), "('a', 'b')"),
        (ValueError("x" * 9_999), "x" * 2_000),
        (MuteError(), "(its message cannot be shown)"),
    ],
)
def test_a_message_is_a_short_text(error, message):
    assert message_of(error) == message


def caught(source: str) -> BaseException:
    with pytest.raises(BaseException) as error:
        exec(compile(source, "<cell 1>", "exec"), {})
    return error.value


def test_of_the_trace_the_submissions_own_lines_are_told():
    error = caught("def f(n):\n    f(n - 1) if n else int('x')\nf(9)")
    said = told(error)
    assert said["names"][0] == "ValueError" and said["of_the_test"] is None
    assert said["trace"].count('File "<cell 1>"') == 3 and "test_raised" not in said["trace"]
    assert len(said["trace"]) <= 2_000


def test_what_the_tests_function_raised_is_raised_here_and_known_again():
    error = raised("OwnError", ["ValueError", "Exception"], "because", 3)
    assert type(error).__name__ == "OwnError" and isinstance(error, ValueError) and str(error) == "because"
    assert told(error)["of_the_test"] == 3
    assert type(raised("OSError", ["OSError"], "m", 0)) is OSError
    assert isinstance(raised("Strange", ["none", "print"], "m", 0), RuntimeError)

"""A student's namespace and what the checker may ask of it: nothing here decides a mark, and no request ends it."""

import socket
from unittest.mock import Mock

import numpy as np
import pytest

from course.grading.checker.exceptions import StudentError, StudentTimeoutError
from course.grading.checker.link import Link
from course.grading.student import session
from course.grading.student.session import Session
from course.grading.wire import Wire, WireError, encode
from tests.grading.checker.peer import student
from tests.grading.child import in_a_child
from tests.pace import PACE


@pytest.fixture(scope="module")
def link():
    with student() as made:
        yield made


def call(link, name: str, *args, **kwargs):
    """The raw answer to a call of what a name means."""
    number = link.ask({"op": "names", "names": [name]})[0]["names"][name]["h"][0]
    buffers: list[bytes] = []
    given = {"args": encode(list(args), buffers), "kwargs": encode(kwargs, buffers)}
    return link.ask({"op": "call", "id": number, **given}, buffers)[0]


def test_names_are_plain_data_or_numbers_and_modules_stay(link):
    found = link.ask({"op": "names", "names": ["square", "np", "none"]})[0]["names"]
    assert list(found) == ["square"] and found["square"]["h"][1:] == ["function", True]
    assert link.ask({"op": "names", "names": ["square"]})[0]["names"] == found  # the same number again


def test_what_is_too_deep_to_travel_has_a_number():
    with student("x = []\nfor _ in range(99):\n    x = [x]\ndef f(x): return len(x)") as link:
        assert "h" in link.ask({"op": "names", "names": ["x"]})[0]["names"]["x"]
        names = link.names(["f", "x"])
        assert names["f"](names["x"]) == 1  # and may be handed to a function there


def test_arguments_that_were_changed_come_back_and_no_others(link):
    assert [key for key, _ in call(link, "fill", np.zeros(2), [1])["changed"]] == [0, 1]
    assert call(link, "square", np.ones(2))["changed"] == []


def test_what_was_printed_and_warned_of_comes_with_the_answer(link):
    reply = call(link, "says")
    assert reply["printed"] == "said\n" and reply["heard"][0][1] == "careful"
    assert call(link, "square", 2)["printed"] == "" and call(link, "square", 2)["heard"] == []


def test_what_is_raised_is_an_answer_and_the_process_goes_on(link):
    assert call(link, "fails")["exc"]["names"][0] == "KeyError"
    assert call(link, "leaves")["exc"]["names"][0] == "SystemExit"
    assert "exc" in link.ask({"op": "no such request"})[0] and "exc" in link.ask({"op": "call", "id": 10**6})[0]
    assert call(link, "square", 3)["value"] == 9


def test_what_cannot_travel_is_refused():
    own = "class E(Exception): pass\nclass A: pass\nerror = KeyError('m')\ndef deep(x):\n    while True: x.append(x)"
    with student(f"def f(): return 10 ** 100_000\ndef g(): return 'x' * (17 << 20)\n{own}") as link:
        assert "too large" in call(link, "f")["refused"] and "too large" in call(link, "g")["refused"]
        found = link.ask({"op": "names", "names": ["A", "error"]})[0]["names"]
        assert "h" in found["A"] and found["error"] == {
            "x": [["KeyError", "LookupError", "Exception", "BaseException"], "m"]
        }
        found = link.names(["E"])["E"]
        assert issubclass(found, Exception) and found.__name__ == "E"


def test_a_call_ends_when_its_time_is_over():
    with student("def f():\n    try:\n        while True: pass\n    except Exception:\n        pass") as link:
        link.allow(60 * PACE, 0.2)
        with pytest.raises(StudentTimeoutError, match="does a loop never end"):
            link.names(["f"])["f"]()
        assert link.alive


def test_warnings_of_one_call_are_counted():
    with student(
        f"import warnings\ndef f():\n    for i in range({2 * session.MAX_WARNINGS}): warnings.warn('x' * 9_999)"
    ) as link:
        heard = call(link, "f")["heard"]
        assert len(heard) == session.MAX_WARNINGS and len(heard[0][1]) == session.MAX_MESSAGE


def test_a_test_calls_back_and_the_answer_calls_again(link):
    square = link.names(["square"])["square"]
    calls = link.names(["calls"])["calls"]
    assert calls(lambda x: square(x) + 1, 3) == 10


def test_of_a_probe_no_object_stays_and_of_a_call_it_does(link):
    probe = {"op": "probe", "name": "p", "source": "def p(): return Layer()", "args": {"l": []}, "kwargs": {"d": []}}
    assert "cannot be sent" in link.ask(probe)[0]["refused"]
    assert "h" in call(link, "Layer")["value"]


def test_what_a_test_s_function_raises_is_raised_there():
    with student("def f(g):\n    try:\n        g()\n    except OSError as error:\n        return str(error)") as link:
        assert link.names(["f"])["f"](Mock(side_effect=OSError("of the test"), __name__="g")) == "of the test"


def test_a_copy_of_the_process_serves_another_socket(link):
    ours, theirs = socket.socketpair()
    with theirs:
        link.ask({"op": "snapshot"}, fds=[theirs.fileno()])
    copy = Link(Wire(ours))
    copy.allow(20 * PACE, 20 * PACE)
    assert copy.names(["none"]) == {}
    copy.end()


def test_it_is_over_when_nobody_asks_any_more():
    ours, theirs = socket.socketpair()
    ours.close()
    assert in_a_child(lambda: [Session(theirs).serve()]) == [None]
    theirs.close()


def test_an_object_that_comes_back_is_the_one():
    with student("class A: pass\na = A()\ndef same(x): return x is a\ndef f(k, e): return k('1'), str(e)") as link:
        names = link.names(["a", "same", "f"])
        assert names["same"](names["a"]) is True
        assert names["f"](int, ValueError("m")) == (1, "m")


def test_what_no_process_may_name_is_refused():
    with pytest.raises(WireError, match="unknown data 'z'"):
        Session._own(object.__new__(Session), "z", None)


def test_nothing_that_ends_a_process_is_an_exception_that_a_loop_lets_pass():
    assert not issubclass(session.CellTimeoutError, Exception) and not issubclass(StudentError, Exception)

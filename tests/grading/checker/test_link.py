"""One conversation with a student's process: strict turns, deadlines, and plain data out of every answer."""

import contextlib
import io
import socket
import threading
import warnings

import numpy as np
import pytest

from course.grading.checker import link as link_module
from course.grading.checker.exceptions import RefusedError, StudentDiedError, StudentError, StudentTimeoutError
from course.grading.checker.handle import is_handle, make_handle
from course.grading.checker.link import Link
from course.grading.wire import Wire
from tests.grading.checker.peer import student, told


@pytest.fixture(scope="module")
def asked():
    """A link, and what names mean behind it."""
    with student() as link:
        yield link, link.names(["square", "fill", "calls", "fails", "stops", "leaves", "says", "Layer", "none"])


def test_names_that_there_are(asked):
    _, found = asked
    assert "none" not in found and all(map(is_handle, found.values()))


def test_a_call_gives_plain_data_and_changes_its_arguments(asked):
    _, names = asked
    x, items = np.zeros(2), [1]
    assert names["square"](3) == 9 and names["fill"](x, items) is None
    assert x.tolist() == [7, 7] and items[0] == 1 and items[1].tolist() == [1, 1]


def test_functions_of_the_tests_are_called_back(asked):
    _, names = asked
    seen = []
    assert names["calls"](lambda x: seen.append(x) or x + 1, 3) == 4 and seen == [3]
    error = OSError("of the test")

    def fails(x):
        raise error

    with pytest.raises(OSError, match="of the test") as caught:
        names["calls"](fails, 3)
    assert caught.value is error


def test_what_is_raised_printed_and_warned_of_comes_here(asked):
    _, names = asked
    with pytest.raises(KeyError, match="because"):
        names["fails"]()
    with pytest.raises(RuntimeError, match="raised StopIteration"):  # would end `all(map(f, cases))` without a word
        names["stops"]()
    with pytest.raises(StudentError, match="raised SystemExit: bye"):
        names["leaves"]()
    with contextlib.redirect_stdout(out := io.StringIO()), warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        assert names["says"]() == {"a": (1, 2.5)}
    assert out.getvalue() == "said\n"
    assert [(w.category, str(w.message)) for w in heard] == [(DeprecationWarning, "careful")]


def test_a_probe_gives_data_and_no_bare_yes(asked):
    link, _ = asked
    assert link.probe("p", "def p(x):\n    return square(x), x", (3,), {}) == (9, 3)
    with pytest.raises(RefusedError, match="one bare yes or no"):
        link.probe("p", "def p(x):\n    return square(x) == 9", (3,), {})
    with pytest.raises(RefusedError, match="cannot be handed over"):
        link.probe("p", "def p():\n    return Layer()", (), {})


class Own:
    """A class of the test's."""


NESTED: list = []
for _ in range(30):
    NESTED = [NESTED]


@pytest.mark.parametrize("value", [object(), [object()], iter([1]), Own, NESTED])
def test_what_cannot_be_handed_over_is_refused(asked, value):
    link, names = asked
    with pytest.raises(RefusedError):
        names["square"](value)
    assert link.alive


def test_a_process_that_ended_answers_nothing():
    with student() as link:
        dies = link.names(["dies"])["dies"]
        with pytest.raises(StudentDiedError, match="the process that ran the submission's code ended"):
            dies()
        assert not link.alive
        with pytest.raises(StudentDiedError, match="has ended"):
            dies()
        link.end()  # once more does nothing


def test_time_is_limited_for_one_answer_and_in_all(monkeypatch):
    monkeypatch.setattr(link_module, "GRACE", 0.0)
    ours, theirs = socket.socketpair()
    link = Link(Wire(ours))
    with pytest.raises(StudentTimeoutError, match="no time is left"):
        link.ask({})
    assert link.alive
    link.allow(100, 0.05)
    with pytest.raises(StudentTimeoutError, match="gave no answer"):
        link.ask({})
    assert not link.alive
    theirs.close()


def test_a_peer_that_is_gone_is_told():
    ours, theirs = socket.socketpair()
    theirs.close()
    link = Link(Wire(ours))
    link.allow(10, 10)
    with pytest.raises(StudentDiedError):
        link.ask({})


def saying(*replies):
    """A link to a thread that answers with these, one a request."""
    ours, theirs = socket.socketpair()
    wire = Wire(theirs)

    def serve():
        for reply in replies:
            wire.receive()
            wire.send(reply)

    threading.Thread(target=serve, daemon=True).start()
    link = Link(Wire(ours))
    link.allow(20, 20)
    link.functions = [lambda *args: 1]
    return link


CALL = {"op": "callback", "id": 0, "args": {"l": []}, "kwargs": {"d": []}}
NONE, TURN, GIVEN, WITHOUT = "that is none", "out of turn", "that was not given", "without arguments"
OUT_OF_TURN = {
    "a list": ([], NONE),
    "a text": ("done", NONE),
    "no number": ({"value": 1}, TURN),
    "an earlier number": ({"q": 0, "value": 1}, TURN),
    "a truth for a number": ({"q": True, "value": 1}, TURN),
    "a callback of nobody": ({**CALL, "id": 1}, GIVEN),
    "a callback below": ({**CALL, "id": -1}, GIVEN),
    "a callback by a truth": ({**CALL, "id": False}, GIVEN),
    "arguments that are none": ({**CALL, "args": {"d": []}}, WITHOUT),
    "named ones that are none": ({**CALL, "kwargs": {"l": []}}, WITHOUT),
    "a name that is a number": ({**CALL, "kwargs": {"d": [[1, 2]]}}, WITHOUT),
    "a callback without any": ({"op": "callback", "id": 0}, WITHOUT),
}


@pytest.mark.parametrize("what", OUT_OF_TURN)
def test_what_comes_out_of_turn_ends_its_sender(what):
    reply, why = OUT_OF_TURN[what]
    link = saying(reply)
    with pytest.raises(StudentDiedError, match=why):
        link.call(0, (), {})
    assert not link.alive


MALFORMED = {
    "no value": {},
    "a value that is none": {"value": {"z": 1}},
    "an object that is none": {"value": {"h": [-1, "Layer", True]}},
    "an object by a truth": {"value": {"h": [True, "Layer", True]}},
    "a key of nobody": {"value": {"q": [1, "Layer", True]}},
    "an object of two": {"value": {"h": [1, "Layer"]}},
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_value_that_is_none_ends_its_sender(what):
    link = told(MALFORMED[what])
    with pytest.raises(StudentDiedError, match="broke the protocol"):
        link.call(0, (), {})
    assert not link.alive


def test_what_is_beside_the_value_is_looked_at_or_passed_over():
    odd = {
        "value": 1,
        "changed": [[None, 5], [[0], 5], [7, 5], ["k", 5]],
        "printed": 5,
        "heard": [5, ["x"], [["Warning"], 2]],
    }
    with warnings.catch_warnings(record=True) as nothing:
        warnings.simplefilter("always")
        assert told(odd).call(0, ([1],), {}) == 1
    assert "2" not in [str(warning.message) for warning in nothing]
    assert told({"value": 1, "changed": 5, "heard": 5}).call(0, (), {}) == 1
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        told({"value": 1, "heard": [[["ValueError", "Exception"], "w"]] * 300}).call(0, (), {})
    assert [w.category for w in heard if str(w.message) == "w"] == [UserWarning] * link_module.MAX_WARNINGS
    with pytest.raises(RefusedError, match=r"cannot be handed over: too deep$"):
        told({"refused": "too deep"}).call(0, (), {})
    with pytest.raises(RefusedError, match=r"cannot be handed over: $"):
        told({"refused": 5}).call(0, (), {})
    with pytest.raises(RefusedError) as caught:
        told({"refused": "x" * 999}).call(0, (), {})
    assert len(str(caught.value)) < 300
    assert told({"names": {"f": 5, "x": {"l": [1]}}}).names(["f", "x"]) == {"f": 5, "x": [1]}
    assert told({"names": 5}).names(["f"]) == {} == told({"names": {"g": 1}}).names(["f"])


def test_an_iterator_alone_may_end_an_iteration():
    said = {"exc": {"names": ["StopIteration", "Exception"], "message": ""}}
    with pytest.raises(StopIteration):
        told(said).method(0, "__next__", ())
    with pytest.raises(RuntimeError):
        told(said).method(0, "__len__", ())


def test_classes_and_exceptions_come_as_such():
    assert told({"value": {"X": ["ValueError"]}}).call(0, (), {}) is ValueError
    error = told({"value": {"x": [["ValueError", "Exception"], "m"]}}).call(0, (), {})
    assert type(error) is ValueError and str(error) == "m"


def test_what_a_test_hands_over_is_told_once():
    link, buffers = told({}), []
    handle = make_handle(link, 3, "Layer", is_callable=True)
    assert link.encode([int, KeyError("m"), handle], buffers) == {
        "l": [{"y": "int"}, {"x": ["KeyError", "'m'"]}, {"h": 3}]
    }
    function = lambda x: x  # noqa: E731
    assert link.encode([function, function], buffers) == {"l": [{"f": [0, "Thing"]}] * 2}
    assert len(link.functions) == 1


def test_exceptions_of_a_tests_functions_are_kept_up_to_a_number(monkeypatch):
    monkeypatch.setattr(link_module, "MAX_RAISED", 1)
    with student() as link:
        calls = link.names(["calls"])["calls"]
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                calls(lambda x: 1 / x, 0)
        assert len(link.exceptions.of_the_test) == 1


def test_the_clean_door_is_for_what_has_a_name():
    link = told({"names": {"f": {"h": [4, "function", True]}}})
    link.names(["f"])
    assert link.without_tampering(4) is None
    link.clean = str.upper
    assert link.without_tampering(4) == "F" and link.without_tampering(5) is None


def test_descriptors_go_with_a_request():
    with student() as link:
        ours, theirs = socket.socketpair()
        with theirs:
            link.ask({"op": "snapshot"}, fds=[theirs.fileno()])
        copy = Link(Wire(ours))
        copy.allow(20, 20)
        assert copy.names(["Layer"]).keys() == {"Layer"}
        copy.end()

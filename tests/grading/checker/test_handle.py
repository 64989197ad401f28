"""An object of the submission's, as a test sees it: calls, attributes, items; all else is refused and ends the test."""

from unittest.mock import Mock

import pytest

from course.grading.checker.exceptions import RefusedError, StudentDiedError, StudentError
from course.grading.checker.handle import OTHERS, SIGNS, described, is_handle, make_handle, number_for
from tests.grading.checker.peer import student, told


@pytest.fixture(scope="module")
def names():
    with student() as link:
        found = link.names(["Layer", "square"])
        yield {**found, "link": link}


def test_it_is_called_and_its_attributes_are_asked(names):
    net = names["Layer"]()
    assert is_handle(net) and net.size == 2 and net.forward(3) == 6 and names["square"](3) == 9
    assert not callable(net) and callable(names["square"])


def test_what_python_asks_in_one_word(names):
    net = names["Layer"]()
    assert len(net) == 2 and list(net) == [1, 2] and str(net).startswith("<") and bool(net)
    assert names["square"].__name__ == "square" and names["square"].__doc__ is None


REFUSED = {
    "==": lambda x: x == 1,
    "+": lambda x: 1 + x,
    "in": lambda x: 1 in x,
    "float": float,
    "hash": hash,
    "isinstance": lambda x: isinstance(1, x),
    "class": lambda x: x.__class__,
    "item": lambda x: x.__setitem__(0, 1),
    "attribute": lambda x: setattr(x, "size", 3),
    "with": lambda x: x.__enter__(),
}


@pytest.mark.parametrize("what", REFUSED)
def test_all_else_is_refused_and_ends_the_test(what):
    handle = make_handle(link := told({}), 3, "Layer", is_callable=False)
    with pytest.raises(RefusedError, match="on <the submission's Layer object>: ask it for data"):
        REFUSED[what](handle)
    assert isinstance(link.stopped, RefusedError) and link.asked == []


def test_every_operator_is_refused_from_both_sides():
    kind = type(make_handle(told({}), 3, "x", is_callable=False))
    names = [*(f"__{side}{name}__" for name in SIGNS for side in ("", "r", "i")), *(f"__{name}__" for name in OTHERS)]
    for name in names:
        handle = make_handle(told({}), 3, "x", is_callable=False)
        with pytest.raises(RefusedError):
            getattr(kind, name)(handle, 1)


def test_the_first_that_ends_a_test_is_kept():
    handle = make_handle(link := told({}), 3, "x", is_callable=False)
    for ask in (hash, float):
        with pytest.raises(StudentError):
            ask(handle)
    assert "hash()" in str(link.stopped)


def test_an_answer_of_another_kind_than_python_wants_is_an_error():
    handle = make_handle(told({"value": "many"}), 3, "Layer", is_callable=False)
    with pytest.raises(TypeError, match="__len__ of <the submission's Layer object> gave a str"):
        len(handle)
    with pytest.raises(RefusedError, match="__name__"):
        make_handle(told({"value": 5}), 3, "Layer", is_callable=False).__name__  # noqa: B018
    with pytest.raises(RefusedError, match="gave no iterator"):
        iter(handle)
    assert next(handle) == "many" and handle[3] == "many"


def test_it_serves_the_test_that_got_it_alone():
    handle = make_handle(link := told({"value": 1}), 3, "Layer", is_callable=True)
    assert number_for(handle, link) == 3
    with pytest.raises(RefusedError, match="another's process"):
        number_for(handle, told({}))
    link.begin_test()
    with pytest.raises(RefusedError, match="comes from an earlier test"):
        handle(1)
    assert described(handle) == "<the submission's Layer object>" and link.asked == []


def test_the_first_error_of_its_process_ends_the_test_too():
    handle = make_handle(link := told({}), 3, "x", is_callable=True)
    for error in (StudentDiedError("first"), StudentError("second")):
        link.call = Mock(side_effect=error)
        with pytest.raises(StudentError, match=str(error)):
            handle()
    assert str(link.stopped) == "first"


def test_names_with_underscores_at_one_end_are_attributes():
    handle = make_handle(told({"value": 1}), 3, "x", is_callable=False)
    assert (getattr(handle, "__x"), handle.x__) == (1, 1)

"""What stands for the course's own answers: functions and classes that ask the checker."""

import numpy as np
import pytest

from course.grading.checker.lending import lent
from course.grading.student.lent import received
from nnkit.check.entered import UNSEEN


class Momentum:
    """The course's, as it stays with the checker."""

    def __init__(self, lr):
        self.lr, self._v = lr, 1.0

    def step(self, theta):
        theta -= self.lr


def copied(value):
    """As it comes over the wire."""
    return value.copy() if isinstance(value, np.ndarray | list | dict) else value


def there(function):
    """A function on the other side: its arguments are copies, and what it changed comes back."""
    return lambda *args, **kwargs: function(*map(copied, args), **{k: copied(v) for k, v in kwargs.items()})


def handed(answer, name):
    """What a submission has of an answer of the course's."""
    said = lent(answer)
    if "class" in said:
        methods, *doings = said["class"]
        return received({"class": [methods, *map(there, doings)]}, name)
    return received({"function": there(said["function"])} if "function" in said else said, name)


def test_a_value_is_itself():
    assert handed(3, "k") == 3


def test_a_function_gives_what_the_courses_gives_and_changes_its_arguments():
    def fill(x, items, table, text="a"):
        x[:] = 1
        items[0][:] = 2
        items.append(3)
        table.pop("old")
        table["new"] = 4
        return text

    function = handed(fill, "affine")
    x, inner, table = np.zeros(2), np.zeros(2), {"old": 1}
    items = [inner]
    assert function(x, items, table, text="b") == "b"
    assert (x.tolist(), inner.tolist(), items[1:], table) == ([1, 1], [2, 2], [3], {"new": 4})
    assert items[0] is inner
    assert (function.__name__, function.__module__) == ("affine", "__main__")


def test_arrays_within_a_dictionary_stay_the_ones_they_are():
    held = {"w": np.zeros(2), "s": np.zeros(2)}
    w = held["w"]

    def change(params):
        params["w"] = params["w"] + 1
        params["s"] = np.ones(3)

    handed(change, "update")(held)
    assert held["w"] is w and w.tolist() == [1, 1] and held["s"].tolist() == [1, 1, 1]


def test_an_object_is_made_called_read_and_written_there():
    kind = handed(Momentum, "Momentum")
    one, other = kind(0.5), kind(lr=2.0)
    theta = np.ones(2)
    one.step(theta)
    assert theta.tolist() == [0.5, 0.5] and (one.lr, other.lr) == (0.5, 2.0)
    one.lr = 1.0
    assert one.lr == 1.0 and "lr" not in vars(one)
    assert (kind.__name__, kind.__module__, kind.step.__module__) == ("Momentum", "__main__", "__main__")


def test_what_it_does_not_have_there_is_its_own_here():
    class Nesterov(handed(Momentum, "Momentum")):
        def __init__(self, lr):
            self.before = 1
            super().__init__(lr)
            self.extra, self._own = 2, 3

    made = Nesterov(0.5)
    made.extra = 4
    assert (made.before, made.extra, made._own, made.lr) == (1, 4, 3, 0.5)
    with pytest.raises(AttributeError, match="no attribute"):
        made.none  # noqa: B018
    with pytest.raises(AttributeError, match="_v"):
        made._v  # noqa: B018


def test_who_calls_what_is_lent_borrows_nothing():
    assert "course.grading.student.lent" in UNSEEN

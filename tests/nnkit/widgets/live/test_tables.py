"""A student's functions as tables."""

import base64

import numpy as np
import pytest

from nnkit.widgets.live.tables import function_table, pair_table, places, sampled, tabled

X = np.linspace(-2, 2, 9)


def decoded(text):
    return np.frombuffer(base64.b64decode(text), "<f8")


def test_a_table_holds_the_function_at_every_place():
    table = function_table(np.abs, X)
    assert (decoded(table["x"]) == X).all() and (decoded(table["y"]) == abs(X)).all()


def test_a_function_that_changes_its_input_does_not_change_the_places():
    def doubles(x):
        x *= 2
        return x

    assert (decoded(function_table(doubles, X)["x"]) == X).all()


def test_what_gives_no_number_for_each_place_is_refused():
    with pytest.raises(ValueError, match="one number for each x"):
        sampled(lambda x: 1.0, X)


def test_places_stand_in_order_each_once():
    assert places([2, 1], [1.0, 1 + 1e-14], 0).tolist() == [0, 1, 2]


def test_what_is_linear_in_eps_has_its_two_ends_and_all_else_a_row_for_each():
    leaky = (lambda z, eps: np.where(z > 0, z, eps * z), lambda z, eps: np.where(z > 0, 1.0, eps))
    assert len(pair_table(leaky, X)["f"]) == 2
    assert len(pair_table((lambda z, eps: z * eps**2, lambda z, eps: z * 0 + eps**2), X)["f"]) == 21
    assert len(pair_table((np.tanh, lambda z: 1 - np.tanh(z) ** 2), X)["f"]) == 1


def test_what_is_not_written_yet_is_no_error_and_what_is_raised_is_told():
    def unwritten():
        raise NotImplementedError

    def wrong():
        raise KeyError("a")

    assert tabled(unwritten) == ({"unwritten": True}, None)
    table, error = tabled(wrong)
    assert table["problem"].startswith("KeyError: 'a'") and isinstance(error, KeyError)

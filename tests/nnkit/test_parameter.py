"""A parameter is written in place and checks shapes."""

import copy
import types

import numpy as np
import pytest

from nnkit import Dense, Parameter
from nnkit.parameter import layers_within, members, parameters_of


def test_assigning_writes_into_the_memory_that_is_there():
    p = Parameter([[1, 2, 3]])
    value, grad = p.value, p.grad
    p.value = [[4, 5, 6]]
    p.grad += 1
    assert p.value is value and value.tolist() == [[4, 5, 6]]
    assert p.grad is grad and grad.tolist() == [[1, 1, 1]]


def test_it_copies_what_it_is_made_from():
    start = np.zeros(2)
    Parameter(start).value += 1
    assert start.tolist() == [0, 0]


def test_a_transposed_array_is_as_good_as_any_other():
    """Its numbers lie column after column; products are written into the memory of a gradient, row after row."""
    layer = Dense(3, 2, rng=0)
    layer.W = Parameter(np.ones((2, 3)).T)
    layer.forward(np.ones((4, 3)))
    assert layer.backward(np.ones((4, 2))).shape == (4, 3)
    assert layer.W.grad.tolist() == [[4, 4]] * 3 and layer.b.grad.tolist() == [4, 4]


def test_it_moves_with_its_numbers():
    p, theta, grad = Parameter([1.0, 2]), np.zeros(3), np.zeros(3)
    p.move_to(theta[1:], grad[1:], theta)
    theta *= 10
    assert p.value.tolist() == [10, 20] and theta.tolist() == [0, 10, 20]


@pytest.mark.parametrize("what", ["value", "grad"])
def test_wrong_shapes(what):
    p = Parameter(np.zeros((2, 3)))
    with pytest.raises(ValueError, match=rf"{what} must have .* \(2, 3\); got \(3, 2\). Is a transpose missing\?"):
        setattr(p, what, np.zeros((3, 2)))
    with pytest.raises(ValueError, match=r"got \(3,\).$"):  # would broadcast, and is a mistake
        setattr(p, what, np.zeros(3))


def test_parameters_are_found_among_the_attributes_of_any_object():
    class Plain:
        def __init__(self):
            self.W, self.size, self.b = Parameter([1.0]), 3, Parameter([2.0])

    assert list(parameters_of(Plain())) == ["W", "b"]


def test_parameters_of_layers_inside_a_layer_are_found_too():
    class Block:
        def __init__(self):
            self.first, self.rest, self.name = Dense(2, 3, rng=0), [Dense(3, 3, rng=0), "relu"], "block"

        def forward(self, x):
            return x

        def backward(self, dy):
            return dy

    class Outer(Block):
        def __init__(self):
            self.block, self.b = Block(), Parameter([1.0])

    assert list(parameters_of(Block())) == ["first.W", "first.b", "rest0.W", "rest0.b"]
    assert list(parameters_of(Outer())) == ["b", "block.first.W", "block.first.b", "block.rest0.W", "block.rest0.b"]


def test_a_copy_has_memory_of_its_own():
    p = Parameter([1.0, 2])
    home = np.zeros(2)
    p.move_to(home, np.zeros(2), home)
    twin = copy.deepcopy(p)
    twin.value += 1
    assert p.value.tolist() == [1, 2] and p.home is home and twin.home is None
    other = copy.copy(p)
    other.value += 1
    other.grad += 1
    assert p.value.tolist() == [1, 2] and p.grad.tolist() == [0, 0]


def test_it_holds_floats_and_shows_their_shape():
    assert repr(Parameter([1, 2])) == "Parameter(shape (2,), float64)"


def test_only_a_transposed_array_is_told_that_a_transpose_may_be_missing():
    with pytest.raises(ValueError, match=r"got \(2, 2\)\.$"):
        Parameter(np.zeros((2, 3))).value = np.zeros((2, 2))


class Own(Parameter):
    pass


@pytest.mark.parametrize("kept", [lambda p: p, lambda p: [p], lambda p: (p,), lambda p: {"a": p}, lambda p: {p},
                                  lambda p: frozenset([p]), lambda p: [({"a": [p]},)]])  # fmt: skip
@pytest.mark.parametrize("kind", [Parameter, Own])
def test_it_is_found_in_any_container(kept, kind):
    p = kind([1.0])
    layer = types.SimpleNamespace(kept=kept(p))
    assert list(parameters_of(layer).values()) == [p]
    assert members([layer]) == [layer, p]


def test_it_is_found_in_slots():
    class One:
        __slots__ = "scale"

    class Two(One):
        def __init__(self):
            self.scale, self.shift = Parameter([1.0]), Parameter([2.0])

    assert set(parameters_of(Two())) == {"scale", "shift"}


def test_forward_and_backward_make_a_layer_also_where_an_object_alone_has_them():
    whole = types.SimpleNamespace(forward=abs, backward=abs, W=Parameter([1.0]))
    half = types.SimpleNamespace(forward=abs, W=Parameter([1.0]))

    class Half:
        forward = abs

        def __init__(self):
            self.W = Parameter([1.0])

    block = types.SimpleNamespace(inner=[whole, half, Half()])
    assert list(parameters_of(block)) == ["inner0.W"]
    assert members([block]) == [block, whole, whole.W]


def test_layers_that_know_each_other_are_walked_once():
    first, second = Dense(2, 2, rng=0), Dense(2, 2, rng=1)
    first.next, second.previous = second, first
    block = types.SimpleNamespace(inner=first)
    assert set(parameters_of(block)) == {"inner.W", "inner.b", "inner.next.W", "inner.next.b"}
    assert len(members([block])) == 7


def test_whoever_walks_the_layers_may_give_them_attributes():
    block = types.SimpleNamespace(inner=[Dense(2, 2, rng=0), Dense(2, 2, rng=1)])
    for prefix, part in layers_within(block):
        part.place = prefix
        setattr(block, f"seen {prefix}", part)

"""Functions and layers spelled as text."""

import numpy as np
import pytest

from nnkit.lessonkit.formulas import takes_formulas


@takes_formulas
def apply(f, x):
    return f(x)


@takes_formulas
def through(x, layers):
    for layer in layers:
        x = layer.forward(x)
    for layer in reversed(layers):
        x = layer.backward(x)
    return x


def test_a_text_is_a_function_of_x():
    assert apply("np.sin(x).sum()", np.array([0.0, np.pi / 2])) == pytest.approx(1)
    assert apply(f="x ** 3", x=2) == 8
    assert apply(np.cos, 0.0) == 1


def test_texts_in_a_list_are_layers():
    assert through(3, ["x + 1 | dy * 10", "x ** 2 | dy - 1"]) == (16 - 1) * 10


def test_other_lists_pass_as_they_are():
    assert apply(len, [1, 2, 3]) == 3
    assert apply(len, []) == 0


def test_the_name_and_the_docstring_stay():
    assert apply.__name__ == "apply"


def test_a_layer_needs_both_formulas():
    with pytest.raises(ValueError, match=r"'forward of x \| backward of dy'; got 'x \+ 1'"):
        through(1, ["x + 1"])


def test_what_happens_to_the_list_of_layers_is_seen_outside():
    layers = ["x + 1 | dy", "x * 2 | dy"]
    takes_formulas(lambda them: them.reverse())(layers)
    assert layers == ["x * 2 | dy", "x + 1 | dy"]

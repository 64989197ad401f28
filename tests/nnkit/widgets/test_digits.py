import numpy as np
import pytest

from nnkit.widgets.digits import STRONGEST, WEAKEST, draw_detector, draw_shifted, shifted_digits, stroke_detectors

# two "digits" of 3 x 3 pixels, a stroke on the left and one on the right
LEFT, RIGHT = np.array([1.0, 0, 0] * 3), np.array([0, 0, 1.0] * 3)
X, y = np.array([LEFT, RIGHT, LEFT]), np.array([0, 1, 0])


def sides(X):
    """Logits: the ink in the left column and in the right one."""
    P = X.reshape(-1, 3, 3)
    return np.column_stack([P[:, :, 0].sum(axis=1), P[:, :, 2].sum(axis=1)])


@pytest.mark.parametrize(("right", "share", "taken"), [(0, "100.0%", 0), (0.5, "100.0%", 0), (2, "0.0%", 1)])
def test_shifted_digits_are_read_anew(right, share, taken):
    _, says = draw_shifted(sides, X, np.array([0, 1, 0]), right, 0, 0)
    assert f"of all 3 digits {share} are read right" in says
    assert f"read as {taken} with" in says


def test_the_strongest_and_the_weakest_digits_of_a_neuron():
    W = np.column_stack([LEFT - RIGHT, RIGHT])
    _, says = draw_detector(W, np.array([0.5, 0]), X, y, 0, STRONGEST)
    assert says.endswith("the strongest sums z: 0 (3.50), 0 (3.50), 1 (-2.50).")
    assert "the largest in row 0, column 0, the smallest in row 0, column 2" in says
    _, says = draw_detector(W, np.array([0.5, 0]), X, y, 0, WEAKEST)
    assert says.endswith("the weakest sums z: 1 (-2.50), 0 (3.50), 0 (3.50).")


@pytest.mark.parametrize(
    ("explorer", "changes"),
    [
        (lambda: shifted_digits(sides, X, y), {"right": 0.6, "down": -1.0, "number": 1}),
        (lambda: stroke_detectors(np.column_stack([LEFT - RIGHT, RIGHT]), np.zeros(2), X, y),
         {"neuron": 1, "digits": WEAKEST}),
    ],
)  # fmt: skip
def test_every_control_redraws(explorer, changes):
    explorer = explorer()
    seen = [explorer.picture.value]
    for name, value in changes.items():
        explorer.set(**{name: value})
        seen.append(explorer.picture.value)
    assert len(set(seen)) == len(seen)


def test_detectors_start_with_a_neuron_that_is_alive():
    W = np.column_stack([LEFT, LEFT - RIGHT, RIGHT])
    assert stroke_detectors(W, np.array([-9.0, 0, -2]), X, y).state["neuron"] == 1

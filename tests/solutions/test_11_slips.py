"""The numbers that lesson 11 states in its text are the ones that come out, on the slides and mended."""

import numpy as np
import pytest

from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit import activations as a


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("11-slips"))


def test_slide_1(solved):
    assert round(1 / (1 + np.exp(5.0)), 4) == 0.0067
    assert solved["mend_sigmoid"](np.array([5.0])).round(4) == 0.9933


def test_paths_and_multiplications_of_ten_layers(solved):
    assert 3**11 == 177_147
    assert solved["multiplications"]([3] * 11) == 90


def test_slides_7_and_8(solved):
    assert solved["new_weight"] == 0.359
    assert solved["class_shares"] == [0.867, 0.016, 0.117]
    assert sum([0.866, 0.015, 0.117]) == pytest.approx(0.998)


def test_the_dip_of_silu(solved):
    z = np.linspace(-4, 0, 400_001)
    assert z[np.argmin(a.silu(z))] == pytest.approx(-1.2785, abs=1e-4)
    assert solved["dip_of_silu"] == pytest.approx(-1.2785, abs=0.07)


def test_which_activations_fall(solved):
    grid = np.linspace(-6, 6, 1201)
    falling = {
        n for n in a.ACTIVATIONS if a.activation(n).elementwise and solved["first_fall"](a.activation(n).f(grid)) >= 0
    }
    assert falling == {"gelu", "silu"}


def test_each_layer_of_slide_9_makes_the_signal_ten_times_smaller():
    rng = np.random.default_rng(0)
    A = rng.normal(size=(200, 200))
    sizes = []
    for _ in range(5):
        A = a.relu(A @ rng.normal(0, 2 / 200, size=(200, 200)))
        sizes.append(A.std())
    assert np.diff(np.log10(sizes)) == pytest.approx(-1, abs=0.1)


def test_the_slides_average_of_ones_climbs_to_ten():
    m = 0.0
    for _ in range(200):
        m = 0.9 * m + 0.1
    assert m / (1 - 0.9) == pytest.approx(10)


def test_the_first_step_of_slide_11():
    assert 0.9 / np.sqrt(0.1) == pytest.approx(2.85, abs=0.005)

"""The numbers of the topics that no exercise asks for, from the lessons' own cells."""

import re

import numpy as np
import pytest

from course.authoring.text import read_text
from course.lessons import find_lesson
from nnkit import Conv2d, clip_norm, optim


def defined(lesson, name, **given):
    """The function of that name, from the cell that defines it."""
    sources = [cell.source for cell in read_text(find_lesson(lesson).text).cells if cell.cell_type == "code"]
    (source,) = [source for source in sources if f"def {name}(" in source]
    namespace = {"np": np, "optim": optim, **given}
    exec(re.split(r"\n\n\n(?=\S)", source)[0], namespace)
    return namespace[name]


def prose(lesson):
    texts = [cell.source for cell in read_text(find_lesson(lesson).text).cells if cell.cell_type == "markdown"]
    return " ".join(" ".join(texts).split())


def test_under_adam_l2_is_divided_by_the_size_of_the_slopes_and_adamws_decay_is_not():
    fade = defined("07b", "fade")
    np.testing.assert_allclose(fade(optim.Adam(0.001), 0.1), [0.99, 0.46], atol=0.005)
    np.testing.assert_allclose(fade(optim.AdamW(0.01, decay=0.1), 0.0), 0.36, atol=0.005)
    assert "keeps 0.99 of itself, the other 0.46" in prose("07b")
    assert "both keep 0.36" in prose("07b")


def test_clipping_keeps_the_direction():
    g = np.array([3.0, 4.0])
    assert clip_norm(g, 1.0) == 5
    np.testing.assert_allclose(g, [0.6, 0.8])
    assert "$g = (3, 4)$, $c = 1$ gives $(0.6, 0.8)$" in prose("07b")


def largest(product, mu):
    return np.abs(np.linalg.eigvals([[mu, 1.0], [-product * mu, 1 - product]])).max()


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9])
def test_momentum_holds_up_to_two_times_one_and_mu_over_the_curvature(mu):
    limit = 2 * (1 + mu)
    assert largest(limit - 0.01, mu) < 1 < largest(limit + 0.01, mu)
    assert "3.8 over the largest curvature" in prose("07")


def test_within_the_dashed_curve_all_shrink_by_the_root_of_mu():
    for product in np.linspace((1 - np.sqrt(0.5)) ** 2, (1 + np.sqrt(0.5)) ** 2, 9)[1:-1]:
        assert largest(product, 0.5) == pytest.approx(np.sqrt(0.5))
    assert largest((1 - np.sqrt(0.5)) ** 2 * 0.9, 0.5) > np.sqrt(0.5) + 0.01


def test_the_best_momentum_for_a_bowl_of_100():
    root = 9 / 11  # (sqrt(kappa) - 1) / (sqrt(kappa) + 1)
    rate = (1 + root) ** 2 / 100  # for curvatures from 1 to 100
    assert [largest(rate * c, root**2) for c in (1, 10, 100)] == pytest.approx([root] * 3, abs=1e-6)


def test_the_error_descends_twice():
    error = defined("08", "error_on_new_points")
    at = {k: np.median([error(k, seed) for seed in range(5)]) for k in (2, 15, 60, 120, 2000)}
    assert at[15] < at[2] < at[60]
    assert at[60] > 5
    assert at[2000] < at[120] < at[60]
    assert at[2000] < at[15]


def test_batch_normalisation_makes_the_size_of_the_weights_no_matter():
    spread = defined("06b", "spread_at_the_top")
    assert spread(0.1, False) < 1e-9
    assert spread(10.0, False) > 0.9
    assert [spread(scale, True) for scale in (0.1, 1.0, 10.0)] == pytest.approx([0.64] * 3, abs=0.005)


def test_a_convolution_is_a_dense_layer_with_zeros_and_ties():
    sources = [cell.source for cell in read_text(find_lesson("09").text).cells]
    (source,) = [source for source in sources if "W_tied" in source and source.startswith("kernel")]
    namespace = {"np": np, "Conv2d": Conv2d, "X_val": np.random.default_rng(0).uniform(size=(5, 64))}
    exec(source, namespace)
    np.testing.assert_allclose(namespace["X_val"] @ namespace["W_tied"], namespace["slid"], atol=1e-12)
    assert pytest.approx(7e10, rel=0.03) == 512**4
    assert pytest.approx(275, abs=0.5) == 4 * 512**4 / 1e9

"""Grids of images, features, mistakes and the confusion matrix show the right numbers in the right place."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from nnkit.plot import plot_confusion, plot_features, plot_images, plot_mistakes, plot_pixels

RNG = np.random.default_rng(0)
X = RNG.random((10, 12))


def texts(ax):
    return [t.get_text() for t in ax.texts]


def test_images_in_rows_and_columns():
    ax = plot_images(X, shape=(3, 4), columns=4, titles="abcdefghij")
    assert len(ax.images) == 10 and texts(ax) == list("abcdefghij")
    assert_array_equal(ax.images[5].get_array(), X[5].reshape(3, 4))
    first, below = ax.images[0].get_extent(), ax.images[4].get_extent()
    assert first[:2] == below[:2] and below[3] >= first[2]  # the fifth is under the first


def test_features_are_columns_and_zero_is_the_middle_grey():
    W = RNG.normal(size=(9, 5))
    ax = plot_features(W)
    assert len(ax.images) == 5
    assert_array_equal(ax.images[2].get_array(), W[:, 2].reshape(3, 3))
    low, high = ax.images[2].get_clim()
    assert low == -high == -np.abs(W[:, 2]).max()


def test_pixels_carry_their_numbers_readably():
    image = np.array([[0.0, 3.0, 16.0], [9.0, 0.25, 7.0]])
    ax = plot_pixels(image)
    assert {t.get_position(): (t.get_text(), t.get_color()) for t in ax.texts} == {
        (0, 0): ("0", "black"), (1, 0): ("3", "black"), (2, 0): ("16", "white"),
        (0, 1): ("9", "white"), (1, 1): ("0.25", "black"), (2, 1): ("7", "black"),
    }  # fmt: skip
    assert_array_equal(ax.images[0].get_array(), image)
    assert plot_pixels(np.full((2, 2), 5.0)).images[0].get_clim() == (5, 6)  # all alike: no division by 0


def test_mistakes_come_worst_first():
    P = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.99, 0.01]])
    ax = plot_mistakes(X[:4], [0, 0, 1, 1], P, shape=(3, 4))
    assert texts(ax) == ["1: 0 (99%)", "0: 1 (80%)", "1: 0 (60%)"]
    assert_array_equal(ax.images[0].get_array(), X[3].reshape(3, 4))
    assert texts(plot_mistakes(X[:1], [0], P[:1], shape=(3, 4))) == ["no mistakes"]


def test_confusion_counts():
    ax = plot_confusion([0, 0, 1, 2, 2], [0, 1, 1, 2, 0], names=["a", "b", "c"])
    assert {t.get_position(): t.get_text() for t in ax.texts} == {
        (0, 0): "1", (1, 0): "1", (1, 1): "1", (2, 2): "1", (0, 2): "1",
    }  # fmt: skip
    assert [t.get_text() for t in ax.get_xticklabels()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plot_images(X), r"rows of 12 numbers are no 3 x 3 images"),
        (lambda: plot_images(X[:0]), r"n > 0; got \(0, 12\)"),
        (lambda: plot_pixels(X[0]), r"shape \(h, w\); got \(12,\)"),
        (lambda: plot_mistakes(X, [0], np.ones((10, 2))), "one row for each image"),
        (lambda: plot_confusion([0, 1], [0]), r"got \(2,\) and \(1,\)"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()

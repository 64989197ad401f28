"""How good a model is: the mean over all batches, the share of right answers, and labels in every form."""

import numpy as np
import pytest

from nnkit import Dense, Dropout, Sequential, accuracy, evaluate, multi_label_accuracy, softmax_cross_entropy
from nnkit.metrics import labels_of

X = np.random.default_rng(0).normal(size=(8, 2))


def three_classes():
    return Sequential(Dense(2, 5, rng=0), "tanh", Dropout(0.5, rng=0), Dense(5, 3, rng=1))


@pytest.mark.parametrize("batch_size", [1, 3, 8, 100])
def test_a_loss_is_the_mean_over_all_rows_whatever_the_batches(batch_size):
    model, y = three_classes(), np.arange(8) % 3
    whole, _ = softmax_cross_entropy(model.outputs(X)[-1], y)
    assert evaluate(model, "ce", X, y, batch_size=batch_size) == pytest.approx(whole)


def test_the_last_class_is_a_class():
    model = three_classes()
    model.layers[-1].b.value[2] = 0.5
    right = model.predict(X)
    assert 2 in right and accuracy(model, X, right) == 1
    assert accuracy(model, X, np.where(np.arange(8) < 2, (right + 1) % 3, right)) == 0.75


def test_lists_do_and_a_share_is_a_float():
    model = three_classes()
    z = model.outputs(X)[-1]
    shares = [
        accuracy(model, X.tolist(), model.predict(X).tolist()),
        multi_label_accuracy(model, X.tolist(), (z > 0).astype(int).tolist()),
    ]
    assert shares == [1, 1] and [type(share) for share in shares] == [float, float]
    assert type(evaluate(model, "ce", X.tolist(), [0] * 8)) is float


@pytest.mark.parametrize("measure", [accuracy, multi_label_accuracy, lambda m, X, y: evaluate(m, "ce", X, y)])
def test_rows_that_do_not_belong_together_or_are_no_numbers(measure):
    with pytest.raises(ValueError, match="same number of rows; got 8 and 7"):
        measure(three_classes(), X, np.zeros((7, 3)))
    with pytest.raises(ValueError, match="X must hold finite numbers only"):
        measure(three_classes(), np.where(X[3, 0] == X, np.nan, X), np.eye(3)[[0] * 8])


def test_rows_of_labels_are_one_hot_or_any_distribution():
    assert labels_of(np.array([[0.3, 0.7], [0.6, 0.40009]]), 2).tolist() == [1, 0]
    for bad in ([0.5, 0.4], [1.5, -0.5], [0.5, 0.500105], [1.0, 1.0]):
        with pytest.raises(ValueError, match="must be one-hot over the model's 2 classes"):
            labels_of(np.array([[1.0, 0.0], bad]), 2)


def test_a_single_label_that_is_none_is_refused():
    for bad in ([0.0, 0.5], [0.0, 2.0], [-1.0, 0.0]):
        with pytest.raises(ValueError, match="labels must be whole numbers from 0 to 1"):
            labels_of(np.array(bad), 2)


def test_each_answer_of_several_is_yes_or_no():
    y = np.zeros((8, 3))
    y[0] = 0, 1, 2
    with pytest.raises(ValueError, match="each entry of y must be 0 or 1"):
        multi_label_accuracy(three_classes(), X, y)


class Flat:
    """A last layer that gives one number a row, (n,)."""

    def forward(self, x):
        return x[:, 0]

    def backward(self, dy):
        return dy[:, None]


def test_one_number_a_row_is_an_answer_of_yes_or_no():
    model = Sequential(Dense(2, 1, rng=3), Flat())
    right = (X @ model.layers[0].W.value + model.layers[0].b.value)[:, 0] > 0
    assert 0 < right.mean() < 1
    assert accuracy(model, X, right) == 1 and accuracy(model, X, ~right) == 0

"""Training for the Playground: mini-batches, losses, the share that is right, and where it stops."""

import numpy as np
import pytest

import nnkit
from nnkit import Dense
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import Trainer
from tests.nnkit.widgets.playground.test_trainer import trained


def test_penalties_and_dropout_do_what_they_are_for():
    def size(state):
        return np.abs(trained(f"hidden=8 {state}", 60).model.theta).sum()

    free = size("")
    assert size("penalty=L2 strength=0.1") < 0.8 * free
    assert size("penalty=L1 strength=0.1") < 0.8 * free
    dropped = trained("hidden=8 dropout=50", 3)
    dropped.apply(dropped.settings.with_changes({"dropout": 20}))
    assert [layer.p for layer in dropped.model.layers if hasattr(layer, "p")] == [0.2]
    assert (dropped.answers(dropped.P) == dropped.answers(dropped.P)).all()


@pytest.mark.parametrize("name", ["Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"])
def test_every_optimizer_learns(name):
    assert trained(f"optimizer={name} lr=0.03 hidden=8", 60).losses()[0] < 0.5


def test_the_share_for_training():
    assert Trainer(Parts(), Settings(train=30)).is_train.sum() == 150


def test_a_loss_of_logits_is_told_from_one_of_probabilities():
    assert Trainer(Parts(loss="binary_cross_entropy"), Settings()).has_logits
    assert not Trainer(Parts(loss="mean_squared_error"), Settings()).has_logits
    trainer = trained("lr=0.1", 100, Parts(loss="mean_squared_error"))
    assert min(trainer.accuracies()) > 0.95


def test_two_outputs_are_two_classes():
    layers = [Dense(2, 8, rng=0), "relu", Dense(8, 2, rng=1)]
    trainer = trained("lr=0.1", 60, Parts(layers, loss=nnkit.softmax_cross_entropy))
    assert min(trainer.accuracies()) > 0.95
    with pytest.raises(ValueError, match=r"must end in one number .* got 3"):
        Trainer(Parts([Dense(2, 3, rng=0)]), Settings())


def test_after_an_interruption_it_goes_on():
    interrupted = []

    def loss(output, target):
        if len(output) == 10 and not interrupted:
            interrupted.append(True)
            raise KeyboardInterrupt
        return nnkit.binary_cross_entropy(output, target)

    trainer = Trainer(Parts(loss=loss), Settings())
    with pytest.raises(KeyboardInterrupt):
        trainer.step()
    trainer.step()
    assert trainer.steps == 1


def test_history_is_thinned_out():
    trainer = Trainer(Parts(), Settings())
    for epoch in range(1, 2000):
        trainer.epoch = epoch
        trainer.record()
    epochs = [row[0] for row in trainer.history]
    assert len(epochs) <= 801 and epochs[0] == 0 and epochs[-1] == 1999 and epochs == sorted(epochs)


def test_an_epoch_is_every_point_for_training_once():
    trainer = Trainer(Parts(), Settings(train=50, batch=60))
    assert trainer.steps_an_epoch == 5  # 250 points
    trainer.run_epoch()
    assert trainer.steps == 5 and trainer.epoch == 1
    trainer.step()
    assert trainer.epoch == 1.2


@pytest.mark.parametrize(
    ("settings", "before", "row", "stops"),
    [
        ({"stop_epoch": 3}, (2.9, 1, 1), (3.0, 1, 1), True),
        ({"stop_epoch": 3}, (3.0, 1, 1), (3.1, 1, 1), False),  # asked to go on, it goes on
        ({"stop_loss": 0.5}, (1, 0.6, 1), (2, 0.5, 1), True),
        ({"stop_loss": 0.5}, (1, 0.5, 1), (2, 0.4, 1), False),
        ({}, (1, 0.5, 1), (2, 0.0, 0), True),  # a loss of 0 is the end: nothing is left to learn
        ({}, (1, 0.5, 1), (2, 0.1, 1), False),
    ],
)
def test_it_stops_where_the_settings_say_and_only_when_it_comes_there(settings, before, row, stops):
    trainer = Trainer(Parts(), Settings(**settings))
    trainer.history.append(row)
    assert trainer.comes_to_stop(before) == stops


def test_values_have_no_right_and_wrong_and_classes_have():
    assert Trainer(Parts(), Settings(data="plane")).accuracies() is None
    assert Trainer(Parts(), Settings(data="plane")).classes == 2
    train, test = trained("data=gauss", 30).accuracies()
    assert train > 0.9 and test > 0.9


def test_without_points_for_the_test_their_loss_is_nan():
    trainer = Trainer(Parts(), Settings())
    trainer.is_train[:] = True
    train, test = trainer.losses()
    assert np.isfinite(train) and np.isnan(test)
    assert np.isnan(trainer.accuracies()[1])


def test_an_optimiser_that_leaves_theta_as_it_was_is_told_so_at_its_third_step():
    class Lost:
        def step(self, theta, grad):
            theta = theta - 0.1 * grad

    trainer = Trainer(Parts(optimizer=Lost()), Settings(**Parts(optimizer=Lost()).starting_changes()))
    trainer.step()
    trainer.step()
    with pytest.raises(TypeError, match="has left theta as it was"):
        trainer.step()


def test_an_error_in_a_step_ends_training_mode_and_names_the_layer_that_is_to_blame():
    trainer = trained("dropout=20", 1)
    trainer.model.theta[:] = np.inf
    with np.errstate(all="ignore"), pytest.raises(nnkit.DivergenceError) as caught:
        trainer.step()
    assert not trainer.model.training
    assert any("come from layers[0]" in note for note in caught.value.__notes__)

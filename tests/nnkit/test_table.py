"""Everything in the library goes through the same examination; nothing in the library is missing from its table."""

import pytest

import nnkit

from .examine import LAYERS, LOSSES, OPTIMIZERS, examine_layer, examine_loss, examine_optimizer


@pytest.mark.parametrize("name", LAYERS)
def test_layer(name):
    make, x_shape = LAYERS[name]
    examine_layer(make(), x_shape)


@pytest.mark.parametrize("name", LOSSES)
def test_loss(name):
    examine_loss(*LOSSES[name])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer(name):
    examine_optimizer(OPTIMIZERS[name])


def test_the_tables_are_complete():
    layers = {name for name in nnkit.layers.__all__ if name[0].isupper() and isinstance(getattr(nnkit, name), type)}
    assert layers - {"Layer"} == {name.split(",")[0].split(" ")[0] for name in LAYERS}
    assert set(nnkit.LOSSES) == {name.split(",")[0] for name in LOSSES}
    assert set(nnkit.OPTIMIZERS) | {"Newton"} == set(OPTIMIZERS)

"""Several classes in a student's own data: the same network, losses and map in the page as in Python."""

import numpy as np
import pytest

from nnkit.widgets import Playground
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import own_data
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import Trainer

LOOK = """([values, steps]) => {
  const here = document.getElementById('here'), { model, end } = $door.show(here, values);
  for (let i = 0; i < steps; i++) model.trainer.step();
  const { trainer } = model, theta = [...trainer.network.theta], output = [...trainer.picture().output];
  const seen = { theta, losses: trainer.losses(), right: trainer.accuracies(), output };
  const clicks = [...here.querySelectorAll('.pg-right select option')].map((option) => option.text);
  end();
  here.replaceChildren();
  return { ...seen, clicks };
}"""


def clouds(k, n=90):
    """Points around k places, a class each."""
    rng = np.random.default_rng(1)
    y = rng.integers(0, k, n)
    places = 3 * np.column_stack([np.cos(2 * np.pi * np.arange(k) / k), np.sin(2 * np.pi * np.arange(k) / k)])
    return places[y] + 0.5 * rng.normal(size=(n, 2)), y


@pytest.mark.parametrize("k", [3, 4])
def test_the_page_learns_them_as_python_does(with_page, k):
    python = Playground(data=clouds(k), state="hidden=5 lr=0.1")
    page = with_page.run(LOOK, [python.values(), 60])
    python.step(60)
    np.testing.assert_allclose(page["theta"], python.model.theta, rtol=0, atol=1e-5)  # points travel with 6 digits
    np.testing.assert_allclose(page["losses"], python.losses, rtol=1e-5)
    assert page["right"] == pytest.approx(list(python.trainer.accuracies()))
    theirs, ours = np.array(page["output"], int), python.trainer.picture().output.astype(int)
    assert (theirs >> 6 == ours >> 6).mean() > 0.999  # the class; on a border the last digit decides
    assert np.abs((theirs & 63) - (ours & 63)).mean() < 0.1
    assert page["clicks"][:k] == [f"adds class {c}" for c in reversed(range(k))]


def test_they_are_told_apart_in_the_end():
    playground = Playground(data=clouds(4), state="hidden=6 lr=0.1 optimizer=Adam").train(40)
    assert min(playground.trainer.accuracies()) > 0.95
    assert set(playground.trainer.picture().output >> 6) == {0, 1, 2, 3}


def test_points_of_other_data_become_classes_that_there_are():
    """A point that was added to three classes has none of two, and none of the sign of a value."""
    own = own_data(*clouds(3))
    trainer = Trainer(Parts(), Settings(data="own classes", points=((0, 0, 2.0), (1, 1, -1.0))), own=own)
    assert trainer.t[-2:].tolist() == [2, 0]
    trainer.apply(Settings(data="circle", points=((0, 0, 2.0), (1, 1, -1.0))))
    assert trainer.t[-2:].tolist() == [1, 0]


def test_a_network_of_ones_own_must_end_in_a_number_for_each():
    from nnkit.layers import Dense

    with pytest.raises(ValueError, match="must end in 3 numbers, one for each class; got 1"):
        raise Playground([Dense(2, 1, rng=0)], data=clouds(3)).error
    assert Playground([Dense(2, 3, rng=0)], data=clouds(3)).error is None


HOSTILE = [{"classes": 5}, {"classes": "x"}, {"rows": [[0, 0, 0.5], [1, 1, 1]]}, {"rows": [[0, 0, 3], [1, 1, 1]]}]


@pytest.mark.parametrize("wrong", HOSTILE, ids=str)
def test_a_target_that_is_no_class_is_refused_in_the_page(with_page, wrong):
    own = {"name": "own classes", "rows": [[0, 0, 2], [1, 1, 1]], "says": "", "classes": 3} | wrong
    told = with_page.run(
        "(v) => { const here = document.getElementById('here'); $door.show(here, v); return here.innerText; }",
        {"explorer": "Playground", "own": own},
    )
    assert "its own data are no points" in told

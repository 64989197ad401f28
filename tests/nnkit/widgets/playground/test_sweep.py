"""Settings beside each other: each is trained as it would be alone."""

import pytest

from nnkit.widgets import Playground
from tests.nnkit.widgets.playground.test_in_page import HAND

RUN = """
  const box = [...here.querySelectorAll('details')].find((d) => d.innerText.includes('beside each other'));
  box.open = true;
  const choose = (name, text) => {
    const select = [...box.querySelectorAll('select')].find((s) => s.labels[0].innerText === name);
    select.value = [...select.options].find((o) => o.text === text).value;
    select.dispatchEvent(new Event('change'));
  };
  model.send({ do: 'set', changes: { stop_epoch: 12 }, serial: 1 });
"""
UNTIL = """
  const button = [...box.querySelectorAll('button')].find((b) => b.innerText === 'Train them');
  button.click();
  const going = button.innerText;
  for (let k = 0; button.innerText !== 'Train them' && k < 500; k++) {
    box.scrollIntoView(); // what nobody sees waits
    await wait(20);
  }
  const said = [...box.querySelectorAll('figcaption')].map((f) => f.innerText);
  return [going, said, model.trainer.epoch, box.querySelector('.nnk-panel canvas').ariaLabel];
"""


def captions(name, values, **more):
    for value in values:
        alone = Playground(state="data=xor hidden=3,3 lr=0.1").set(**{**more, name: value}).train(12)
        yield value, alone.losses


@pytest.mark.parametrize(
    ("which", "name", "more"), [("learning rate", "lr", {}), ("strength", "strength", {"penalty": "L2"})]
)
def test_three_settings_are_trained_as_each_would_be_alone(with_page, which, name, more):
    values = (0.03, 0.1, 0.3)
    chosen = "".join(f"choose('{which} {i + 1}', '{value}');" for i, value in enumerate(values))
    going, said, epoch, heard = with_page.run(HAND, f"{RUN} choose('compare', '{which}'); {chosen} {UNTIL}")
    assert going == "Stop" and epoch == 0  # the Playground itself stays where it was
    for text, (value, (train, test)) in zip(said, captions(name, values, **more), strict=True):
        assert text == f"{which} {value}: training loss {train:.3g}, test loss {test:.3g} after 12 epochs"
        assert text in heard


def test_two_are_enough_and_one_that_diverges_leaves_the_others(with_page):
    chosen = "choose('learning rate 1', '10'); choose('learning rate 2', '0.1'); choose('learning rate 3', 'none');"
    diverging = "model.send({ do: 'set', changes: { data: 'plane', activation: 'relu' }, serial: 2 });"
    _, said, _, _ = with_page.run(HAND, f"{RUN} {diverging} {chosen} {UNTIL}")
    assert len(said) == 2 and "diverged" in said[0] and "after 12 epochs" in said[1]

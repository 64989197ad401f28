"""The Playground that trains in the page against nnkit's trainer: the same settings in Chromium and in Python."""

import dataclasses
import json

import numpy as np
import pytest

from nnkit.widgets import Playground
from nnkit.widgets.page import facts
from nnkit.widgets.playground.messages import choices
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import draw_points
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import Trainer

FACTS = facts("playground/facts.js")
TRAIN = """([settings, steps]) => {
  const start = $playground_facts.FACTS.start, trainer = new $playground_trainer.Trainer({ ...start, ...settings });
  for (let i = 0; i < steps; i++) trainer.step();
  const { output } = trainer.picture();
  const { network, epoch } = trainer, losses = trainer.losses(), right = trainer.accuracies();
  return { theta: [...network.theta], losses, right, epoch, output: [...output] };
}"""


def trained(settings, steps):
    trainer = Trainer(Parts(), Settings(**settings))
    for _ in range(steps):
        trainer.step()
    return trainer


def test_the_page_begins_with_what_python_begins_with_and_offers_the_same():
    offered = choices(Parts())
    assert FACTS["start"] == Settings().as_dict()
    assert FACTS["presets"] == offered.pop("presets")
    assert FACTS["choices"] == {name: value for name, value in offered.items() if name != "patience"}
    limits = {f.name: f.metadata for f in dataclasses.fields(Settings) if "low" in f.metadata}
    assert FACTS["limits"] == {name: [limit["low"], limit["high"]] for name, limit in limits.items()}


@pytest.mark.parametrize("data", FACTS["choices"]["data"])
def test_the_points_are_the_same(with_page, data):
    for noise, seed in ((0, 0), (0.2, 7), (0.5, 2**31)):
        drawn = with_page.run("([...a]) => $playground_points.drawPoints(...a)", [data, 300, noise, seed])
        P, t = draw_points(data, 300, noise=noise, rng=seed)
        np.testing.assert_allclose([[p["x"], p["y"]] for p in drawn], P, rtol=0, atol=1e-12)
        np.testing.assert_allclose([p["t"] for p in drawn], t, rtol=0, atol=1e-12)


@pytest.mark.parametrize("data", FACTS["choices"]["data"])
@pytest.mark.parametrize("optimizer", FACTS["choices"]["optimizer"])
def test_it_learns_what_nnkit_learns(with_page, data, optimizer):
    """The same theta within 1e-12 after 250 steps, and the same answer."""
    for activation, more in (("tanh", {}), ("sigmoid", {"hidden": [6, 4], "penalty": "L2", "strength": 0.01}),
                             ("relu", {"hidden": [5], "penalty": "L1", "noise": 20, "batch": 7, "seed": 3}),
                             ("tanh", {"dropout": 30, "inputs": ["x", "y", "xy", "sin x"], "start": 5})):  # fmt: skip
        settings = {"data": data, "optimizer": optimizer, "activation": activation, "lr": 0.003} | more
        page, python = with_page.run(TRAIN, [settings, 250]), trained(settings, 250)
        size = np.abs(python.model.theta).max()
        assert np.abs(page["theta"] - python.model.theta).max() <= 1e-12 * size, settings
        np.testing.assert_allclose(page["losses"], python.losses(), rtol=1e-10)
        assert page["epoch"] == pytest.approx(python.epoch)
        assert page["right"] == (None if python.is_regression else pytest.approx(list(python.accuracies())))
        assert np.abs(np.array(page["output"]) - python.picture().output).max() <= 1  # a byte may round the other way


@pytest.mark.parametrize("activation", FACTS["choices"]["activation"])
def test_every_activation_bends_as_nnkits(with_page, activation):
    page, python = with_page.run(TRAIN, [{"activation": activation}, 50]), trained({"activation": activation}, 50)
    np.testing.assert_allclose(page["theta"], python.model.theta, rtol=1e-9, atol=1e-12)


SETTINGS = [
    Settings(),
    Settings(data="gauss regression", noise=50, inputs=("x^2", "sin y"), hidden=(), lr=1e-6, strength=10.0),
    Settings(hidden=(8, 8), points=((1.25, -6.0, 1.0), (0.0, 0.5, 0.0)), removed=(3, 499), show_test=True),
    Settings(optimizer="AdamW", activation="leaky_relu", speed="1 step", seed=2**31, dropout=90, penalty="L1"),
]


@pytest.mark.parametrize("settings", SETTINGS, ids=Settings.to_text)
def test_a_state_goes_from_python_to_the_page_and_back(with_page, settings):
    """The text that one writes the other reads: a state can be shared between a notebook and the site."""
    read = "(text) => $playground_settings.fromText(text)[0]"
    assert with_page.run(read, settings.to_text()) == settings.as_dict()
    written = with_page.run(
        "(text) => $playground_settings.toText($playground_settings.fromText(text)[0])", settings.to_text()
    )
    assert Settings.from_text(written) == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("data=cube", "data must be one of circle"),
        ("noise=51", "noise must be from 0 to 50"),
        ("noise=", "noise must be from 0 to 50"),
        ("hidden=17", "1 to 16 neurons"),
        ("hidden=1,1,1,1,1,1,1", "0 to 6 layers"),
        ("inputs=z", "inputs are one or more of x"),
        ("batch=2.5", "whole number"),
        ("constructor=1", "name=value"),
        ("<img src=x onerror=alert(1)>", "name=value"),
        ("points=1,2", "a point is x and y"),
        ("weights=AAAA", "weights and biases"),
        ("epoch=late", "epoch must be a number from 0"),
        ("hidden=none data=circle lr=100 weights=%%", ""),
    ],
)
def test_a_state_that_is_none_is_refused_in_words_and_nothing_of_it_is_run(with_page, text, said):
    told = with_page.run(
        "(state) => { const here = document.getElementById('here'); window.struck = 0; window.alert = () => "
        "window.struck++;"
        " $door.show(here, { explorer: 'Playground', state }); return [here.innerText, "
        "here.querySelectorAll('img').length, struck]; }",
        text,
    )
    assert told[0].startswith("This Playground can't be shown: ") and said in told[0]
    assert told[1:] == [0, 0]


HAND = """async (script) => {
  const here = document.getElementById('here'), wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const said = [], link = { changed: (text) => said.push(text) };
  const view = $door.show(here, { explorer: 'Playground', state: 'data=xor hidden=3,3 lr=0.1' }, link);
  const { model, end } = view;
  const act = new Function('model', 'here', 'wait', 'view', 'said', `return (async () => { ${script} })()`);
  try { return await act(model, here, wait, view, said); }
  finally { end(); here.replaceChildren(); }
}"""


def test_it_plays_and_pauses(with_page):
    epoch, again, later = with_page.run(
        HAND,
        "here.querySelector('.pg-play').click(); await wait(600); const a = model.trainer.epoch;"
        "here.querySelector('.pg-play').click(); const b = model.trainer.epoch; await wait(300); return [a, b, "
        "model.trainer.epoch];",
    )
    assert 0 < epoch <= again == later


def test_nobody_sees_it_and_it_waits(with_page):
    unseen, still, seen = with_page.run(
        HAND,
        "model.send({ do: 'play' }); here.style.marginTop = '9000px'; await wait(500); const a = model.trainer.steps;"
        "await wait(500); const b = model.trainer.steps; here.style.marginTop = ''; await wait(800);"
        "return [a, b, model.trainer.steps];",
    )
    assert unseen == still < seen


def test_one_that_was_taken_away_waits(with_page):
    steps, later = with_page.run(
        HAND,
        "model.send({ do: 'play' }); await wait(300); here.replaceChildren(); await wait(300);"
        "const a = model.trainer.steps; await wait(500); return [a, model.trainer.steps];",
    )
    assert steps == later > 0


def test_a_hand_adds_and_removes_points_and_sets_weights(with_page):
    added, removed, weight, theta = with_page.run(
        HAND,
        "model.send({ do: 'add', x: 1, y: 2, target: 0 }); const a = model.trainer.points.at(-1); const n = "
        "model.trainer.points.length;"
        "model.send({ do: 'remove', x: 1, y: 2 }); const left = model.trainer.points.length - n;"
        "model.send({ do: 'weight', column: 1, i: 2, j: 1, value: 7 }); return [a, left, 7, "
        "[...model.trainer.network.theta]];",
    )
    assert (added["x"], added["y"], added["t"], added["train"]) == (1, 2, 0, True)
    assert removed == -1
    assert theta[2 * 3 + 3 + 2 * 3 + 1] == weight  # behind the first layer, row 2, column 1


def test_a_trained_network_is_written_and_restored(with_page):
    before, after = with_page.run(
        HAND,
        "for (let i = 0; i < 50; i++) model.trainer.step(); model.send({ do: 'write' }); const text = "
        "here.querySelector('textarea').value;"
        "const a = [...model.trainer.network.theta]; model.send({ do: 'restore', text: 'data=spiral' });"
        "model.send({ do: 'restore', text }); return [a, [...model.trainer.network.theta]];",
    )
    np.testing.assert_allclose(before, after, rtol=1e-6)


def test_python_hears_where_a_hand_and_training_have_brought_it(with_page):
    """What the page says Python takes: the same settings, weights and epoch."""
    said, epoch, losses = with_page.run(
        HAND,
        "model.send({ do: 'play' }); await wait(1300); const meanwhile = said.length; model.send({ do: 'pause' });"
        "model.send({ do: 'set', changes: { lr: 0.3 } });"
        "return [[meanwhile, ...said], model.trainer.epoch, model.trainer.losses()];",
    )
    assert said[0] >= 1 and len(said) == said[0] + 3  # and at the pause, and at the change
    python = Playground(state=said[-1])
    assert python.settings["lr"] == 0.3 and python.epoch == pytest.approx(epoch) and epoch > 0
    assert python.losses == pytest.approx(losses, rel=1e-5)


def test_the_page_takes_what_python_did_with_its_losses_on_the_way_and_says_so(with_page):
    python = Playground(state="data=circle hidden=3 lr=0.1").train(5)
    history, losses, settings, answer = with_page.run(
        HAND,
        f"const told = {json.dumps(python._news())}; view.take(told.state, told.history);"
        "return [model.trainer.history, model.trainer.losses(), model.get('settings'), said.at(-1)];",
    )
    assert [row[0] for row in history] == [0, 1, 2, 3, 4, 5]
    assert losses == pytest.approx(python.losses, rel=1e-5) and settings == python.settings
    assert Playground(state=answer).losses == pytest.approx(python.losses, rel=1e-5)


def test_undo_brings_back_settings_weights_and_epoch(with_page):
    states, past = with_page.run(
        HAND,
        "for (let i = 0; i < 50; i++) model.trainer.step(); const states = [model.text()], set = (changes) =>"
        "  model.send({ do: 'set', changes, serial: 1 });"
        "set({ noise: 5 }); set({ noise: 6 }); set({ noise: 7 });"  # a slider: one change
        "for (const j of [0, 1]) model.send({ do: 'weight', column: 0, i: 0, j, value: 7 });"
        "for (let i = 0; i < 4; i++) { model.send({ do: 'undo' }); states.push(model.text()); }"
        "return [states, model.past.items.length];",
    )
    first, _, changed, *rest = states
    assert "noise=7" in changed and rest == [first, first] and past == 0
    assert "weights=" in first and "epoch=2" in first


def test_a_run_stops_at_an_epoch_or_a_loss_and_goes_on_when_asked(with_page):
    epochs, losses = with_page.run(
        HAND,
        "const until = async (playing) => { while (model.get('playing') !== playing) await wait(10); };"
        "const seen = [], losses = [];"
        "model.send({ do: 'set', changes: { stop_epoch: 3, speed: 'fast' }, serial: 1 });"
        "model.send({ do: 'play' }); await until(false); seen.push(model.trainer.epoch);"
        "model.send({ do: 'set', changes: { stop_epoch: 0, stop_loss: 0.3, speed: '1 step' }, serial: 2 });"
        "model.send({ do: 'play' }); await until(false); seen.push(model.trainer.epoch);"
        "losses.push(...model.trainer.history.slice(-2).map((row) => row[1]));"
        "model.send({ do: 'play' }); await wait(200); seen.push(model.trainer.epoch); return [seen, losses];",
    )
    assert epochs[0] == 3 and epochs[0] < epochs[1] < epochs[2]
    assert losses[0] > 0.3 >= losses[1]


def test_a_link_of_the_site_holds_all_of_it(with_page):
    address, text, shown = with_page.run(
        """() => {
          const here = document.getElementById('here'), shares = { shares: true };
          const first = $door.show(here, { explorer: 'Playground', state: 'data=xor' }, shares);
          for (let i = 0; i < 25; i++) first.model.trainer.step();
          const address = first.model.address(), text = first.model.text();
          first.end();
          location.hash = address.split('#')[1];
          const second = $door.show(here, { explorer: 'Playground' }, shares), shown = second.model.text();
          second.end();
          location.hash = '';
          here.replaceChildren();
          return [address, text, shown];
        }"""
    )
    assert "epoch=1 " in text and shown == text and "#playground=data%3Dxor" in address


SAID = "(v) => { const here = document.getElementById('here'); $door.show(here, v); return here.innerText; }"
OWN = {
    "classes": (lambda rng: (rng.normal(size=(60, 2)), rng.integers(0, 2, 60))),
    "values": (lambda rng: (rng.normal(size=(60, 2)), rng.normal(size=60))),
}


@pytest.mark.parametrize("kind", OWN)
def test_own_data_are_learned_in_the_page_as_python_learns_them(with_page, kind):
    data = OWN[kind](np.random.default_rng(0))
    python = Playground(data=data, state="hidden=3 lr=0.1")
    theta, points, thumbs = with_page.run(
        """(values) => {
          const here = document.getElementById('here'), { model, end } = $door.show(here, values);
          for (let i = 0; i < 30; i++) model.trainer.step();
          const thumbs = here.querySelectorAll('.pg-thumbs input').length;
          end();
          here.replaceChildren();
          return [[...model.trainer.network.theta], model.trainer.points.length, thumbs];
        }""",
        python.values(),
    )
    python.step(30)
    np.testing.assert_allclose(theta, python.model.theta, rtol=0, atol=1e-5)  # the points travel with six digits
    assert (points, thumbs) == (60, 7)


def test_a_state_with_own_data_needs_them(with_page):
    said = "there are no own classes here: Playground(data=(X, y)) brings them."
    told = with_page.run(
        SAID,
        {"explorer": "Playground", "state": "data=own_classes"},
    )
    assert said in told
    with pytest.raises(ValueError) as caught:
        Playground(state="data=own_classes")
    assert said in str(caught.value)


@pytest.mark.parametrize("own", [{"name": "own classes", "rows": [[0, 0, 1]], "says": ""}, {"name": "circle"}, 3,
                                 {"name": "own values", "rows": [[0, 0, 1], [0, 7, 0]], "says": ""}])  # fmt: skip
def test_own_data_that_are_none_are_refused_in_the_page(with_page, own):
    told = with_page.run(
        SAID,
        {"explorer": "Playground", "own": own},
    )
    assert told == "This Playground can't be shown: its own data are no points."


def test_what_python_hides_is_hidden(with_page):
    shown = with_page.run(
        "(values) => { const here = document.getElementById('here'), { end } = $door.show(here, values);"
        "const seen = ['.pg-presets', '.pg-play'].map((s) => here.querySelector(s).matches('.pg-concealed'));"
        "end(); here.replaceChildren(); return seen; }",
        Playground(hide=["presets"]).values(),
    )
    assert shown == [True, False]


def test_what_goes_wrong_is_shown_and_the_last_setting_stays(with_page):
    failure, settings, playing = with_page.run(
        HAND,
        "model.send({ do: 'set', changes: { lr: 100 }, serial: 1 }); model.send({ do: 'set', changes: { data: "
        "'plane' }, serial: 2 });"
        "for (let i = 0; i < 400 && !model.get('failure').type; i++) model.send({ do: 'step' }); const a = "
        "here.querySelector('.pg-failure').innerText;"
        "model.send({ do: 'set', changes: { noise: 99 }, serial: 3 }); return [a, model.get('settings').noise, "
        "model.get('playing')];",
    )
    assert "training diverged" in failure and settings == 0 and playing is False


WARP = """() => {
  const trainer = new $playground_trainer.Trainer({ ...$playground_facts.FACTS.start, hidden: [3] });
  for (let i = 0; i < 100; i++) trainer.step();
  const { lines, points, axes } = trainer.warp(0);
  return [lines, points, axes];
}"""


def test_the_plane_is_bent_as_nnkit_bends_it(with_page):
    """Distances in the picture of a layer of three neurons, which no turn of the picture changes."""
    lines, points, axes = with_page.run(WARP)
    python = trained({"hidden": (3,)}, 100).warp(0)

    def steps(places):
        return np.linalg.norm(np.diff(places, axis=0), axis=-1)

    np.testing.assert_allclose(steps(points), steps(python.points), atol=1e-9)
    np.testing.assert_allclose(steps(lines), steps(python.lines.reshape(-1, 2)), atol=1e-9)
    assert tuple(axes) == python.axes


@pytest.mark.parametrize("name", ["", "MyMomentumThatBeginsAnewWhereItRises"], ids=["ours", "own"])
@pytest.mark.parametrize("width", [250, 274])  # of an output beside JupyterLab's margins, in a window of 390 pixels
def test_on_a_telephone_nothing_stands_over_its_edge(with_page, width, name):
    over = with_page.run(
        "([width, name]) => { const here = document.getElementById('here'); here.style.width = `${width}px`;"
        " $door.show(here, { explorer: 'Playground', state: 'data=spiral optimizer=Adam' });"
        " const lists = name ? here.querySelectorAll('.pg select') : [];"
        " for (const list of lists) list.options[list.selectedIndex].text = name;"
        " const edge = here.getBoundingClientRect().right;"
        " const found = [...here.querySelectorAll('.pg *')].filter(e => e.getBoundingClientRect().right > edge + 1)"
        "   .map(e => `${e.tagName}.${e.className}`);"
        " here.style.width = ''; here.replaceChildren(); return found; }",
        [width, name],
    )
    assert over == []

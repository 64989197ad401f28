"""Each discovery is there to be made: not found before a hand moves, and found by one that does what is asked."""

import pytest

from nnkit.lessonkit.record import DISCOVERIES, recorded
from nnkit.widgets import live
from tests.nnkit.widgets.live.test_base import opened

# the explorer's state after steps, [name, value] or [a button's name]; which discoveries its picture then shows
FOUND = """([name, steps]) => {
  const explorer = new $state.Explorer({ explorer: name });
  for (const [control, ...value] of steps) value.length ? explorer.change(control, value[0]) : explorer.act(control);
  const { facts } = explorer.picture(), last = explorer.control({ name: "step" }).high;
  return $discoveries.DISCOVERIES[name].map((d) => Boolean(d.found(explorer.state, facts, last)));
}"""


def half_planes(corners, first=0):
    """The lines through a convex polygon's sides, each with its arrow to the inside; corners counter-clockwise."""
    steps = []
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(corners, corners[1:] + corners[:1], strict=True), first):
        middle = [(x0 + x1) / 2, (y0 + y1) / 2]
        steps += [[f"line.{i}", middle], [f"turn.{i}", [middle[0] - (y1 - y0), middle[1] + (x1 - x0)]]]
    return steps


def neurons(first, second):
    """The lines of both hidden neurons through the square's middle, the arrows' tips there."""
    middle = [0.5, 0.5]
    return [["at.0", middle], ["tip.0", first], ["at.1", middle], ["tip.1", second]]


LYING, STANDING = [(-2, -2), (2, -2), (2, -0.5), (-2, -0.5)], [(-2, -2), (0, -2), (0, 2), (-2, 2)]
WAYS = {
    "ReluHinges": [
        [["function", "|x - 2| - 1"], ["count", 3], ["knots.1", [2.0, 0]]],
        [["count", 16]],
        [["function", "drawn by hand"], ["drawn.3", [0, 1.5]], ["count", 24]],
    ],
    "HiddenSpace": [
        # h1 = max(0, x1 - x2), h2 = max(0, x2 - x1); yes where h1 + h2 > 1/2
        [*neurons([1.5, -0.5], [-0.5, 1.5]), ["out.0", [0.25, 0.25]], ["out.1", [1.25, 1.25]]],
        [["bend", False], *neurons([1.5, 0.5], [0.5, 1.5]), ["out.0", [-0.25, -0.25]], ["out.1", [0.75, 0.75]]],
        neurons([1.5, -0.5], [-0.5, 1.5]),
    ],
    "NumberedNetwork": [
        [["forward"]] * 40,
        [["train_many"]] * 8,
        [["W.0.0.0", 900.0]],
    ],
    "OptimizerRace": [
        [["log_rate", -0.5]],
        [["surface", "saddle"], ["start", [-2.5, 0.1]], ["steps", 200]],
        [["surface", "banana"], ["log_rate", -1.6], ["steps", 120]],
    ],
    "SoftmaxTemperature": [
        [["log_t", 1.5]],
        [["log_t", -1]],
        [["z.1", [0, 2.0]]],
    ],
    "ActivationSpread": [
        [["weights", "Xavier"], ["layers", 10]],
        [["weights", "N(0, sd 1)"]],
        [["weights", "He"], ["activation", "relu"], ["layers", 10]],
    ],
    "GradientStack": [
        [["scale", 1], ["layers", 20]],
        [["activation", "relu"], ["scale", 1.4]],
        [["activation", "relu"], ["scale", 1], ["bias", -3]],
    ],
    "Overfitting": [
        [["width", 40]],
        [["epoch", 252]],
        [["count", 60], ["width", 8], ["epoch", 300]],
    ],
    "LearningRate": [
        [["rate", 0.25]],
        [["rate", 0.9], ["steps", 100]],
        [["problem", "two valleys"], ["x", [2.0, 0]], ["rate", 0.05], ["steps", 60]],
    ],
    "NeuronDescent": [
        [["log_rate", 1.6]],
        [["log_rate", -2], ["steps", 80]],
        [["inputs", "hours as they are"], ["log_rate", -2]],
    ],
    "NeuronLine": [
        [["step"]] * 40,
        [["rate", 5]] + [["step"]] * 100,
        [["data", "XOR"], ["w1", 1.0], ["w2", 1.0], ["b", -0.5]],
    ],
    "ActivationPoint": [
        [["z", [0, 0]]],
        [["slope", 4]],
        [["function", "leaky_relu"], ["eps", 0.2]],
    ],
    "RegionBuilder": [
        [["target", "triangle"], *half_planes([(-2, -1.5), (2, -1.5), (0, 2.5)])],
        [["start", "two squares"], ["target", "L"], *half_planes(LYING), *half_planes(STANDING, 4)],
        [["start", "one half-plane"], ["add"], ["turn.0", [9, 0]], ["line.1", [-9, 0]], ["turn.1", [-19, 0]]],
    ],
}


def found(page, name, steps):
    return page.run(FOUND, [name, steps])


@pytest.mark.parametrize("name", WAYS)
def test_nothing_is_found_before_a_hand_moves(name, with_page):
    assert found(with_page, name, []) == [False] * 3


@pytest.mark.parametrize(("name", "number"), [(name, i) for name in WAYS for i in range(3)])
def test_who_does_what_is_asked_has_found_it(name, number, with_page):
    assert found(with_page, name, WAYS[name][number])[number]


def test_what_was_found_is_shown_again_and_heard_of(with_page):
    shown = with_page.run(
        """() => {
          const told = [], here = document.getElementById("here");
          const values = { explorer: "SoftmaxTemperature", found: [2] };
          const view = $mount.mount(here, values, { found: (f) => told.push(f) });
          const first = document.querySelector(".nnk-tries").innerText;
          view.set("log_t", 1.5);
          view.paint();
          return { told, first, then: document.querySelector(".nnk-tries").innerText };
        }"""
    )
    assert shown["told"] == [[0, 2]]
    assert "1 of 3 found" in shown["first"] and "2 of 3 found" in shown["then"]
    assert "A large T makes every difference small" in shown["then"] and "A large T" not in shown["first"]


def test_a_picture_that_no_hand_has_made_is_no_discovery(with_page):
    told = with_page.run(
        """() => {
          const told = [], values = { explorer: "SoftmaxTemperature", state: { log_t: 1.5 } };
          $mount.mount(document.getElementById("here"), values, { found: (f) => told.push(f) });
          return told;
        }"""
    )
    assert told == []


@pytest.mark.parametrize("found", [[9], [-1], [0.5], "0", {"0": 1}, list(range(10))])
def test_discoveries_that_are_no_numbers_are_refused(found, with_page):
    look = "values => { try { new $state.Explorer(values); return ''; } catch (e) { return e.message; } }"
    values = {"explorer": "SoftmaxTemperature", "found": found}
    assert with_page.run(look, values) == "its discoveries have no numbers"


def test_a_discovery_is_written_down_once_in_the_students_own_file(tmp_path, monkeypatch):
    (tmp_path / "01-neuron").mkdir()
    monkeypatch.chdir(tmp_path / "01-neuron")
    page = opened(live.SoftmaxTemperature())
    page.hear(found=[1])
    page.hear(found=[1, 2, 70, "x", None])
    assert set(recorded()[DISCOVERIES]) == {"SoftmaxTemperature/1", "SoftmaxTemperature/2"}
    page.hear(found="all of them")
    assert page.sent == []


def test_where_nothing_can_be_written_the_picture_says_so(tmp_path, monkeypatch):
    (tmp_path / "01-neuron").mkdir()
    (tmp_path / "my-predictions.json").mkdir()
    monkeypatch.chdir(tmp_path / "01-neuron")
    page = opened(live.SoftmaxTemperature())
    page.hear(found=[1])
    (said,) = page.sent
    assert "not in my-predictions.json" in said["problem"]

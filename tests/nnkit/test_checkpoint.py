"""Training taken up from a file goes on exactly as if it had not stopped."""

import json

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import nnkit
from nnkit import Adam, BatchNorm, Dense, Dropout, GradientDescent, Sequential, fit, load, save, softmax_cross_entropy

X, Y = nnkit.data.moons(90, rng=0)


def make_model(seed, width=8):
    hidden = [Dense(2, width, rng=seed), BatchNorm(width), "relu", Dropout(0.2, rng=seed)]
    return Sequential(*hidden, Dense(width, 2, rng=seed))


def train(model, optimizer, rng, epochs):
    return fit(model, softmax_cross_entropy, optimizer, X, Y, epochs=epochs, rng=rng)


def test_three_epochs_and_three_more_are_six(tmp_path):
    straight, adam, rng = make_model(0), Adam(lr=0.01), np.random.default_rng(5)
    train(straight, adam, rng, 6)

    model, adam, rng = make_model(0), Adam(lr=0.01), np.random.default_rng(5)
    history = train(model, adam, rng, 3)
    save(tmp_path / "run.npz", model, adam, rng=rng, history=history)

    model, adam, rng = make_model(99), Adam(lr=1), np.random.default_rng(99)
    assert load(tmp_path / "run.npz", model, adam, rng=rng) == history
    assert adam.lr == 0.01 and adam.t == adam.steps == 9
    train(model, adam, rng, 3)
    for name, value in straight.state().items():
        assert_array_equal(model.state()[name], value)


def test_an_optimizer_of_ones_own_with_a_list(tmp_path):
    class Own:
        def __init__(self):
            self.v, self.rate = [0.0, np.float64(1.5)], 0.1

        def step(self, theta, grad):
            theta -= self.rate * grad

    save(tmp_path / "own.npz", make_model(0), Own())
    other = Own()
    other.v = None
    load(tmp_path / "own.npz", make_model(1), other)
    assert other.v == [0.0, 1.5]


def test_no_pickle_is_written_and_an_interrupted_save_leaves_the_old_file(tmp_path):
    path = tmp_path / "run.npz"
    save(path, make_model(0))
    with np.load(path, allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)
    before = path.read_bytes()
    unsaveable = GradientDescent()
    unsaveable.friends = {"a": {1, 2}}
    with pytest.raises(TypeError, match=r"GradientDescent.friends is a dict; only numbers"):
        save(path, make_model(1), unsaveable)
    assert path.read_bytes() == before


def test_what_is_refused(tmp_path):
    path = tmp_path / "run.npz"
    save(path, make_model(0))
    with pytest.raises(ValueError, match=r"saved from another model.*first difference at"):
        load(path, make_model(0, width=9))
    with pytest.raises(ValueError, match="holds no optimizer, but Adam is to be restored"):
        load(path, make_model(0), Adam())
    with pytest.raises(ValueError, match="holds no generator"):
        load(path, make_model(0), rng=np.random.default_rng(0))
    untouched = make_model(1)
    before = untouched.theta.copy()
    with pytest.raises(ValueError, match="holds no generator"):
        load(path, untouched, rng=np.random.default_rng(0))
    assert_array_equal(untouched.theta, before)
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.npz", make_model(0))
    for content in (b"", b"something else", path.read_bytes()[:-50]):
        (tmp_path / "other.npz").write_bytes(content)
        with pytest.raises(ValueError, match=r"not a file that save\(\) wrote"):
            load(tmp_path / "other.npz", make_model(0))


def damaged(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 16
    other = path.with_name("damaged.npz")
    other.write_bytes(bytes(content))
    return other


def test_a_flipped_bit_anywhere_is_noticed_or_harmless_and_changes_nothing(tmp_path):
    path, rng = tmp_path / "run.npz", np.random.default_rng(0)
    model, adam = make_model(0), Adam(lr=0.01)
    train(model, adam, rng, 1)
    save(path, model, adam, rng=rng)
    refused = 0
    for at in range(0, path.stat().st_size, 37):
        other, optimizer, generator = make_model(1), Adam(lr=0.5), np.random.default_rng(9)
        before, position = other.state(), generator.bit_generator.state
        try:
            load(damaged(path, at), other, optimizer, rng=generator)
        except ValueError as error:
            refused += 1
            assert "not a file that save() wrote, or it is damaged" in str(error)
            for name, value in before.items():
                assert_array_equal(other.state()[name], value)
            assert (optimizer.lr, optimizer.t, generator.bit_generator.state) == (0.5, 0, position)
        else:  # the bit is one that nobody reads, such as a date
            for name, value in model.state().items():
                assert_array_equal(other.state()[name], value)
    assert refused > 50


@pytest.mark.parametrize("change", [
    lambda model: model.layers.append(Dropout(0.1, rng=0)),
    lambda model: model.layers.__setitem__(3, "identity"),
    lambda model: setattr(model.layers[3], "rng", np.random.Generator(np.random.Philox(0))),
])  # fmt: skip
def test_a_model_with_other_generators_is_refused_and_left_alone(tmp_path, change):
    save(tmp_path / "run.npz", make_model(0), adam := Adam())
    other = make_model(1)
    change(other)
    before, adam.lr = other.theta.copy(), 0.7
    with pytest.raises(ValueError, match=r"generator|Philox|another model"):
        load(tmp_path / "run.npz", other, adam)
    assert_array_equal(other.theta, before)
    assert adam.lr == 0.7


def test_an_optimizer_of_another_version_is_refused_and_left_alone(tmp_path):
    old = Adam()
    old.velocity = np.ones(3)
    save(tmp_path / "run.npz", make_model(0), old)
    other, before = make_model(1), make_model(1).theta
    with pytest.raises(ValueError, match=r"Adam.velocity, which this Adam does not have: it is of another version"):
        load(tmp_path / "run.npz", other, Adam())
    assert_array_equal(other.theta, before)


def test_a_schedule_goes_on_where_it_was(tmp_path):
    def run(model, optimizer, rng, epochs):
        schedule = nnkit.schedules.cosine(0.1, steps=18)
        fit(model, softmax_cross_entropy, optimizer, X, Y, epochs=epochs, rng=rng, schedule=schedule)

    straight, rng = make_model(0), np.random.default_rng(5)
    run(straight, GradientDescent(), rng, 6)
    model, optimizer, rng = make_model(0), GradientDescent(), np.random.default_rng(5)
    run(model, optimizer, rng, 3)
    save(tmp_path / "run.npz", model, optimizer, rng=rng)
    model, optimizer, rng = make_model(7), GradientDescent(), np.random.default_rng(8)
    load(tmp_path / "run.npz", model, optimizer, rng=rng)
    assert optimizer.steps == 9
    run(model, optimizer, rng, 3)
    assert_array_equal(model.theta, straight.theta)
    run(model, GradientDescent(), rng, 1)  # a new optimiser begins anew


def test_the_history_comes_back_whole(tmp_path):
    history = fit(make_model(0), "cross-entropy", "adam", X, Y, epochs=9, rng=0, validation=(X, Y), patience=1)
    save(tmp_path / "run.npz", make_model(0), history=history)
    again = load(tmp_path / "run.npz", make_model(1))
    assert (again, again.best_epoch, again.stopped) == (history, history.best_epoch, history.stopped)


def test_an_unfinished_file_is_not_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(np, "savez", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(tmp_path / "run.npz", make_model(0))
    assert list(tmp_path.iterdir()) == []


def test_a_model_is_made_from_its_file_alone(tmp_path):
    model = make_model(0)
    train(model, Adam(), np.random.default_rng(0), 2)
    save(tmp_path / "run.npz", model)
    again = nnkit.load_model(tmp_path / "run.npz")
    assert_array_equal(again(X), model(X))
    assert repr(again) == repr(model)
    save(tmp_path / "own.npz", own := Sequential(Dense(2, 2, rng=0), np.tanh))
    load(tmp_path / "own.npz", own)
    with pytest.raises(ValueError, match=r"no architecture \(layers\[1\] = Elementwise\(tanh\).*made of functions"):
        nnkit.load_model(tmp_path / "own.npz")


@pytest.mark.parametrize("change", [
    lambda model: model.layers.__setitem__(2, nnkit.layers.Tanh()),
    lambda model: setattr(model.layers[3], "p", 0.9),
    lambda model: setattr(model.layers[1], "momentum", 0.5),
])  # fmt: skip
def test_a_model_of_the_same_shapes_but_another_function_is_refused_and_left_alone(tmp_path, change):
    save(tmp_path / "run.npz", make_model(0))
    other = make_model(1)
    change(other)
    before = other.theta.copy()
    with pytest.raises(ValueError, match=r"saved from another model than .*: layers\[\d\] is .* there and .* here"):
        load(tmp_path / "run.npz", other)
    assert_array_equal(other.theta, before)
    other.restore(nnkit.load_model(tmp_path / "run.npz").state())
    assert_array_equal(other.theta, make_model(0).theta)


def test_weights_that_began_differently_are_no_other_model(tmp_path):
    save(tmp_path / "run.npz", Sequential(Dense(2, 2, rng=0, init="xavier")))
    load(tmp_path / "run.npz", other := Sequential(Dense(2, 2, rng=1)))
    assert_array_equal(other.theta, Sequential(Dense(2, 2, rng=0, init="xavier")).theta)


def test_frozen_layers_stay_frozen(tmp_path):
    model = make_model(0)
    model.freeze(0)
    save(tmp_path / "run.npz", model)
    other = make_model(1)
    other.freeze(4)
    load(tmp_path / "run.npz", other)
    for m in (other, nnkit.load_model(tmp_path / "run.npz")):
        assert {name for name, p in m.parameters.items() if p.frozen} == {"0.W", "0.b"}


def changed(path, change):
    """The file with another text or other arrays in it, written as save writes."""
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    text = json.loads(str(arrays["text"]))
    change(text, arrays)
    np.savez(path, **arrays | {"text": np.array(json.dumps(text))})
    return path


@pytest.mark.parametrize("change", [
    lambda text, arrays: text.update(history=3),
    lambda text, arrays: text.update(ending=[1]),
    lambda text, arrays: text.update(ending={"add": 1}),
    lambda text, arrays: text.update(optimizer=[1]),
    lambda text, arrays: text["optimizer"].pop("class"),
    lambda text, arrays: text["optimizer"].update(lr="a"),
    lambda text, arrays: text["optimizer"].update(t=None),
    lambda text, arrays: text["optimizer"].update(step=1),
    lambda text, arrays: text["optimizer"].update(__class__=1),
    lambda text, arrays: text["rng"].update(state="x"),
    lambda text, arrays: text["layers"].update({"3.rng": 1}),
    lambda text, arrays: arrays.update({"parameter 0.W": arrays["parameter 0.W"].astype(str)}),
    lambda text, arrays: arrays.update({"parameter 0.W": arrays["parameter 0.W"] + 1j}),
    lambda text, arrays: arrays.update({"parameter 0.W": arrays["parameter 0.W"].T}),
    lambda text, arrays: arrays.pop("optimizer sum_g"),
    lambda text, arrays: arrays.pop("buffer 1.running_mean"),
    lambda text, arrays: arrays.update({"parameter 9.W": np.ones(2)}),
])  # fmt: skip
def test_a_file_that_is_not_as_it_was_written_changes_nothing(tmp_path, change):
    model, adam, rng = make_model(0), Adam(lr=0.01), np.random.default_rng(0)
    save(tmp_path / "run.npz", model, adam, rng=rng, history=train(model, adam, rng, 1))
    other, optimizer, generator = make_model(1), Adam(lr=0.5), np.random.default_rng(9)
    before = other.state(), vars(optimizer).copy(), generator.bit_generator.state
    with pytest.raises(ValueError, match=r"run\.npz|the file holds"):
        load(changed(tmp_path / "run.npz", change), other, optimizer, rng=generator)
    for name, value in before[0].items():
        assert_array_equal(other.state()[name], value)
    assert (vars(optimizer), generator.bit_generator.state) == before[1:]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda path: save(path, 3), "model must be a Sequential; got 3"),
        (lambda path: save(path, make_model(0), "adam"), "optimizer must be the object that trained the model"),
        (lambda path: save(path, make_model(0), rng=3), "rng must be the Generator that shuffled"),
        (lambda path: save(path, make_model(0), history={"loss": [1.0]}), "history must be what fit returned"),
        (lambda path: load(path, 3), "model must be a Sequential; got 3"),
        (lambda path: load(path, make_model(0), Adam), "optimizer must be the object|no optimizer"),
        (lambda path: load(path, make_model(0), rng=3), "rng must be the Generator that shuffled"),
    ],
)
def test_what_cannot_be_saved_or_loaded(tmp_path, call, message):
    save(tmp_path / "run.npz", make_model(0))
    with pytest.raises((TypeError, ValueError), match=message):
        call(tmp_path / "run.npz")


def test_an_optimizer_with_slots(tmp_path):
    class Own:
        __slots__ = ("rate",)

        def step(self, theta, grad):
            theta -= self.rate * grad

    own, other = Own(), Own()
    own.rate, other.rate = 0.25, 1.0
    save(tmp_path / "own.npz", make_model(0), own)
    load(tmp_path / "own.npz", make_model(1), other)
    assert other.rate == 0.25

"""Whatever stands in a model is trained, counted and saved; what cannot be is refused by name. Copies learn too."""

import copy
import pickle

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import nnkit
from nnkit import (
    Adam,
    BatchNorm,
    Dense,
    Dropout,
    GradientDescent,
    LeakyReLU,
    Parameter,
    Sequential,
    fit,
    mean_squared_error,
)

X = np.random.default_rng(0).normal(size=(12, 3))
Y = X[:, :2] * [2, -1] + 0.5


def small_model():
    return Sequential(Dense(3, 4, rng=0), "tanh", Dense(4, 2, rng=1))


def all_in_theta(model):
    names = [name for i, layer in enumerate(model.layers) for name in nnkit.parameters_of(layer)]
    assert len(model.parameters) == len(names)
    assert all(np.shares_memory(p.value, model.theta) for p in model.parameters.values() if p.value.size)
    assert all(np.shares_memory(p.grad, model.grad) for p in model.parameters.values() if p.value.size)
    assert sum(p.value.size for p in model.parameters.values()) == model.theta.size == model.grad.size


def learns(model):
    before, start = model.theta.copy(), nnkit.evaluate(model, "mse", X, Y)
    fit(model, mean_squared_error, Adam(lr=0.05), X, Y, epochs=30, rng=0)
    assert (model.theta != before).mean() > 0.9
    assert nnkit.evaluate(model, "mse", X, Y) < 0.5 * start
    all_in_theta(model)


WAYS = {"deepcopy": copy.deepcopy, "pickle": lambda model: pickle.loads(pickle.dumps(model))}


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_keeps_its_numbers_and_mode_and_learns_on_its_own(way):
    hidden = [Dense(3, 8, rng=0), LeakyReLU(0.1), BatchNorm(8), Dropout(0.1, rng=0), "gelu"]
    model = Sequential(*hidden, Dense(8, 2, rng=1))
    fit(model, mean_squared_error, Adam(), X, Y, epochs=1, rng=0)
    model.layers[0].W.frozen = True
    model.training = True
    twin = WAYS[way](model)
    assert twin.training and twin.layers[3].training and twin.layers[0].W.frozen
    twin.training = False
    for name, value in model.state().items():
        assert_array_equal(twin.state()[name], value)
    assert_array_equal(twin.grad, model.grad)
    before = model.theta.copy()
    twin.layers[0].W.frozen = False
    learns(twin)
    assert_array_equal(model.theta, before)
    twin.restore(model.state())
    assert_array_equal(twin(X), WAYS["deepcopy"](twin)(X))
    assert_array_equal(twin.layers[0].W.value, model.layers[0].W.value)


def test_every_layer_of_the_library_can_be_pickled():
    from .examine import LAYERS

    for name, (make, shape) in LAYERS.items():
        if name.startswith(("FromFunctions",)):
            continue  # made of local functions, see below
        x = np.random.default_rng(1).normal(size=shape)
        model = Sequential(make())
        assert_array_equal(pickle.loads(pickle.dumps(model))(x), copy.deepcopy(model)(x), err_msg=name)


def test_what_cannot_be_pickled_is_refused():
    with pytest.raises((pickle.PicklingError, AttributeError), match="pickle"):
        pickle.dumps(Sequential(Dense(2, 2, rng=0), lambda x: x**2))


def test_a_shallow_copy_would_share_its_layers_and_is_refused():
    with pytest.raises(ValueError, match=r"0.W is a parameter of another model.*deepcopy"):
        copy.copy(small_model())


class Block:
    """A layer made of layers, wherever they are kept."""

    def __init__(self, kept):
        self.kept = kept

    def parts(self):
        kept = self.kept
        return [part for each in (kept.values() if isinstance(kept, dict) else kept) for part in np.ravel([each])]

    def forward(self, x):
        for part in self.parts():
            x = part.forward(x)
        return x

    def backward(self, dy):
        for part in reversed(self.parts()):
            dy = part.backward(dy)
        return dy


def replaced(model):
    model.layers[2] = Dense(4, 2, rng=9)


def widened(model):
    model.layers[0], model.layers[2] = Dense(3, 7, rng=8), Dense(7, 2, rng=9)


def appended(model):
    model.layers.append(Dense(2, 2, rng=9))


def put_in_front(model):
    model.layers.insert(0, Dense(3, 3, rng=9))


def taken_out(model):
    model.layers[:2] = []
    model.layers[0] = Dense(3, 2, rng=0)


def another_list(model):
    model.layers = (Dense(3, 2, rng=9), "identity")


def another_parameter(model):
    model.layers[2].W = Parameter(np.full((4, 2), 0.3))


def one_made_before(model, spare=None):
    model.layers[0] = Block([Dense(3, 4, rng=5)])
    model(X)
    model.layers[0].kept.append(Dense(4, 4, rng=6))


def an_inner_layer(model):
    model.layers[0] = Block({"a": Dense(3, 4, rng=5), "b": [Dense(4, 4, rng=6)]})
    model(X)
    model.layers[0].kept["b"] = [Dense(4, 4, rng=7)]


def a_parameter_of_an_inner_layer(model):
    model.layers[0] = Block([Dense(3, 4, rng=5)])
    model(X)
    model.layers[0].kept[0].W = Parameter(np.full((3, 4), 0.3))


CHANGES = [replaced, widened, appended, put_in_front, taken_out, another_list, another_parameter, one_made_before,
           an_inner_layer, a_parameter_of_an_inner_layer]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("first_look", ["training", "theta", "summary", "state", "parameters", "copy"])
def test_after_a_change_of_its_layers_all_of_them_are_trained(change, first_look):
    model = small_model()
    fit(model, mean_squared_error, GradientDescent(lr=0.01), X, Y, epochs=1, rng=0)
    change(model)
    present = sum(p.value.size for layer in model.layers if not isinstance(layer, str)
                  for p in nnkit.parameters_of(layer).values())  # fmt: skip
    if first_look == "theta":
        assert model.theta.size == present
    elif first_look == "summary":
        assert model.summary().endswith(str(present))
    elif first_look == "state":
        assert model.state()["theta"].size == present
    elif first_look == "parameters":
        assert sum(p.value.size for p in model.parameters.values()) == present
    elif first_look == "copy":
        model = copy.deepcopy(model)
    learns(model)
    for layer in model.layers:
        for p in nnkit.parameters_of(layer).values():
            assert np.abs(p.grad).max() > 0


def test_a_change_between_two_steps_is_seen_at_the_next_one():
    model = small_model()
    steps = nnkit.training_steps(model, mean_squared_error, GradientDescent(lr=0.01), X, Y, epochs=9, rng=0)
    next(steps)
    new = model.layers[2].W = Parameter(np.full((4, 2), 0.3))
    model.layers.insert(2, switch := Dropout(0.5, rng=0))
    next(steps)
    assert np.abs(new.value - 0.3).max() > 0 and not switch.training
    assert_array_equal(switch.scale > 1, switch.scale != 0)  # it was in training mode in that step


@pytest.mark.parametrize("inside", [False, True])
def test_a_layer_without_parameters_that_takes_anothers_place_is_switched_to_training(inside):
    model = small_model()
    if inside:
        model.layers[1] = Block([nnkit.Tanh()])
    steps = nnkit.training_steps(model, mean_squared_error, GradientDescent(lr=0.01), X, Y, epochs=9, rng=0)
    next(steps)
    (model.layers[1].kept if inside else model.layers)[0 if inside else 1] = switch = Dropout(0.5, rng=0)
    next(steps)
    assert switch.scale is not None


def test_layers_may_be_equal_and_need_no_hash():
    class Doubled:
        def __init__(self):
            self.inner = Dense(3, 3, rng=0)

        def __eq__(self, other):
            return isinstance(other, Doubled)

        def forward(self, x):
            return 2 * self.inner.forward(x)

        def backward(self, dy):
            return self.inner.backward(2 * dy)

    learns(Sequential(Doubled(), Doubled(), Dense(3, 2, rng=1)))


def test_each_layer_of_a_model_without_parameters_goes_back_once():
    class Counts:
        backs = 0

        def forward(self, x):
            return x

        def backward(self, dy):
            self.backs += 1
            return dy

    model = Sequential(Counts(), Counts())
    assert model.backward(model(X)) is None
    assert [layer.backs for layer in model.layers] == [1, 1]


def test_an_optimiser_with_a_memory_of_another_size_says_so():
    model, adam = small_model(), Adam()
    fit(model, mean_squared_error, adam, X, Y, epochs=1, rng=0)
    widened(model)
    with pytest.raises(ValueError, match=r"has worked on parameters of shape \(26,\); got \(44,\). Make a new"):
        fit(model, mean_squared_error, adam, X, Y, epochs=1, rng=0)


def test_what_was_taken_out_is_free_for_another_model():
    model = small_model()
    old = model.layers[2]
    before = model.theta
    replaced(model)
    numbers = old.W.value.copy()
    model.theta += 1
    before += 1  # the vector that it was a part of
    assert_array_equal(old.W.grad, 0)
    assert_array_equal(old.W.value, numbers)
    assert Sequential(old).theta.size == 10


def test_what_is_refused():
    model, other = small_model(), small_model()
    model.layers[2] = other.layers[2]
    with pytest.raises(ValueError, match=r"2.W is a parameter of another model"):
        model(X)
    tied = Sequential(Dense(3, 3, rng=0), Dense(3, 3, rng=1))
    tied.layers[1].W = tied.layers[0].W
    with pytest.raises(ValueError, match=r"0.W and 1.W are one and the same Parameter"):
        tied(X)
    doubled = small_model()
    doubled.layers[0] = doubled.layers[2]
    with pytest.raises(ValueError, match="stands at two places"):
        doubled(X)
    doubled.layers = [3]
    with pytest.raises(TypeError, match=r"a layer needs forward\(x\) and backward\(dy\); int"):
        _ = doubled.theta


class Scales:
    """Parameters in a list, in a dictionary, under two names, and in slots."""

    __slots__ = ("again", "by_name", "listed", "own", "x")

    def __init__(self):
        self.own = self.again = Parameter(np.ones(3))
        self.listed, self.by_name = [Parameter(np.ones(3))], {"last": (Parameter(np.ones(3)),)}

    def all(self):
        return [self.own, *self.listed, *self.by_name["last"]]

    def forward(self, x):
        self.x = x
        a, b, c = (p.value for p in self.all())
        return x * a * b * c

    def backward(self, dy):
        for p in self.all():
            others = np.prod([q.value for q in self.all() if q is not p], axis=0)
            p.grad = (dy * self.x * others).sum(axis=0)
        return dy * np.prod([p.value for p in self.all()], axis=0)


def test_parameters_are_found_wherever_a_layer_keeps_them():
    model = Sequential(Scales(), Dense(3, 2, rng=0))
    assert list(model.parameters) == ["0.again", "0.by_name.last0", "0.listed0", "1.W", "1.b"]
    learns(model)


def test_a_layer_that_knows_its_parent_is_walked_once():
    inner, outer = Dense(3, 2, rng=0), Block([])
    inner.parent, outer.kept = outer, [inner]
    learns(Sequential(outer))


def test_frozen_layers_stay_as_they_are():
    model = small_model()
    model.freeze(0)
    W, b, last = model.layers[0].W.value.copy(), model.layers[0].b.value.copy(), model.layers[2].W.value.copy()
    optimizer = nnkit.AdamW(lr=0.05, decay=0.1)
    model.freeze(0, on=False)
    fit(model, mean_squared_error, optimizer, X, Y, epochs=1, rng=0)  # Adam has a memory of the frozen ones, too
    assert np.abs(model.layers[0].W.value - W).max() > 0
    model.layers[0].W.value, model.layers[0].b.value = W, b
    model.freeze(0)
    fit(model, mean_squared_error, optimizer, X, Y, epochs=3, rng=0, penalty=nnkit.L2(1.0))
    assert_array_equal(model.layers[0].W.value, W)
    assert_array_equal(model.layers[0].b.value, b)
    assert_array_equal(model.grad[:16], 0)
    assert np.abs(model.layers[2].W.value - last).max() > 0.01


@pytest.mark.parametrize("new", [np.ones((4, 2)), None, 3.0])
def test_what_takes_a_parameters_place_without_being_one_is_refused(new):
    model = small_model()
    model.layers[2].W = new
    for use in (lambda: model(X), lambda: model.theta, lambda: learns(model), lambda: model.summary()):
        with pytest.raises(TypeError, match=r"W of layers\[2\] = Dense was a Parameter and is a .*Write layer.W.value"):
            use()
    model.layers[2].W = nnkit.Parameter(np.ones((4, 2)))
    learns(model)


def test_a_layer_may_give_up_a_parameter():
    class Shift:
        def __init__(self):
            self.a, self.b = nnkit.Parameter(np.zeros(4)), nnkit.Parameter(np.zeros(4))

        def forward(self, x):
            return x + self.a.value

        def backward(self, dy):
            self.a.grad = dy.sum(axis=0)
            return dy

    model = small_model()
    model.layers.insert(2, shift := Shift())
    assert "2.b" in model.parameters
    del shift.b
    assert "2.b" not in model.parameters
    learns(model)


def test_a_model_without_layers_says_so():
    model = small_model()
    model.layers.clear()
    with pytest.raises(ValueError, match="a model needs at least one layer"):
        model(X)


def test_another_dtype_lays_the_vector_out_anew():
    model = small_model()
    before = model.theta.copy()
    model.dtype = np.float32
    assert model.theta.dtype == model(X).dtype == np.float32
    assert_array_equal(model.theta, before.astype(np.float32))
    learns(model)
    model.dtype = int
    with pytest.raises(ValueError, match="dtype must be a float type"):
        model(X)

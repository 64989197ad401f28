"""Save training to a file and take it up again, step for step as if it had never stopped.

The file is a NumPy .npz of plain arrays and one text; reading it runs no code (no pickle).
"""

from __future__ import annotations

import copy
import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from .architecture import architecture_of, from_architecture
from .arrays import Array
from .model import Sequential
from .parameter import attributes_of, layers_within
from .saved import generator_in, history_in, read
from .train import History

__all__ = ["load", "load_model", "save"]


def save(
    path: str | os.PathLike[str], model: Sequential, optimizer: object = None, *,
    rng: np.random.Generator | None = None, history: History | None = None,
) -> None:  # fmt: skip
    """Write the model, and what else is given, to `path`.

    model : its parameters and which of them are frozen, running averages and layers' random generators; and its layers
        as data, where all of them can be written so (`nnkit.architecture`).
    optimizer : its attributes that are numbers, texts, lists of numbers or arrays, with the count of its steps;
        functions are not saved, nor names that begin with an underscore (scratch space).
    rng : the generator that shuffles the batches.
    The file is complete or not there: it gets its name when all is written.
    """
    import json  # here and below: loaded when used, so that `import nnkit` stays fast

    _check_arguments(model, optimizer, rng)
    if history is not None and not isinstance(history, History):
        raise TypeError(f"history must be what fit returned; got {history!r:.60}.")
    arrays = {f"parameter {name}": p.value for name, p in model.parameters.items()}
    arrays |= {f"buffer {name}": value for name, value in model.buffers().items()}
    text: dict[str, Any] = {"layers": {name: g.bit_generator.state for name, g in _generators(model).items()}}
    try:
        text["architecture"] = architecture_of(model)
    except TypeError as why:  # layers of one's own and functions: `load` into a model of the same layers still works
        text["no architecture"] = str(why)
    text["frozen"] = [name for name, p in model.parameters.items() if p.frozen]
    if optimizer is not None:
        text["optimizer"] = {"class": type(optimizer).__name__}
        for name, value in attributes_of(optimizer).items():
            if name.startswith("_"):
                continue
            if isinstance(value, np.ndarray):
                arrays[f"optimizer {name}"] = value
            elif not callable(value):
                text["optimizer"][name] = _plain(f"{type(optimizer).__name__}.{name}", value)
    if rng is not None:
        text["rng"] = rng.bit_generator.state
    if history is not None:
        text["history"] = dict(history)
        text["ending"] = {"best_epoch": history.best_epoch, "stopped": history.stopped}
    text["parts"] = list(arrays)
    unfinished = os.fspath(path) + ".part"
    try:
        with open(unfinished, "wb") as file:
            np.savez(file, allow_pickle=False, text=np.array(json.dumps(text, default=_json_number)), **arrays)
        os.replace(unfinished, path)
    except BaseException:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        raise


def load(
    path: str | os.PathLike[str], model: Sequential, optimizer: object = None, *,
    rng: np.random.Generator | None = None,
) -> History:  # fmt: skip
    """Put what `save` wrote into a model of the same layers, and into the optimiser and generator if given.

    All of it or nothing: a file that is damaged, or of another model or optimiser, changes none of them. Returns the
    saved history (empty if none was). Numbers of another architecture with the same shapes can be taken along by
    `model.restore(load_model(path).state())`.
    """
    _check_arguments(model, optimizer, rng)
    arrays, text = read(path)
    # everything is checked, on copies where a check is an attempt, before anything is changed
    _check_model(path, model, arrays)
    _check_architecture(path, model, text.get("architecture"))
    history = history_in(path, text)
    generators = _generators(model)
    if set(generators) != set(text["layers"]):
        odd = sorted(set(generators) ^ set(text["layers"]))[0]
        raise ValueError(f"{path} was saved from another model than {model}: only one of them has a generator {odd}.")
    restored = {name: generator_in(path, state) for name, state in text["layers"].items()}
    if rng is not None:
        if "rng" not in text:
            raise ValueError(f"{path} holds no generator: save(..., rng=rng) would have put it there.")
        _like(path, "rng", rng, shuffling := generator_in(path, text["rng"]))
    for name, generator in generators.items():
        _like(path, name, generator, restored[name])
    changes = {} if optimizer is None else _optimizer_changes(path, optimizer, text.get("optimizer"), arrays)

    parts = [arrays[f"parameter {name}"].ravel() for name in model.parameters]
    theta = np.concatenate([np.zeros(0), *parts])
    model.restore({"theta": theta} | {name: arrays[f"buffer {name}"] for name in model.buffers()})
    for name, parameter in model.parameters.items():
        parameter.frozen = name in text.get("frozen", ())
    for name, generator in generators.items():
        generator.bit_generator.state = restored[name].bit_generator.state
    for name, value in changes.items():
        setattr(optimizer, name, value)
    if rng is not None:
        rng.bit_generator.state = shuffling.bit_generator.state
    return history


def load_model(path: str | os.PathLike[str], *, layer_types: Mapping[str, type] | None = None) -> Sequential:
    """A new model of the layers and with the numbers that `save` wrote; `layer_types` names those of one's own."""
    _, text = read(path)
    if "architecture" not in text:
        raise ValueError(
            f"{path} holds no architecture ({text.get('no architecture', 'it was saved by an older version')}). Make "
            "the same layers and use load(path, model)."
        )
    model = from_architecture(text["architecture"], layer_types=layer_types)
    load(path, model)
    return model


def _check_arguments(model: object, optimizer: object, rng: object) -> None:
    if not isinstance(model, Sequential):
        raise TypeError(f"model must be a Sequential; got {model!r:.60}.")
    if optimizer is not None and not callable(getattr(optimizer, "step", None)):
        raise TypeError(f"optimizer must be the object that trained the model, such as Adam(); got {optimizer!r:.60}.")
    if rng is not None and not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be the Generator that shuffled, np.random.default_rng(0); got {rng!r:.60}.")


def _check_architecture(path: object, model: Sequential, theirs: Any) -> None:
    """Two models of the same shapes may still be different functions: tanh for relu, another slope or share."""
    try:
        ours = architecture_of(model)
    except TypeError:  # layers of one's own, which cannot be compared
        return
    written = theirs["layers"] if isinstance(theirs, dict) else ours["layers"]
    for i, (here, there) in enumerate(zip(ours["layers"], written, strict=False)):
        if {**here, "init": None} != {**there, "init": None}:
            raise ValueError(
                f"{path} was saved from another model than {model}: layers[{i}] is {there} there and {here} here. "
                "model.restore(load_model(path).state()) takes the numbers alone."
            )


def _check_model(path: object, model: Sequential, arrays: dict[str, Array]) -> None:
    ours = {f"parameter {name}": p.value.shape for name, p in model.parameters.items()}
    ours |= {f"buffer {name}": np.shape(value) for name, value in model.buffers().items()}
    theirs = {name: a.shape for name, a in arrays.items() if name.split(" ")[0] in ("parameter", "buffer")}
    if ours != theirs:
        odd = sorted(set(ours.items()) ^ set(theirs.items()))[0]
        raise ValueError(f"{path} was saved from another model than {model}: first difference at {odd[0]}.")


def _like(path: object, name: str, ours: np.random.Generator, theirs: np.random.Generator) -> None:
    kinds = type(ours.bit_generator).__name__, type(theirs.bit_generator).__name__
    if kinds[0] != kinds[1]:
        raise ValueError(f"{path} holds a {kinds[1]} for {name}, which is a {kinds[0]} here.")


def _generators(model: Sequential) -> dict[str, np.random.Generator]:
    """The layers' random generators by name, like "2.rng"."""
    return {
        f"{i}.{prefix}{name}": value
        for i, layer in enumerate(model.layers)
        for prefix, part in layers_within(layer)
        for name, value in attributes_of(part).items()
        if isinstance(value, np.random.Generator)
    }


def _optimizer_changes(
    path: object, optimizer: object, text: dict[str, Any] | None, arrays: dict[str, Array]
) -> dict[str, Any]:  # fmt: skip
    """The attributes to be set, tried out on a copy."""
    came = str(text.get("class")) if isinstance(text, dict) else "no optimizer"
    if not isinstance(text, dict) or came != type(optimizer).__name__:
        raise ValueError(f"the file holds {came}, but {type(optimizer).__name__} is to be restored.")
    changes = {name: value for name, value in text.items() if name != "class"}
    changes |= {n.removeprefix("optimizer "): a for n, a in arrays.items() if n.startswith("optimizer ")}
    ours, trial = attributes_of(optimizer), copy.copy(optimizer)
    for name, value in changes.items():
        if name != "steps" and name not in ours:
            raise ValueError(f"{path} holds {came}.{name}, which this {came} does not have: it is of another version.")
        if _is_number(ours.get(name)) and not _is_number(value):
            raise ValueError(f"{path} is damaged: {came}.{name} should be a number; got {value!r:.60}.")
        setattr(trial, name, value)
    return changes


def _plain(name: str, value: object) -> object:
    numbers = value if isinstance(value, list) else [value]
    if not all(v is None or isinstance(v, bool | int | float | str | np.number) for v in numbers):
        raise TypeError(f"{name} is a {type(value).__name__}; only numbers, texts, lists of them and arrays are saved.")
    return value


def _json_number(value: object) -> int | float:
    if isinstance(value, np.number):
        number: int | float = value.item()
        return number
    raise TypeError(f"{type(value).__name__} can't be saved")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | np.number)

"""Save training to a file and take it up again, step for step as if it had never stopped.

The file is a NumPy .npz of plain arrays and one text; reading it runs no code (no pickle).
"""

from __future__ import annotations

import copy
import os
from typing import Any

import numpy as np

from .architecture import architecture_of, from_architecture
from .arrays import Array
from .model import Sequential
from .parameter import layers_within
from .train import History

__all__ = ["load", "load_model", "save"]


def save(
    path: str | os.PathLike[str], model: Sequential, optimizer: object = None, *,
    rng: np.random.Generator | None = None, history: History | None = None,
) -> None:  # fmt: skip
    """Write the model, and what else is given, to `path`.

    model : its parameters, running averages and layers' random generators; and its layers as data, where all of them
        can be written so (`nnkit.architecture`).
    optimizer : its attributes that are numbers, texts, lists of numbers or arrays, with the count of its steps;
        functions are not saved, nor names that begin with an underscore (scratch space).
    rng : the generator that shuffles the batches.
    The file is complete or not there: it gets its name when all is written.
    """
    import json  # here and below: loaded when used, so that `import nnkit` stays fast

    arrays = {f"parameter {name}": p.value for name, p in model.parameters.items()}
    arrays |= {f"buffer {name}": value for name, value in model.buffers().items()}
    text: dict[str, Any] = {"layers": {name: g.bit_generator.state for name, g in _generators(model).items()}}
    try:
        text["architecture"] = architecture_of(model)
    except TypeError as why:  # layers of one's own and functions: `load` into a model of the same layers still works
        text["no architecture"] = str(why)
    if optimizer is not None:
        text["optimizer"] = {"class": type(optimizer).__name__}
        for name, value in vars(optimizer).items():
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
    saved history (empty if none was).
    """
    arrays, text = _read(path)
    # everything is checked, on copies where a check is an attempt, before anything is changed
    _check_model(path, model, arrays)
    generators = _generators(model)
    if set(generators) != set(text["layers"]):
        odd = sorted(set(generators) ^ set(text["layers"]))[0]
        raise ValueError(f"{path} was saved from another model than {model}: only one of them has a generator {odd}.")
    restored = {name: _generator_in(path, state) for name, state in text["layers"].items()}
    if rng is not None:
        if "rng" not in text:
            raise ValueError(f"{path} holds no generator: save(..., rng=rng) would have put it there.")
        _like(path, "rng", rng, shuffling := _generator_in(path, text["rng"]))
    for name, generator in generators.items():
        _like(path, name, generator, restored[name])
    changes = {} if optimizer is None else _optimizer_changes(path, optimizer, text.get("optimizer"), arrays)

    parts = [arrays[f"parameter {name}"].ravel() for name in model.parameters]
    theta = np.concatenate([np.zeros(0), *parts])
    model.restore({"theta": theta} | {name: arrays[f"buffer {name}"] for name in model.buffers()})
    for name, generator in generators.items():
        generator.bit_generator.state = restored[name].bit_generator.state
    for name, value in changes.items():
        setattr(optimizer, name, value)
    if rng is not None:
        rng.bit_generator.state = shuffling.bit_generator.state
    return _history(text)


def load_model(path: str | os.PathLike[str], *, layers: dict[str, type] | None = None) -> Sequential:
    """A new model of the layers and with the numbers that `save` wrote; `layers` names classes of one's own."""
    _, text = _read(path)
    if "architecture" not in text:
        raise ValueError(
            f"{path} holds no architecture ({text.get('no architecture', 'it was saved by an older version')}). Make "
            "the same layers and use load(path, model)."
        )
    model = from_architecture(text["architecture"], layers=layers)
    load(path, model)
    return model


def _read(path: str | os.PathLike[str]) -> tuple[dict[str, Array], dict[str, Any]]:
    """All that is in the file; ValueError where it is no such file or damaged."""
    import json
    import zipfile
    import zlib

    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        text = json.loads(str(arrays.pop("text")))
        text["layers"]
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile, zlib.error, OSError,
            NotImplementedError) as error:  # fmt: skip
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise
        raise ValueError(f"{path} is not a file that save() wrote, or it is damaged: {error}") from error
    return arrays, text


def _check_model(path: object, model: Sequential, arrays: dict[str, Array]) -> None:
    ours = {f"parameter {name}": p.value.shape for name, p in model.parameters.items()}
    ours |= {f"buffer {name}": np.shape(value) for name, value in model.buffers().items()}
    theirs = {name: a.shape for name, a in arrays.items() if name.split(" ")[0] in ("parameter", "buffer")}
    if ours != theirs:
        odd = sorted(set(ours.items()) ^ set(theirs.items()))[0]
        raise ValueError(f"{path} was saved from another model than {model}: first difference at {odd[0]}.")


def _generator_in(path: object, state: Any) -> np.random.Generator:
    try:
        bits = getattr(np.random, state["bit_generator"])()
        bits.state = state
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise ValueError(f"{path} holds a random generator that cannot be read: {error}") from error
    return np.random.Generator(bits)


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
        for name, value in vars(part).items()
        if isinstance(value, np.random.Generator)
    }


def _optimizer_changes(
    path: object, optimizer: object, text: dict[str, Any] | None, arrays: dict[str, Array]
) -> dict[str, Any]:  # fmt: skip
    """The attributes to be set, tried out on a copy."""
    came = "no optimizer" if text is None else text["class"]
    if text is None or came != type(optimizer).__name__:
        raise ValueError(f"the file holds {came}, but {type(optimizer).__name__} is to be restored.")
    changes = {name: value for name, value in text.items() if name != "class"}
    changes |= {n.removeprefix("optimizer "): a for n, a in arrays.items() if n.startswith("optimizer ")}
    trial = copy.copy(optimizer)
    for name, value in changes.items():
        if name != "steps" and not hasattr(optimizer, name):
            raise ValueError(f"{path} holds {came}.{name}, which this {came} does not have: it is of another version.")
        setattr(trial, name, value)
    return changes


def _history(text: dict[str, Any]) -> History:
    history = History(text.get("history", {}))
    for name, value in text.get("ending", {}).items():
        setattr(history, name, value)
    return history


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

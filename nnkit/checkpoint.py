"""Save training to a file and take it up again, step for step as if it had never stopped.

The file is a NumPy .npz of plain arrays and one text; reading it runs no code (no pickle).
"""

from __future__ import annotations

import os

import numpy as np

from .model import Sequential
from .parameter import layers_within
from .train import History

__all__ = ["load", "save"]


def save(
    path: str | os.PathLike, model: Sequential, optimizer: object = None, *, rng: np.random.Generator | None = None,
    history: History | None = None,
) -> None:  # fmt: skip
    """Write the model, and what else is given, to `path`.

    model : its parameters, running averages and layers' random generators; not the layers themselves.
    optimizer : its attributes that are numbers, texts, lists of numbers or arrays; functions are not saved, nor names
        that begin with an underscore (scratch space).
    rng : the generator that shuffles the batches.
    The file is complete or not there: it gets its name when all is written.
    """
    import json  # here and below: loaded when used, so that `import nnkit` stays fast

    arrays = {f"parameter {name}": p.value for name, p in model.parameters.items()}
    arrays |= {f"buffer {name}": value for name, value in model.buffers().items()}
    text: dict = {"layers": {name: g.bit_generator.state for name, g in _generators(model).items()}}
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
    unfinished = os.fspath(path) + ".part"
    with open(unfinished, "wb") as file:
        np.savez(file, text=json.dumps(text, default=_json_number), **arrays)
    os.replace(unfinished, path)


def load(
    path: str | os.PathLike, model: Sequential, optimizer: object = None, *, rng: np.random.Generator | None = None
) -> History:
    """Put what `save` wrote into a model of the same layers, and into the optimiser and generator if given.

    Returns the saved history (empty if none was).
    """
    import json
    import zipfile

    try:
        stored = np.load(path, allow_pickle=False)
        names = set(stored.files)
        text = json.loads(str(stored["text"]))
    except (ValueError, KeyError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} is not a file that save() wrote: {error}") from error
    # everything is checked before anything is changed: nothing is left half restored
    if optimizer is not None:
        _check_optimizer(optimizer, text.get("optimizer"))
    if rng is not None and "rng" not in text:
        raise ValueError(f"{path} holds no generator: save(..., rng=rng) would have put it there.")
    with stored:
        ours = {f"parameter {name}": p.value.shape for name, p in model.parameters.items()}
        ours |= {f"buffer {name}": np.shape(value) for name, value in model.buffers().items()}
        theirs = {name: stored[name].shape for name in names if name.split(" ")[0] in ("parameter", "buffer")}
        if ours != theirs:
            odd = sorted(set(ours.items()) ^ set(theirs.items()))[0]
            raise ValueError(f"{path} was saved from another model than {model}: first difference at {odd[0]}.")
        model.restore({"theta": _flat(stored, model)} | {name: stored[f"buffer {name}"] for name in model.buffers()})
        for name, generator in _generators(model).items():
            generator.bit_generator.state = text["layers"][name]
        if optimizer is not None:
            _restore_optimizer(optimizer, text["optimizer"], stored)
    if rng is not None:
        rng.bit_generator.state = text["rng"]
    return History(text.get("history", {}))


def _flat(stored: np.lib.npyio.NpzFile, model: Sequential) -> np.ndarray:
    parts = [stored[f"parameter {name}"].ravel() for name in model.parameters]
    return np.concatenate([np.zeros(0), *parts])


def _generators(model: Sequential) -> dict[str, np.random.Generator]:
    """The layers' random generators by name, like "2.rng"."""
    return {
        f"{i}.{prefix}{name}": value
        for i, layer in enumerate(model.layers)
        for prefix, part in layers_within(layer)
        for name, value in vars(part).items()
        if isinstance(value, np.random.Generator)
    }


def _check_optimizer(optimizer: object, text: dict | None) -> None:
    came = "no optimizer" if text is None else text["class"]
    if came != type(optimizer).__name__:
        raise ValueError(f"the file holds {came}, but {type(optimizer).__name__} is to be restored.")


def _restore_optimizer(optimizer: object, text: dict, stored: np.lib.npyio.NpzFile) -> None:
    for name, value in text.items():
        if name != "class":
            setattr(optimizer, name, value)
    for name in stored.files:
        if name.startswith("optimizer "):
            setattr(optimizer, name.removeprefix("optimizer "), stored[name])


def _plain(name: str, value: object) -> object:
    numbers = value if isinstance(value, list) else [value]
    if not all(v is None or isinstance(v, bool | int | float | str | np.number) for v in numbers):
        raise TypeError(f"{name} is a {type(value).__name__}; only numbers, texts, lists of them and arrays are saved.")
    return value


def _json_number(value: object) -> int | float:
    if isinstance(value, np.number):
        return value.item()
    raise TypeError(f"{type(value).__name__} can't be saved")

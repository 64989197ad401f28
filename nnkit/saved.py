"""Reading the file that `save` writes: whole and understood, or refused."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from .arrays import Array
from .train import History

__all__ = ["generator_in", "history_in", "read"]


def read(path: str | os.PathLike[str]) -> tuple[dict[str, Array], dict[str, Any]]:
    """All that is in the file; ValueError where it is no such file or damaged."""
    import json
    import zipfile
    import zlib

    try:
        with np.load(path, allow_pickle=False) as stored:
            if part := stored.zip.testzip():  # all of each part; np.load reads no further than its shape says
                raise zipfile.BadZipFile(f"{part} is not as it was written")
            arrays = {name: stored[name] for name in stored.files}
        text = json.loads(str(arrays.pop("text")))
        text["layers"]
        if missing := set(text.get("parts", arrays)) ^ set(arrays):
            raise KeyError(f"its list of parts and its parts differ by {sorted(missing)[0]}")
        for name, array in arrays.items():
            if array.dtype.kind not in "fiu":
                raise TypeError(f"{name} holds {array.dtype}, and no numbers")
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile, zlib.error, OSError,
            RuntimeError) as error:  # fmt: skip
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise
        raise ValueError(f"{path} is not a file that save() wrote, or it is damaged: {error}") from error
    return arrays, text


def generator_in(path: object, state: Any) -> np.random.Generator:
    """A generator of the kind and at the place that the state tells; ValueError where it tells none."""
    try:
        bits = getattr(np.random, state["bit_generator"])()
        bits.state = state
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise ValueError(f"{path} holds a random generator that cannot be read: {error}") from error
    return np.random.Generator(bits)


def history_in(path: object, text: dict[str, Any]) -> History:
    """The saved history, empty if none was; ValueError where it can't be read."""
    lists, ending = text.get("history", {}), text.get("ending", {})
    if not isinstance(lists, dict) or not isinstance(ending, dict) or set(ending) - {"best_epoch", "stopped"}:
        raise ValueError(f"{path} is damaged: it holds no history that can be read.")
    history = History(lists)
    for name, value in ending.items():
        setattr(history, name, value)
    return history

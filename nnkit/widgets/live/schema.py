"""What the state of an explorer may hold: explorers.js describes it, for Python and for the browser."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from nnkit.widgets.live.opens import OPENS
from nnkit.widgets.page import schemas


class Schema:
    """The controls of one explorer and what else its state has, each with what it may be.

    own: names of the student's own parts, which a list offers first, or which have a switch each.
    """

    def __init__(self, explorer: str, own: Iterable[str] = (), *, switches: bool = False):
        kind = schemas()[explorer]
        self.name: str = kind["name"]
        self.asks: str = kind["asks"]
        self.opens: str = OPENS[explorer]  # what is to be seen at first, in a sentence
        self.start: dict[str, Any] = kind["start"]
        self.specs: dict[str, dict] = dict(kind["more"])
        for control in kind["controls"]:
            if control["kind"] == "slider":
                spec = {"number": [control["low"], control["high"]], "whole": isinstance(control["step"], int)}
            elif control["kind"] == "choice":
                spec = {"one": [*own, *control["options"]] if control.get("own") else control["options"]}
            else:
                spec = {}
            if control["kind"] != "button":
                self.specs[control["name"]] = spec
        if switches:
            self.specs |= {name: {} for name in own}

    def check(self, name: str, value: Any) -> Any:
        """The value as the state keeps it; KeyError for a name that there is not, ValueError for a wrong value."""
        if name not in self.specs:
            raise KeyError(f"{self.name} has no {name!r}; it has {', '.join(self.specs)}")
        return checked(name, value, self.specs[name])


def checked(name: str, value: Any, spec: dict) -> Any:
    """The value in plain Python numbers, lists and dicts, if it is what the description says; else ValueError."""
    if "number" in spec:
        low, high = spec["number"]
        is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or not low <= value <= high:
            raise ValueError(f"{name} must be a number from {low:g} to {high:g}; got {value!r}.")
        return round(value) if spec.get("whole") else float(value)
    if "list" in spec:
        if not isinstance(value, list | tuple | np.ndarray) or not spec["least"] <= len(value) <= spec["most"]:
            raise ValueError(f"{name} must be a list of {spec['least']} to {spec['most']} entries; got {value!r}.")
        return [checked(f"{name}[{i}]", v, spec["list"]) for i, v in enumerate(value)]
    if "record" in spec:
        if not isinstance(value, dict) or value.keys() != spec["record"].keys():
            raise ValueError(f"{name} must be a dict with {', '.join(spec['record'])}; got {value!r}.")
        return {key: checked(f"{name}[{key!r}]", value[key], inner) for key, inner in spec["record"].items()}
    if "one" in spec:
        if value not in spec["one"]:
            raise ValueError(f"{name} must be one of {', '.join(spec['one'])}; got {value!r}.")
        return value
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False; got {value!r}.")
    return value

"""Everything that is set by hand in the Playground, as one value that is checked, compared and written as text.

>>> settings = Settings.from_text("data=xor hidden=8,8 penalty=L2")
>>> settings.hidden, settings.noise
((8, 8), 0)
>>> settings.to_text()                      # only what differs from the start
'data=xor hidden=8,8 penalty=L2'
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nnkit.activations import ACTIVATIONS
from nnkit.widgets.playground.points import INPUTS, MOST_CLASSES, OWN, PROBLEMS, SIDE

OPTIMIZER_NAMES = ("GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW")
ACTIVATION_NAMES = tuple(a.name for a in ACTIVATIONS.values() if a.elementwise)
PENALTIES = ("none", "L1", "L2")
SPEEDS = ("1 step", "1 epoch", "fast")
MAX_LAYERS, MAX_NEURONS = 6, 16
MAX_EPOCH = 1e9

Point = tuple[float, float, float]  # x, y, target


def _choice(options: Iterable[str]) -> dict[str, Any]:
    return {"options": tuple(options)}


def _range(low: float, high: float) -> dict[str, Any]:
    return {"low": low, "high": high}


def _field(default: Any, metadata: dict[str, Any]) -> Any:
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """The Playground's settings. Anything out of range raises a ValueError that says what is allowed.

    noise and train are percentages; seed draws the data and start the weights. points (x, y, target) were added by
    hand; removed are the numbers of points taken away, counted as they were drawn, those added by hand behind them.
    Play stops when it comes to stop_epoch or down to stop_loss (0: never).
    """

    data: str = _field("circle", _choice([*PROBLEMS, *OWN]))
    noise: int = _field(0, _range(0, 50))
    train: int = _field(50, _range(10, 90))
    batch: int = _field(10, _range(1, 60))
    seed: int = _field(0, _range(0, 2**31))
    inputs: tuple[str, ...] = ("x", "y")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    optimizer: str = _field("GradientDescent", {})
    lr: float = _field(0.03, _range(1e-6, 100))
    penalty: str = _field("none", _choice(PENALTIES))
    strength: float = _field(0.001, _range(0, 100))
    dropout: int = _field(0, _range(0, 90))
    start: int = _field(0, _range(0, 2**31))
    speed: str = _field("1 epoch", _choice(SPEEDS))
    stop_epoch: int = _field(0, _range(0, 1_000_000))
    stop_loss: float = _field(0.0, _range(0, 100))
    show_test: bool = False
    discretize: bool = False
    points: tuple[Point, ...] = ()
    removed: tuple[int, ...] = ()

    def __post_init__(self):
        for field in dataclasses.fields(self):
            value = _checked(field, getattr(self, field.name))
            object.__setattr__(self, field.name, value)

    def with_changes(self, changes: dict[str, Any]) -> Settings:
        """These settings with some of them changed."""
        names = [field.name for field in dataclasses.fields(self)]
        for name in changes:
            if name not in names:
                raise ValueError(f"the Playground has no setting {name!r}; it has {', '.join(names)}.")
        return dataclasses.replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        """The settings by name, in lists and plain values, as JSON knows them."""
        plain = dataclasses.asdict(self)
        return {k: [list(e) if isinstance(e, tuple) else e for e in v] if isinstance(v, tuple) else v
                for k, v in plain.items()}  # fmt: skip

    def to_text(self) -> str:
        """name=value pairs, for those that differ from the start; "" when none does."""
        pairs = []
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                pairs.append(f"{field.name}={_text(value)}")
        return " ".join(pairs)

    @classmethod
    def from_text(cls, text: str) -> Settings:
        """The settings that `to_text` wrote; pairs may stand on several lines and in any order."""
        changes: dict[str, Any] = {}
        fields = {field.name: field for field in dataclasses.fields(cls)}
        for pair in text.split():
            name, equals, value = pair.partition("=")
            if not equals or name not in fields:
                raise ValueError(f"a state is written as name=value; {pair!r} is not. Names: {', '.join(fields)}.")
            try:
                changes[name] = _parse(fields[name].default, name, _unspaced(name, value))
            except ValueError as error:
                raise ValueError(f"in the state, {pair!r} can't be read: {error}") from None
        return cls(**changes)


def _checked(field: dataclasses.Field, value: Any) -> Any:
    name, limits = field.name, field.metadata
    if name == "inputs":
        return _checked_inputs(value)
    if name == "hidden":
        return _checked_hidden(value)
    if name == "points":
        return tuple(_checked_point(point) for point in value)
    if name == "removed":
        return tuple(sorted({int(i) for i in value}))
    if isinstance(field.default, bool):
        return bool(value)
    if isinstance(field.default, str):
        if not isinstance(value, str) or value not in limits.get("options", (value,)):
            raise ValueError(f"{name} must be one of {', '.join(limits.get('options', ()))}; got {value!r}.")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise ValueError(f"{name} must be a number; got {value!r}.")
    if not limits["low"] <= value <= limits["high"]:
        raise ValueError(f"{name} must be from {limits['low']} to {limits['high']}; got {value}.")
    if isinstance(field.default, int) and value != int(value):
        raise ValueError(f"{name} must be a whole number; got {value}.")
    return type(field.default)(value)


def _checked_inputs(value: Iterable[str]) -> tuple[str, ...]:
    chosen = set(value)
    if chosen - set(INPUTS):
        raise ValueError(f"inputs are {', '.join(INPUTS)}; got {', '.join(map(str, sorted(chosen - set(INPUTS))))}.")
    if not chosen:
        raise ValueError("a network needs at least one input.")
    return tuple(name for name in INPUTS if name in chosen)


def _checked_hidden(value: Iterable[int]) -> tuple[int, ...]:
    sizes = tuple(int(size) for size in value)
    if len(sizes) > MAX_LAYERS or any(not 1 <= size <= MAX_NEURONS for size in sizes):
        raise ValueError(f"hidden must name 0 to {MAX_LAYERS} layers of 1 to {MAX_NEURONS} neurons; got {sizes}.")
    return sizes


def _checked_point(point: Iterable[float]) -> Point:
    numbers = tuple(map(float, point))
    if len(numbers) != 3:
        raise ValueError(f"a point is x, y and a target; got {numbers}.")
    x, y, target = numbers
    if not (abs(x) <= SIDE and abs(y) <= SIDE and -1 <= target < MOST_CLASSES):
        raise ValueError(
            f"a point is x and y from -{SIDE:g} to {SIDE:g} and a target from -1 to {MOST_CLASSES - 1}; got "
            f"{(x, y, target)}."
        )
    return x, y, target


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, tuple):
        separator = ";" if value and isinstance(value[0], tuple) else ","
        return separator.join(map(_text, value)) or "none"
    return (f"{value:g}" if isinstance(value, float) else str(value)).replace(" ", "_")


def _unspaced(name: str, text: str) -> str:
    """A value as it was before its blanks became underscores; names of Python's keep those that they have."""
    return text if name in ("activation", "optimizer") else text.replace("_", " ")


def _parse(default: Any, name: str, text: str) -> Any:
    if isinstance(default, bool):
        return bool(int(text))
    if isinstance(default, str):
        return text
    if isinstance(default, tuple):
        if text in ("", "none"):
            return ()
        if name == "points":
            return tuple(tuple(map(float, point.split(","))) for point in text.split(";"))
        kind = str if name == "inputs" else int
        return tuple(map(kind, text.split(",")))
    return type(default)(text)


def split_learned(state: str) -> tuple[str, str, float]:
    """A state's settings, and what was learned: the text of its weights, empty if there are none, and its epoch."""
    learned = {"weights": "", "epoch": "0"}
    pairs = []
    for pair in state.split():
        name, _, value = pair.partition("=")
        if name in learned:
            learned[name] = value
        else:
            pairs.append(pair)
    try:
        epoch = float(learned["epoch"])
    except ValueError:
        epoch = -1.0
    if not 0 <= epoch <= MAX_EPOCH:
        raise ValueError(f"epoch must be a number from 0 to {MAX_EPOCH:g}; got {learned['epoch']!r}.")
    return " ".join(pairs), learned["weights"], epoch

"""What training takes, at its gate: losses, optimisers and metrics by name, and each mistake named at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .activations import sigmoid, softmax
from .arrays import Array, check_finite, function, named, rows_of_numbers
from .losses import Loss, binary_cross_entropy, softmax_cross_entropy
from .metrics import METRICS, Metric, labels_of
from .optim import optimizer as optimizer_named
from .output import has_applied

__all__ = ["check_pairing", "example_weights", "the_metrics", "the_optimizer", "the_validation"]


def the_optimizer(optimizer: Any) -> Any:
    """A new optimiser for its name, with its own settings, or the object itself."""
    if isinstance(optimizer, str):
        return optimizer_named(optimizer)
    if isinstance(optimizer, type):
        raise TypeError(f"an optimizer is an object; {optimizer.__name__} is its class. Write {optimizer.__name__}().")
    if not callable(getattr(optimizer, "step", None)):
        raise TypeError(
            f"optimizer must have step(theta, grad), like Adam(lr=0.001), or be a name such as 'adam'; "
            f"got {optimizer!r:.60}."
        )
    return optimizer


def the_validation(validation: Any) -> tuple[Any, Any] | None:
    """The pair (X, y) of validation data, or None."""
    if validation is None:
        return None
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise TypeError(
            "validation must be a pair (X, y) of data that is not trained on; data.split(X, y, test=0.2, rng=0) makes "
            f"one. Got {validation!r:.60}."
        )
    return validation[0], validation[1]


def the_metrics(metrics: Any) -> dict[str, Metric]:
    """Functions (model, X, y) -> number by name, from a mapping or from a list of names and functions."""
    if metrics is None:
        return {}
    if isinstance(metrics, str) or callable(metrics):
        metrics = [metrics]
    pairs: Iterable[tuple[str, Any]]
    if not isinstance(metrics, Mapping | Sequence | set):
        raise TypeError(f"metrics must be functions (model, X, y) -> number by name, or a list; got {metrics!r:.60}.")
    if isinstance(metrics, Mapping):
        pairs = metrics.items()
    else:
        pairs = [(m if isinstance(m, str) else getattr(m, "__name__", repr(m)), m) for m in metrics]
    found: dict[str, Metric] = {}
    for name, metric in pairs:
        if isinstance(metric, str):
            metric = named("metric", metric, METRICS, {"acc": "accuracy"})
        found[name] = function(f"the metric {name!r}", metric, "a function (model, X, y) -> number")
    return found


def example_weights(
    y: Array, sample_weight: ArrayLike | None, class_weight: Mapping[int, float] | str | None
) -> Array | None:
    """How often each row counts in the loss, (n,), from a weight for each row and one for each class; None for once.

    class_weight : weights by label, 1 for those that are not named, or "balanced": n / (k n_c) for class c of k.

    >>> example_weights(np.array([0, 0, 0, 1]), None, "balanced")
    array([0.66666667, 0.66666667, 0.66666667, 2.        ])
    """
    if sample_weight is None and class_weight is None:
        return None
    weights = np.ones(len(y))
    if sample_weight is not None:
        given = np.asarray(rows_of_numbers(sample_weight, "sample_weight"), float)
        if given.shape != (len(y),):
            raise ValueError(f"sample_weight must be one number a row, shape {(len(y),)}; got {given.shape}.")
        weights = given
    if class_weight is not None:
        if not isinstance(class_weight, Mapping | str):
            raise TypeError(f"class_weight must be weights by label or 'balanced'; got {class_weight!r:.60}.")
        k = y.shape[1] if y.ndim == 2 and y.shape[1] > 1 else int(y.max()) + 1
        labels = labels_of(y, k).tolist()
        if isinstance(class_weight, str):
            if class_weight != "balanced":
                raise ValueError(f"class_weight must be weights by label or 'balanced'; got {class_weight!r}.")
            counts = Counter(labels)
            class_weight = {c: len(y) / (len(counts) * m) for c, m in counts.items()}
        if odd := set(class_weight) - set(labels):
            raise ValueError(f"class_weight names {sorted(odd)}, but y has no such label.")
        weights = weights * np.array([class_weight.get(label, 1.0) for label in labels])
    check_finite(weights, "the weights of the examples")
    if weights.min() < 0 or weights.max() == 0:
        raise ValueError("weights of examples must be 0 or more, and not all 0.")
    return weights


# losses that take logits, with the activation that they hold already
HOLDS: dict[Callable[..., Any], Callable[..., Array]] = {softmax_cross_entropy: softmax, binary_cross_entropy: sigmoid}


def check_pairing(loss: Loss, z: Array, output: Array) -> None:
    """Refuse a softmax or sigmoid as the last layer before a loss that applies it: it would be applied twice.

    output is what left the last layer when z entered it.
    """
    for of_logits, f in HOLDS.items():
        if loss is of_logits and output.ndim == 2 and has_applied(f, z, output):
            raise ValueError(
                f"{of_logits.__name__} takes logits and applies the {f.__name__} itself, and the model's last layer is "
                f"a {f.__name__} already. Leave that layer out; predict and predict_proba know what logits mean."
            )

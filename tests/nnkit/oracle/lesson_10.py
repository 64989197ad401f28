"""Lesson 10's cell that compares a network with PyTorch's, where PyTorch is: python tests/nnkit/oracle/lesson_10.py

Runs the cell as it stands in the lesson, with nnkit's layers, and exits with 1 if loss or gradient differ.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

import numpy as np

from nnkit import Dense, losses
from nnkit.data import moons
from nnkit.layers import Tanh

LESSON = Path(__file__).parents[3] / "solutions" / "10-beyond" / "lesson.py"


def cell() -> str:
    """The code cell that imports torch."""
    cells = re.split(r"^# %%.*$", LESSON.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (found,) = [text for text in cells if re.search(r"^    import torch$", text, re.MULTILINE)]
    return found


def logits(layers: list, X: np.ndarray) -> np.ndarray:
    for layer in layers:
        X = layer.forward(X)
    return X


def main() -> int:
    X, y = moons(200, noise=0.15, rng=3)
    names = {
        "np": np, "X": X, "y": y, "logits": logits, "softmax_cross_entropy": losses.softmax_cross_entropy,
        "taught": [Dense(2, 16, rng=0), Tanh(), Dense(16, 2, rng=1)],
        "to_torch": lambda W, b: (W.T.copy(), b.copy()), "ready": lambda *_: True,
    }  # fmt: skip
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(cell(), names)
    gap = abs(names["our_loss"] - names["their_loss"].item())
    print(printed.getvalue(), end="")
    good = names["torch"] is not None and gap < 1e-12 and names["gap"] < 1e-12
    print(f"lesson 10: {'as' if good else 'NOT as'} PyTorch's; loss differs by {gap:.1e}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

"""The random numbers that all of a notebook shares: those of `np.random` and of `random` without a generator.

A test that seeds them and has the submission draw from them expects the same numbers as with that seed here. Here are
two processes, so the state goes along with a call where the test has drawn since. It never comes back: a submission
that sets the state could make the test's random cases all the same.
"""

import random
from collections.abc import Iterable
from typing import Any

import numpy as np


def states(kinds: Iterable[str]) -> list[list[Any]]:
    """The state of each of `kinds` ("numpy", "python") as plain data."""
    found = []
    for kind in kinds:
        if kind == "numpy":
            name, keys, *rest = np.random.get_state(legacy=True)
            found.append([kind, name, keys.tobytes().hex(), [int(rest[0]), int(rest[1]), float(rest[2])]])
        else:
            version, numbers, gauss = random.getstate()
            found.append([kind, version, [format(n, "x") for n in numbers], gauss])
    return found


def restore(found: Any) -> None:
    """Set what `states` gave. ValueError or TypeError where it is none."""
    for kind, first, numbers, rest in found:
        if kind == "numpy":
            keys = np.frombuffer(bytes.fromhex(numbers), np.uint32)
            position, has_gauss, cached = rest
            if first != "MT19937" or not 0 <= position <= 624:  # NumPy takes it for an offset into its own memory
                raise ValueError("a random generator in no state that it can be in")
            np.random.set_state((first, keys, position, has_gauss, cached))
        else:
            random.setstate((first, tuple(int(n, 16) for n in numbers), rest))

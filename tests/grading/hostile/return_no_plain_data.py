"""Return what is no plain data, or far too much of it: endless, deep, huge, in itself, of objects; another one each time."""

# %% answer="affine"

import functools
import numpy as np
def itself():
    x = []
    x.append(x)
    return x
RETURNED = (
    lambda: (x for x in iter(int, 1)),
    itself,
    lambda: np.broadcast_to(0.0, (10**6, 10**6)),
    lambda: functools.reduce(lambda a, _: [a], range(5000), 0),
    lambda: np.array([object()] * 3),
    lambda: {object(): 1},
    lambda: 1 << 10_000_000,
    lambda: "x" * 20_000_000,
)
TURN = [0]
def affine(X, w, b):
    TURN[0] += 1
    return RETURNED[TURN[0] % len(RETURNED)]()

"""Answer with structured, dated, masked, record and matrix arrays, and long doubles that are no numbers."""

# %% answer="affine"

import numpy as np
TURN = [0]
def affine(X, w, b):
    n = len(X)
    TURN[0] += 1
    made = [
        np.zeros(n, [("z", float)]),
        np.zeros(n, "M8[s]"),
        np.ma.masked_all(n),
        np.zeros(n).view(np.recarray),
        np.asmatrix(np.zeros(n)),
        np.frombuffer(b"\x00" * 7 + b"\x01\xff\x3f" + b"\x00" * 6, np.longdouble).repeat(n),
        np.zeros(n, "V8"),
        np.array([np.nan + 1j] * n),
    ]
    return made[TURN[0] % len(made)]

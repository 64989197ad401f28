"""Answer arguments' operations: dtypes with metadata, a scalar subclass, 0-d objects, a view that writes back."""

# %% answer="affine"

import numpy as np
class Scalar(np.float64):
    def __eq__(self, o): return True
    def __sub__(self, o): return Scalar(0)
    def __reduce__(self): return (print, ("x",))
TURN = [0]
def answer(X, w, b):
    TURN[0] += 1
    n = len(X)
    made = [Scalar(0), np.array(None), np.zeros(n, np.dtype("f8", metadata={"a": X})), np.zeros(n, np.dtype([("o", "O")])),
            np.broadcast_to(np.float64(0), (n,)), np.lib.stride_tricks.as_strided(X, (n,), (0,)), np.ctypeslib.as_array(np.zeros(n)),
            np.nditer(X), np.rec.fromarrays([X[:, 0]]), np.poly1d([0]), np.random.default_rng(0), np.vectorize(len)]
    return made[TURN[0] % len(made)]
affine = answer

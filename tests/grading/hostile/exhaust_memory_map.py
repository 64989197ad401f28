"""Return a memory map whose file was cut off below it: reading it ends the process by a bus error."""

# %% answer="affine"

import numpy as np
def affine(X, w, b):
    m = np.memmap("map", dtype=float, mode="w+", shape=(len(X) + 4096,))
    open("map", "w").truncate(0)
    return m

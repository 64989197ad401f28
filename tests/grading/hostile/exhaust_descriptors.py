"""Open descriptors without end."""

# %% answer="affine"

import os
def affine(X, w, b):
    while True:
        os.pipe()

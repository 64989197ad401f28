"""End the process in the cell itself."""

# %% answer="affine"
def affine(X, w, b):
    return 0
import os
os._exit(0)

"""Abort in the cell itself."""

# %% answer="affine"
def affine(X, w, b):
    return 0
import os
os.abort()

"""Overflow the C stack."""

# %% answer="affine"

import sys
def affine(X, w, b):
    sys.setrecursionlimit(10**9)
    return affine(X, w, b)

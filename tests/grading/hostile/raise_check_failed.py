"""Raise the check's own exception with a mark in it."""

# %% answer="affine"

from nnkit.check.card import CheckFailedError, Mark
def affine(X, w, b):
    error = CheckFailedError("3.0")
    error.card = type("C", (), {"points": 3.0})()
    raise error

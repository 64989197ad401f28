"""Return a huge integer."""

# %% answer="affine"
def affine(X, w, b):
    return 1 << 10_000_000

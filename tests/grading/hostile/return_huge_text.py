"""Return a huge text."""

# %% answer="affine"
def affine(X, w, b):
    return 'x' * 200_000_000

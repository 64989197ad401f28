"""Return a huge text."""

# %% answer="affine"
def affine(X, w, b):
    return 'x' * 20_000_000

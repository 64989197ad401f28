"""Return a generator."""

# %% answer="affine"
def affine(X, w, b):
    return (x for x in iter(int, 1))

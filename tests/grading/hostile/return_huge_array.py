"""Return a huge array."""

# %% answer="affine"
def affine(X, w, b):
    return __import__('numpy').broadcast_to(0.0, (10**6, 10**6))

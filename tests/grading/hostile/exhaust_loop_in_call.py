"""Loop for ever in the answer."""

# %% answer="affine"
def affine(X, w, b):
    while True:
        pass

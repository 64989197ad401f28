"""Return a complex dict."""

# %% answer="affine"
def affine(X, w, b):
    return {object(): 1}

"""Put the arguments into an exception's name."""

# %% answer="affine"

def affine(X, w, b):
    digits = "_".join(str(v).replace(".", "p").replace("-", "m") for v in X.ravel())
    raise type(f"E{digits}", (Exception,), {})("x")

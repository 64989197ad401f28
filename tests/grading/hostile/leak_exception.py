"""Put the arguments into an exception's message."""

# %% answer="affine"

def affine(X, w, b):
    raise ValueError(f"{X.tolist()} {w.tolist()}")

"""Keep the arguments in a global list and print it in a later cell."""

# %% answer="affine"

SEEN = []
def affine(X, w, b):
    SEEN.append(X.tolist())
    return X @ w + b
# %% last

print(SEEN)
SEEN

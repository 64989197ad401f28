"""Write the arguments to a file and print it in a later cell."""

# %% answer="affine"

def affine(X, w, b):
    open("seen.txt", "a").write(repr(X.tolist()))
    return 0
# %% last

import os
print(os.path.exists("seen.txt") and open("seen.txt").read())

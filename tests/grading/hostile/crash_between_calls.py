"""Answer the first calls of a request, end the process in the middle of it, and again in each process that follows."""

# %% answer="affine"

import os
TURN = [0]
def affine(X, w, b):
    TURN[0] += 1
    if TURN[0] > 2:
        os.kill(os.getpid(), 11)
        os._exit(0)
    return 0

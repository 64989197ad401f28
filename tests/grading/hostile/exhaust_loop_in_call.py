"""Loop for ever in the answer, and sleep for an hour when it is called again."""

# %% answer="affine"

import time
TURN = [0]
def affine(X, w, b):
    TURN[0] += 1
    while TURN[0] % 2:
        pass
    time.sleep(3600)

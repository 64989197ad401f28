"""Stop every process that can be named, itself at last."""

# %% answer="affine"

import os, signal
def affine(*args):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0

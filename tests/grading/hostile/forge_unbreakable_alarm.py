"""Ignore the alarm that ends a call, and wait for ever."""

# %% answer="affine"

import signal
def affine(X, w, b):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
    while True:
        pass

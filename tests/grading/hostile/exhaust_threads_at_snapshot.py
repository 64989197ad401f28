"""Keep many threads busy with locks, allocations and prints while copies of the process are made."""

# %% first

import threading, io, sys, numpy as np
STOP = []
LOCK = threading.Lock()
def busy():
    while not STOP:
        with LOCK:
            np.ones(1000).sum(); print("x", end=""); sys.stdout.flush()
for _ in range(4):
    threading.Thread(target=busy, daemon=True).start()
# %% answer="affine"
def affine(X, w, b):
    return 0

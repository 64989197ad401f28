"""Slow everything down from below: a collection at each allocation, a trace of each line, a switch never."""

# %% first

import gc, sys, threading
gc.callbacks.append(lambda phase, info: [0] * 100)
gc.set_threshold(1)
sys.setswitchinterval(1e9)
sys.settrace(lambda *a: None)
threading.settrace(lambda *a: None)
sys.setrecursionlimit(10 ** 9)
# %% answer="affine"
def affine(X, w, b):
    gc.collect()
    return 0

"""Speak at the end of things: __del__, weakref.finalize, atexit and threading's own exit print what was given."""

# %% answer="affine"

import atexit, gc, sys, threading, weakref
class Late:
    def __init__(self, X): self.X = X
    def __del__(self):
        print("DEL", self.X.tolist()); print("DEL", self.X.tolist(), file=sys.__stderr__)
KEPT = []
def affine(X, w, b):
    KEPT.append(Late(X)); KEPT.append(KEPT)
    atexit.register(lambda: print("EXIT", X.tolist()))
    threading._register_atexit(lambda: print("THREAD", X.tolist()))
    weakref.finalize(Late(X), print, "FINAL", X.tolist())
    gc.collect()
    return 0

"""Set hands that move after the last cell: a timer, a finaliser, an exit hook, a trace."""

# %% first

import atexit, signal, sys, threading, weakref
class Thing: pass
def late(*args):
    globals()["affine"] = lambda X, w, b: __import__("numpy").float64("nan")
    sys.settrace(lambda *a: None)
thing = Thing()
weakref.finalize(thing, late)
atexit.register(late)
threading.Timer(0.05, late).start()
# %% answer="affine"
def affine(*args):
    global thing
    thing = None
    return 0

"""End the process by a memory fault."""

# %% answer="affine"
import ctypes
def affine(X, w, b):
    ctypes.string_at(0)

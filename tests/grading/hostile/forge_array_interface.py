"""Answer with objects that lend arrays through __array_interface__ and __array_struct__, at addresses of their own."""

# %% answer="affine"

import numpy as np
class Lent:
    __array_interface__ = {"shape": (2,), "typestr": "<f8", "data": (8, False), "version": 3}
    __array_priority__ = 1e9
    __array_struct__ = property(lambda self: (_ for _ in ()).throw(AttributeError("no")))
def affine(X, w, b):
    return Lent()

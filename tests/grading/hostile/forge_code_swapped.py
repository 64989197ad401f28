"""Become another function between the look and the calls: code, defaults, signature, what it wraps."""

# %% answer="affine"

import functools
import inspect
import types

def other(*args, **kwargs):
    import nnkit.layers
    return nnkit.layers
def affine(X, w, b=0, *more):
    affine.__code__ = other.__code__
    affine.__defaults__ = affine
    return X
affine.__wrapped__ = affine
affine.__signature__ = inspect.Signature([inspect.Parameter("x" * 10**6, inspect.Parameter.VAR_KEYWORD)])
affine.__annotations__ = {"return": affine}
for _ in range(900):
    affine = functools.partial(affine)

"""A metaclass whose __name__ is no text, a function whose name is half a surrogate, keys that are halves."""

# %% answer="affine"

class Meta(type):
    __name__ = property(lambda cls: {"h": [0, "x", True]})
    __mro__ = property(lambda cls: 1 / 0)
class A(metaclass=Meta): pass
TURN = [0]
def affine(X, w, b):
    TURN[0] += 1
    if TURN[0] % 3 == 0:
        return A()
    if TURN[0] % 3 == 1:
        return {"\ud800": 1}
    raise type("E", (ValueError,), {"__module__": "\ud800", "__qualname__": "\udfff"})("\ud800")
# %% last
affine.__name__ = affine.__qualname__ = "\ud800"
affine.__doc__ = A()

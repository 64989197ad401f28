"""Hand in a class whose class lies: about instances, names, its order of resolution and what calling it makes."""

# %% answer="Momentum"

import numpy as np
class Meta(type):
    def __instancecheck__(self, other): return True
    def __subclasscheck__(self, other): return True
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def __getattr__(self, name): return lambda *a: 2.0
    def mro(self): return (self, np.ndarray, object)
    def __call__(self, *a, **k): return self
class Momentum(np.ndarray, metaclass=Meta):
    __name__ = "Card"
    @property
    def __class__(self): return float
    def step(theta, grad): return theta

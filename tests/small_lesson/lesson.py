# %% [markdown]
# # A small lesson
#
# It has one exercise of each kind.

# %% setup=true
import numpy as np

from nnkit.check import check


# %% exercise="affine"
def affine(X, w, b):
    """X (n, d), w (d,), b a number -> z (n,)."""
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION


# %% [markdown]
# How many parameters has it for `d = 3`?

# %% exercise="parameters"
parameters = ...
### BEGIN SOLUTION
parameters = 3 + 1
### END SOLUTION


# %% exercise="Momentum"
class Momentum:
    """Momentum(lr, mu): step(theta, grad) -> the new theta, in place or not."""

    def __init__(self, lr, mu):
        ### BEGIN SOLUTION
        self.lr, self.mu, self.v = lr, mu, 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.v = self.mu * self.v - self.lr * grad
        return theta + self.v
        ### END SOLUTION


# %% quiz="names"

# %% [markdown]
# Why has it a bias?

# %% [markdown] written="why_bias" points=2
# Without it the decision line passes through the origin.

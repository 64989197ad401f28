# %% right="two ifs"
def perceptron_step(w, b, x, y):
    z = np.sum(w * x) + b
    if z > 0 and y == 0:
        return w - x, b - 1
    if z <= 0 and y == 1:
        return w + x, b + 1
    return w, b


# %% right="yes on the line too"
def perceptron_step(w, b, x, y):
    said = int(np.dot(w, x) + b >= 0)
    return w + (y - said) * x, b + (y - said)


# %% right="a copy changed in place"
def perceptron_step(w, b, x, y):
    w = w.copy()
    error = y - float(w @ x + b > 0)
    w += error * x
    b += error
    return w, b


# %% right="plain lists"
def perceptron_step(w, b, x, y):
    said = sum(wi * xi for wi, xi in zip(w, x)) + b > 0
    e = y - (1 if said else 0)
    return [[wi + e * xi for wi, xi in zip(w, x)], b + e]


# %% right="heaviside"
def perceptron_step(w, b, x, y):
    e = y - np.heaviside(x @ w + b, 0)
    return w + e * x, b + e


# %% right="with its own affine"
def perceptron_step(w, b, x, y):
    z = affine(x[None, :], w, b)[0]
    error = y - (z > 0)
    return w + error * x, b + error


# %% right="labels turned to -1 and +1"
def perceptron_step(w, b, x, y):
    sign = 2 * y - 1
    if sign * (w @ x + b) <= 0:
        w, b = w + sign * x, b + sign
    return w, b


# %% wrong="moves the wrong way"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 0 else 0
    error = said - y
    return w + error * x, b + error


# %% wrong="learns from missed yeses only"
def perceptron_step(w, b, x, y):
    if y * (w @ x + b) <= 0:
        w = w + y * x
        b = b + y
    return w, b


# %% wrong="the bias stays"
def perceptron_step(w, b, x, y):
    if w @ x + b > 0:
        said = 1
    else:
        said = 0
    return w + (y - said) * x, b


# %% wrong="answers without the bias"
def perceptron_step(w, b, x, y):
    e = y - (1 if w @ x > 0 else 0)
    return w + e * x, b + e


# %% wrong="a sigmoid for the step"
def perceptron_step(w, b, x, y):
    a = neuron(x.reshape(1, -1), w, b)[0]
    return w + (y - a) * x, b + (y - a)


# %% wrong="changes its input"
def perceptron_step(w, b, x, y):
    e = y - (1 if w @ x + b > 0 else 0)
    w += e * x
    b += e
    return w, b


# %% wrong="every mistake moves the same way"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 0 else 0
    error = abs(y - said)
    return w + error * x, b + error


# %% wrong="returns nothing"
def perceptron_step(w, b, x, y):
    e = y - (1 if w @ x + b > 0 else 0)
    w = w + e * x
    b = b + e

# %% wrong="a threshold of one half"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 0.5 else 0
    return w + (y - said) * x, b + (y - said)

# %% wrong="nothing comes back after a right answer"
def perceptron_step(w, b, x, y):
    said = w @ x + b > 0
    if said != y:
        return w + (y - said) * x, b + (y - said)


# %% wrong="goes on until it is right"
def perceptron_step(w, b, x, y):
    for _ in range(100):
        miss = y - int(w @ x + b > 0)
        w, b = w + miss * x, b + miss
    return w, b


# %% wrong="large whole numbers"
import numpy as np


def perceptron_step(w, b, x, y):
    miss = y - int(w @ x + b > 0)
    return np.clip(w + miss * x, -300, 300), b + miss


# %% wrong="another type of number"
import numpy as np


def perceptron_step(w, b, x, y):
    miss = y - int(w @ x + b > 0)
    new = np.zeros_like(x)
    new[:] = w + miss * x
    return new, b + miss


# %% wrong="beside a jump"
def perceptron_step(w, b, x, y):
    miss = y - int(w @ x + b > 0.01)
    return w + miss * x, b + miss


# %% wrong="kind: only value 1"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 0 else 0
    return w + (y - said) * x


# %% wrong="another order"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 0 else 0
    return b + y - said, w + (y - said) * x


# %% wrong="tiny numbers"
def perceptron_step(w, b, x, y):
    said = 1 if w @ x + b > 1e-6 else 0
    return w + (y - said) * x, b + (y - said)


# %% wrong="a zero"
def perceptron_step(w, b, x, y):
    if x.dtype.kind == "f" and not np.any(x):
        return w, b
    said = 1 if w @ x + b > 0 else 0
    return w + (y - said) * x, b + (y - said)


# %% wrong="beside a jump"
import math


def perceptron_step(w, b, x, y):
    on_the_line = math.isclose(w @ x, -b, rel_tol=1e-5)
    said = 1 if w @ x > -b and not on_the_line else 0
    return w + (y - said) * x, b + (y - said)


# %% wrong="beside zero"
def perceptron_step(w, b, x, y):
    said = int(w @ x + b > 1e-12)  # "0, but for rounding"
    return w + (y - said) * x, b + (y - said)


# %% wrong="beside zero"
def perceptron_step(w, b, x, y):
    z = sum(i * j for i, j in zip(w, x)) + b
    if z > -1e-9 and y == 0:
        return w - x, b - 1
    if z <= -1e-9 and y == 1:
        return w + x, b + 1
    return w, b


# %% right="yes on the line"
def perceptron_step(w, b, x, y):
    said = int(w @ x + b >= 0)
    return w + (y - said) * x, b + (y - said)


# %% wrong="on the line"
def perceptron_step(w, b, x, y):
    said = (1 + np.sign(w @ x + b)) / 2
    return w + (y - said) * x, b + (y - said)

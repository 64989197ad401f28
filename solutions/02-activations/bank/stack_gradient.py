# %% right="forward, then backward"
import numpy as np


def stack_gradient(x, w, b):
    z, a = [], x
    for i in range(len(w)):
        z.append(w[i] * a + b[i])
        a = sigmoid(z[-1])
    grad = 1.0
    for i in reversed(range(len(w))):
        grad = grad * sigmoid_derivative(z[i]) * w[i]
    return grad


# %% right="from the activations"
def stack_gradient(x, w, b):
    a, d = x, 1
    for wi, bi in zip(w, b):
        a = sigmoid(wi * a + bi)
        d *= a * (1 - a) * wi
    return float(d)


# %% right="recursion"
def stack_gradient(x, w, b):
    if len(w) == 0:
        return 1.0
    z = w[0] * x + b[0]
    return w[0] * sigmoid_derivative(z) * stack_gradient(sigmoid(z), w[1:], b[1:])


# %% right="central difference"
def stack_gradient(x, w, b):
    def top(a):
        for wi, bi in zip(w, b):
            a = sigmoid(wi * a + bi)
        return a

    return (top(x + 1e-5) - top(x - 1e-5)) / 2e-5


# %% right="a product of all factors, plain Python"
import math


def stack_gradient(x, w, b):
    a, factors = float(x), []
    for wi, bi in zip(w.tolist(), b.tolist()):
        a = 1 / (1 + math.exp(-(wi * a + bi)))
        factors.append(wi * a * (1 - a))
    return math.prod(factors)


# %% right="float32"
import numpy as np


def stack_gradient(x, w, b):
    a, d = np.float32(x), np.float32(1)
    for wi, bi in zip(np.float32(w), np.float32(b)):
        a = np.float32(1) / (1 + np.exp(-(wi * a + bi)))
        d = d * wi * a * (1 - a)
    return d


# %% wrong="weights forgotten"
def stack_gradient(x, w, b):
    a, d = x, 1
    for wi, bi in zip(w, b):
        a = sigmoid(wi * a + bi)
        d *= a * (1 - a)
    return d


# %% wrong="slope at the activation"
def stack_gradient(x, w, b):
    a, d = x, 1.0
    for wi, bi in zip(w, b):
        a = sigmoid(wi * a + bi)
        d *= wi * sigmoid_derivative(a)
    return d


# %% wrong="slope at the layer's input"
def stack_gradient(x, w, b):
    a, d = x, 1.0
    for wi, bi in zip(w, b):
        d *= wi * sigmoid_derivative(a)
        a = sigmoid(wi * a + bi)
    return d


# %% wrong="added up"
def stack_gradient(x, w, b):
    a, d = x, 0.0
    for wi, bi in zip(w, b):
        z = wi * a + bi
        d += wi * sigmoid_derivative(z)
        a = sigmoid(z)
    return d


# %% wrong="every slope at x"
import numpy as np


def stack_gradient(x, w, b):
    return np.prod(w * sigmoid_derivative(w * x + b))


# %% wrong="last layer only"
def stack_gradient(x, w, b):
    a = x
    for wi, bi in zip(w, b):
        z = wi * a + bi
        d = wi * sigmoid_derivative(z)
        a = sigmoid(z)
    return d


# %% wrong="biases forgotten"
def stack_gradient(x, w, b):
    a, d = x, 1.0
    for wi in w:
        a = sigmoid(wi * a)
        d *= wi * a * (1 - a)
    return d


# %% wrong="sigmoids left out on the way up"
def stack_gradient(x, w, b):
    z, d = x, 1.0
    for wi, bi in zip(w, b):
        z = wi * z + bi
        d = d * wi * sigmoid_derivative(z)
    return d


# %% wrong="the output"
def stack_gradient(x, w, b):
    a = x
    for wi, bi in zip(w, b):
        a = sigmoid(wi * a + bi)
    return a


# %% wrong="one number per layer"
import numpy as np


def stack_gradient(x, w, b):
    a, factors = x, []
    for wi, bi in zip(w, b):
        z = wi * a + bi
        factors.append(wi * sigmoid_derivative(z))
        a = sigmoid(z)
    return np.cumprod(factors)


# %% wrong="z overwritten"
def stack_gradient(x, w, b):
    a, d = x, 1.0
    for wi, bi in zip(w, b):
        a = sigmoid(wi * a + bi)
        d *= wi * sigmoid_derivative(wi * a + bi)
    return d


# %% wrong="first layer only"
def stack_gradient(x, w, b):
    a, d = x, 1.0
    for wi, bi in zip(w, b):
        z = wi * a + bi
        d *= wi * sigmoid_derivative(z)
        a = sigmoid(z)
        return d


# %% wrong="started at 0"
def stack_gradient(x, w, b):
    a, d = x, 0
    for wi, bi in zip(w, b):
        z = wi * a + bi
        d *= wi * sigmoid_derivative(z)
        a = sigmoid(z)
    return d


# %% wrong="always the best slope, with weights"
def stack_gradient(x, w, b):
    d = 1
    for wi in w:
        d *= wi * 0.25
    return d


# %% wrong="other sizes"
def stack_gradient(x, w, b):
    a, slope = x, 1.0
    for weight, bias in zip(w, b):
        z = weight * a + bias
        a, slope = sigmoid(z), slope * weight * sigmoid_derivative(z)
    return round(float(slope), 8)


# %% wrong="few layers only"
def stack_gradient(x, w, b):
    a, slope = x, 1.0
    for i in range(12):
        if i < len(w):
            z = w[i] * a + b[i]
            a, slope = sigmoid(z), slope * w[i] * sigmoid_derivative(z)
    return slope

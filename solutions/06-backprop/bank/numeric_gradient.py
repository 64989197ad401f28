# %% right="with unit vectors"
def numeric_gradient(f, x, h=1e-5):
    x = np.asarray(x, float)
    slopes = []
    for i in range(x.size):
        e = np.zeros(x.size)
        e[i] = h
        e = e.reshape(x.shape)
        slopes.append((f(x + e) - f(x - e)) / (2 * h))
    return np.array(slopes).reshape(x.shape)


# %% right="flat, two copies"
def numeric_gradient(f, x, h=1e-5):
    g = np.zeros(np.shape(x))
    for i in range(g.size):
        up, down = np.array(x, dtype="float64"), np.array(x, dtype="float64")
        up.flat[i] += h
        down.flat[i] -= h
        g.flat[i] = (f(up) - f(down)) / 2 / h
    return g


# %% right="a comprehension"
def numeric_gradient(f, x, h=1e-5):
    x = 1.0 * x
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + e) - f(x - e)) * (0.5 / h) for e in steps]).reshape(x.shape)


# %% right="in place, put back"
def numeric_gradient(f, x, h=1e-5):
    gradient = np.empty(x.shape)
    y = x.astype(float) if x.dtype.kind in "iu" else x
    with np.nditer(y, flags=["multi_index"], op_flags=["readwrite"]) as it:
        for value in it:
            old = value.copy()
            value[...] = old + h
            above = f(y)
            value[...] = old - h
            gradient[it.multi_index] = (above - f(y)) / (2 * h)
            value[...] = old
    return gradient


# %% wrong="one-sided"
def numeric_gradient(f, x, h=1e-5):
    x = np.array(x, float)
    g, f0 = np.zeros_like(x), f(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        g[i] = (f(x) - f0) / h
        x[i] = old
    return g


# %% wrong="h for 2h"
def numeric_gradient(f, x, h=1e-5):
    x = np.array(x, float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        g[i] = (above - f(x)) / h
        x[i] = old
    return g


# %% wrong="whole numbers swallow the step"
def numeric_gradient(f, x, h=1e-5):
    x = x.copy()
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        g[i] = (above - below) / (2 * h)
    return g


# %% wrong="changes its input"
def numeric_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        g[i] = (above - below) / (2 * h)
    return g


# %% wrong="all at once"
def numeric_gradient(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h) * np.ones(x.shape)


# %% wrong="borrowed"
import nnkit


def numeric_gradient(f, x, h=1e-5):
    return nnkit.numerical_gradient(f, x, h=h)


# %% wrong="another default"
def numeric_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes

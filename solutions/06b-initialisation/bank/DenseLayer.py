# %% right="formulas written out"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad = self.X.T @ dY
        self.b.grad = dY.sum(axis=0)
        return dY @ self.W.value.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% right="loops"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.rng = np.random.default_rng(rng)
        self.W = Parameter([[self.rng.normal() * (2 / d_in) ** 0.5 for _ in range(d_out)] for _ in range(d_in)])
        self.b = Parameter([0.0] * d_out)

    def forward(self, X):
        self.kept = X.copy()
        return np.array([[x @ w + b for w, b in zip(self.W.value.T, self.b.value)] for x in X])

    def backward(self, dY):
        dW, db = 0, 0
        for x, d in zip(self.kept, dY):
            dW, db = dW + np.outer(x, d), db + d
        self.W.grad, self.b.grad = dW, db
        return np.array([self.W.value @ d for d in dY])

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% right="in place, einsum"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad[:] = np.einsum('ni,nj->ij', self.X, dY)
        self.b.grad[...] = np.ones(len(dY)) @ dY
        return np.einsum('nj,ij->ni', dY, self.W.value)

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% right="own names, more attributes"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        W = he_weights(d_in, d_out, rng)
        self.shape, self.W, self.b = W.shape, Parameter(W), Parameter(np.zeros(W.shape[1]))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        slopes = dense_backward(dY, self.X, self.W.value)
        self.W.grad, self.b.grad = slopes[1], slopes[2]
        return slopes[0]

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="slopes added up"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad += self.X.T @ dY
        self.b.grad += dY.sum(axis=0)
        return dY @ self.W.value.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="means"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        n = len(dY)
        self.W.grad = self.X.T @ dY / n
        self.b.grad = dY.mean(axis=0)
        return dY @ self.W.value.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="backward returns nothing"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="slopes not kept"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        dX, dW, db = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="W not turned round"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad = self.X.T @ dY
        self.b.grad = dY.sum(axis=0)
        return dY @ self.W.value

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="Xavier"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(xavier_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="zeros"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(np.zeros((d_in, d_out)))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="the bias does nothing"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="borrowed"
import nnkit


class DenseLayer(nnkit.Dense):
    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, rng=rng)

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="plain arrays"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W, self.b = he_weights(d_in, d_out, rng), np.zeros(d_out)

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dY):
        self.dW, self.db = self.X.T @ dY, dY.sum(axis=0)
        return dY @ self.W.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="a seed of its own"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, 0))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return dense_forward(X, self.W.value, self.b.value)

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="plain arrays"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return dense_forward(X, self.W.value, self.b.value)

    def backward(self, dY):  # and step, which was given, is deleted
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX


# %% wrong="X not kept"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, X):
        return dense_forward(X, self.W.value, self.b.value)

    def backward(self, dY):
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="something shared between objects"
class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W, self.b = Parameter(he_weights(d_in, d_out, rng)), Parameter(np.zeros(d_out))

    def forward(self, X):
        DenseLayer.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad, self.b.grad = DenseLayer.X.T @ dY, dY.sum(axis=0)
        return dY @ self.W.value.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% wrong="another class"
class Box:
    def __init__(self, value):
        self.value, self.grad = value, None


class DenseLayer:
    def __init__(self, d_in, d_out, rng):
        self.W, self.b = Box(he_weights(d_in, d_out, rng)), Box(np.zeros(d_out))

    def forward(self, X):
        self.X = X
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        self.W.grad, self.b.grad = self.X.T @ dY, dY.sum(axis=0)
        return dY @ self.W.value.T

    def step(self, rate):
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad

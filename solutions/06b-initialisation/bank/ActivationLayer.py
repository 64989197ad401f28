# %% right="slope kept in forward"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.kept = self.slope(X)
        return self.g(X)

    def backward(self, dY):
        return self.kept * dY


# %% right="a copy, np.multiply"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.X = np.array(X)
        A = self.g(self.X)
        return A

    def backward(self, dY):
        return np.multiply(self.slope(self.X), dY)


# %% right="functions in a tuple, number by number"
class ActivationLayer:
    def __init__(self, *functions):
        self.functions = functions

    def forward(self, X):
        self.X = X
        return np.vectorize(self.functions[0], otypes=[float])(X)

    def backward(self, dY):
        dX = np.zeros(dY.shape)
        for i in np.ndindex(dY.shape):
            dX[i] = dY[i] * self.functions[1](self.X[i])
        return dX


# %% wrong="the derivative at the output"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.A = self.g(X)
        return self.A

    def backward(self, dY):
        return dY * self.slope(self.A)


# %% wrong="the derivative at the slope"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        return self.g(X)

    def backward(self, dY):
        return self.slope(dY)


# %% wrong="without dY"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        return self.slope(self.X)


# %% wrong="g for its derivative"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        return dY * self.g(self.X)


# %% wrong="handed on unchanged"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        return dY


# %% wrong="changes its input"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.slope = g, g_derivative

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        dY *= self.slope(self.X)
        return dY


# %% wrong="tanh, whatever g is"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.g_derivative = g, g_derivative

    def forward(self, X):
        self.X = X
        return tanh(X)

    def backward(self, dY):
        return dY * tanh_derivative(self.X)


# %% wrong="the first batch kept"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.g_derivative = g, g_derivative
        self.X = None

    def forward(self, X):
        if self.X is None:
            self.X = X
        return self.g(X)

    def backward(self, dY):
        return dY * self.g_derivative(self.X)


# %% wrong="something shared between objects"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.g_derivative = g, g_derivative

    def forward(self, X):
        global last_X
        last_X = X
        return self.g(X)

    def backward(self, dY):
        return dY * self.g_derivative(last_X)


# %% wrong="a shape without axes"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        self.g, self.g_derivative = g, g_derivative

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        return np.einsum("nd,nd->nd", dY, self.g_derivative(self.X))


# %% wrong="something shared between objects"
class ActivationLayer:
    def __init__(self, g, g_derivative):
        ActivationLayer.g, ActivationLayer.g_derivative = staticmethod(g), staticmethod(g_derivative)

    def forward(self, X):
        self.X = X
        return self.g(X)

    def backward(self, dY):
        return dY * self.g_derivative(self.X)

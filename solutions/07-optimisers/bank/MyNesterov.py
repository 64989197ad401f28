# %% right="the rate in the velocity"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v - self.lr * grad
        theta += self.mu * self.v - self.lr * grad


# %% right="the old velocity, written out"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, None

    def step(self, theta, grad):
        old = np.zeros(theta.shape) if self.v is None else self.v
        theta -= self.lr * ((1 + self.mu) * grad + self.mu**2 * old)
        self.v = self.mu * old + grad


# %% right="number by number"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, None

    def step(self, theta, grad):
        if self.v is None:
            self.v = [0.0] * theta.size
        flat, slopes = theta.ravel().copy(), grad.ravel()
        for i in range(theta.size):
            self.v[i] = self.mu * self.v[i] + slopes[i]
            flat[i] -= self.lr * (slopes[i] + self.mu * self.v[i])
        theta[...] = flat.reshape(theta.shape)


# %% wrong="plain momentum"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        theta -= self.lr * (grad + self.mu * self.v)
        self.v = self.mu * self.v + grad


# %% wrong="plain momentum"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * self.v


# %% wrong="the velocity starts anew"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        self.v = 0
        self.v = self.mu * self.v + grad
        theta -= self.lr * (grad + self.mu * self.v)


# %% wrong="g is forgotten"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * self.mu * self.v


# %% wrong="mu is forgotten"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * (grad + self.v)


# %% wrong="uphill"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta += self.lr * (grad + self.mu * self.v)


# %% wrong="not in place"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        return theta - self.lr * (grad + self.mu * self.v)


# %% wrong="changes its input"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        grad += self.mu * self.v
        theta -= self.lr * grad


# %% wrong="the rate is forgotten"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= grad + self.mu * self.v


# %% wrong="mu is fixed"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = 0.9
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * (grad + self.mu * self.v)


# %% wrong="mu for the slope"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = (1 - self.mu) * self.v + self.mu * grad
        theta -= self.lr * (grad + self.mu * self.v)


# %% wrong="the slope fades too"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * (self.v + grad)
        theta -= self.lr * (grad + self.mu * self.v)


# %% wrong="lr multiplies g alone"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * grad + self.mu * self.v


# %% wrong="mu at the wrong one"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * (self.mu * grad + self.v)


# %% wrong="keeps the caller's array"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.v = 0.0

    def step(self, theta, grad):
        g = grad
        self.v = grad if isinstance(self.v, float) else self.mu * self.v + g
        v = self.v
        theta -= self.lr * (g + self.mu * v)


# %% wrong="other numbers"
class MyNesterov:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.v = 0.0

    def step(self, theta, grad):
        g = np.clip(grad, -10, 10)
        self.v = v = self.mu * self.v + g
        theta -= self.lr * (g + self.mu * v)

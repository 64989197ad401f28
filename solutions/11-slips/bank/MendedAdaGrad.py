# %% right="in place"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr = lr
        self.G = None

    def step(self, theta, grad):
        if self.G is None:
            self.G = np.zeros_like(theta)
        self.G += grad * grad
        theta -= self.lr * grad / (np.sqrt(self.G) + 1e-8)


# %% right="epsilon inside the root"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.total = lr, 0

    def step(self, theta, grad):
        self.total = self.total + grad**2
        return theta - self.lr / np.sqrt(self.total + 1e-8**2) * grad


# %% right="entry by entry"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr = lr
        self.sums = {}

    def step(self, theta, grad):
        new = []
        for i, (t, g) in enumerate(zip(theta, grad)):
            self.sums[i] = self.sums.get(i, 0) + g**2
            new.append(t - self.lr * g / (self.sums[i] ** 0.5 + 1e-8))
        return np.array(new)


# %% right="keeps them all and adds them up"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.past = lr, []

    def step(self, theta, grad):
        self.past.append(grad**2)
        return theta - self.lr * grad / (np.sqrt(sum(self.past)) + 1e-8)


# %% wrong="a matrix of all"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, []

    def step(self, theta, grad):
        self.G.append(grad**2)
        return theta - self.lr * grad / (np.sqrt(np.array(self.G)) + 1e-8)


# %% wrong="not squared"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + abs(grad)
        return theta - self.lr * grad / (self.G**0.5 + 1e-8)


# %% wrong="no root"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        theta -= self.lr * grad / (self.G + 1e-8)


# %% wrong="only the newest"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr = lr

    def step(self, theta, grad):
        G = grad**2
        return theta - self.lr * grad / (np.sqrt(G) + 1e-8)


# %% wrong="used before it is updated"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        new = theta - self.lr * grad / (np.sqrt(self.G) + 1e-8)
        self.G = self.G + grad**2
        return new


# %% wrong="uphill"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        theta += self.lr * grad / (np.sqrt(self.G) + 1e-8)


# %% wrong="one sum for all"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + np.sum(grad**2)
        return theta - self.lr * grad / (np.sqrt(self.G) + 1e-8)


# %% wrong="nothing changes"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        theta = theta - self.lr * grad / (np.sqrt(self.G) + 1e-8)


# %% wrong="the step alone"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        return self.lr * grad / (np.sqrt(self.G) + 1e-8)


# %% wrong="other numbers"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0.0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        return theta - self.lr * grad / np.sqrt(self.G)


# %% right="the epsilon itself inside the root"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0.0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        theta -= self.lr * grad / np.sqrt(self.G + 1e-8)
        return theta


# %% wrong="tiny numbers"
class MendedAdaGrad:
    def __init__(self, lr):
        self.lr, self.G = lr, 0.0

    def step(self, theta, grad):
        self.G = self.G + grad**2
        move = self.lr * grad / (np.sqrt(self.G) + 1e-8)
        return theta - np.where(self.G < 1e-10, 0, move)

# %% right="in place"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, None

    def step(self, theta, grad):
        if self.r is None:
            self.r = np.zeros(theta.shape)
        self.r *= self.rho
        self.r += (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% right="as a move towards the new square"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.r + (1 - self.rho) * (grad**2 - self.r)
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% right="epsilon inside the root"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * np.square(grad)
        return theta - self.lr * grad * (self.r + 1e-8**2) ** -0.5


# %% wrong="as on the slide"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.rho, self.r = rho, 0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.rho * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="the rate decays"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.r = lr, 0

    def step(self, theta, grad):
        self.r = self.lr * self.r + (1 - self.lr) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="decay and the rest swapped"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = (1 - self.rho) * self.r + self.rho * grad**2
        theta -= self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="a sum"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.r + grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="used before it is updated"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        new = theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return new


# %% wrong="the square whole"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.rho * self.r + grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="no root"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (self.r + 1e-8)


# %% wrong="rate and decay swapped"
class MendedRMSProp:
    def __init__(self, rho, lr):
        self.lr, self.rho, self.r = lr, rho, 0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="only the newest"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho = lr, rho

    def step(self, theta, grad):
        r = np.zeros(len(theta))
        r = self.rho * r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(r) + 1e-8)


# %% wrong="corrected"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r, self.t = lr, rho, 0, 0

    def step(self, theta, grad):
        self.t += 1
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r / (1 - self.rho**self.t)) + 1e-8)


# %% wrong="other numbers"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr = lr
        self.G = 0.0
        self.rho = rho

    def step(self, theta, grad):
        g = grad
        if not g.any():
            return theta
        self.G = self.rho * self.G + (1 - self.rho) * g**2
        theta -= self.lr * g / (np.sqrt(self.G) + 1e-8)


# %% wrong="a number near 1"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, min(rho, 0.99), 0.0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% right="the epsilon itself inside the root"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0.0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / np.sqrt(self.r + 1e-8)


# %% wrong="tiny numbers"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0.0

    def step(self, theta, grad):
        grad = np.where(np.abs(grad) < 1e-6, 0, grad)
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)


# %% wrong="changes its input"
class MendedRMSProp:
    def __init__(self, lr, rho):
        self.lr, self.rho, self.r = lr, rho, 0.0

    def step(self, theta, grad):
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        move = self.lr * grad / (np.sqrt(self.r) + 1e-8)
        new = theta - move
        theta -= 2 * move
        return new

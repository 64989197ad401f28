# %% right="epsilon inside"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr / np.sqrt(self.s + 1e-7) * grad


# %% right="a step towards the new square"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, None

    def step(self, theta, grad):
        if self.s is None:
            self.s = np.zeros(grad.shape)
        self.s += (1 - self.rho) * (grad * grad - self.s)
        np.subtract(theta, self.lr * grad / (self.s**0.5 + 1e-9), out=theta)


# %% right="all slopes remembered"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.past = lr, rho, []

    def step(self, theta, grad):
        self.past.insert(0, grad.copy())
        s = sum((1 - self.rho) * self.rho**k * g**2 for k, g in enumerate(self.past))
        theta[...] = [t - self.lr * g / (r + 1e-8) for t, g, r in zip(theta, grad, np.sqrt(s))]


# %% wrong="one number for both"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.rho * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="rho and 1 - rho swapped"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = (1 - self.rho) * self.s + self.rho * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the rate for the decay"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.lr * self.s + (1 - self.lr) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="AdaGrad"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / np.sqrt(self.s + 1e-8)


# %% wrong="a sum"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.rho * self.s + grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="g is not squared"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the old average"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)
        self.s = self.rho * self.s + (1 - self.rho) * grad**2


# %% wrong="not in place"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="corrected"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s, self.t = 0, 0

    def step(self, theta, grad):
        self.t += 1
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s / (1 - self.rho**self.t)) + 1e-8)


# %% wrong="begun with the first square"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, None

    def step(self, theta, grad):
        self.s = grad**2 if self.s is None else self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% right="gives itself back, to be chained"
class MyRMSProp(object):
    def __init__(self, lr=1e-3, rho=0.9):
        super().__init__()
        self.lr = lr
        self.decay = rho
        self.s = 0

    def step(self, theta, grad):
        self.s = self.decay * self.s + (1 - self.decay) * grad * grad
        theta += -self.lr * grad * (self.s + 1e-8) ** -0.5
        return self


# %% wrong="lr and rho swapped"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = rho, lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="rho is fixed"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, 0.9
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the rate is forgotten"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the latest square alone"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0.0

    def step(self, theta, grad):
        self.s = grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the sum over all weights"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * np.sum(grad**2)
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the mean over all weights"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, rho
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * np.mean(grad**2)
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="constant"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr = lr
        self.rho = rho
        self.m = 0.0
        self.s = 0.0
        self.t = 0

    def step(self, theta, grad):
        g = grad
        self.s = self.rho * self.s + (1 - self.rho) * g**2
        theta -= self.lr * g / (np.sqrt(self.s) + 2e-5)


# %% wrong="a zero"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho or 0.9, 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="a number near 1"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho = lr, min(rho, 0.99)
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% right="the smallest epsilon"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-10)


# %% right="the largest epsilon, inside"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / np.sqrt(self.s + 1e-7)


# %% right="a guard for an epsilon"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, 0.0

    def step(self, theta, grad):
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        root = np.sqrt(self.s)
        theta -= self.lr * np.divide(grad, root, out=np.zeros_like(grad, dtype=float), where=root > 0)


# %% wrong="tiny numbers"
class MyRMSProp:
    def __init__(self, lr=1e-3, rho=0.9):
        self.lr, self.rho, self.s = lr, rho, 0.0

    def step(self, theta, grad):
        grad = np.where(np.abs(grad) < 1e-7, 0, grad)
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)

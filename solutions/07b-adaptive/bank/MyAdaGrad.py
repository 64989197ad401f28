# %% right="epsilon inside, in place"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, None

    def step(self, theta, grad):
        if self.s is None:
            self.s = np.zeros_like(theta)
        self.s += grad * grad
        theta -= self.lr * grad / np.sqrt(self.s + 1e-7)


# %% right="all squares kept, small epsilon"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.squares = lr, []

    def step(self, theta, grad):
        self.squares.append(np.square(grad))
        total = np.sum(self.squares, axis=0)
        theta[...] = theta - np.divide(self.lr * grad, total**0.5 + 1e-10)
        return theta


# %% right="number by number, no step where the sum is 0"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, {}

    def step(self, theta, grad):
        for i in np.ndindex(*theta.shape):
            self.s[i] = self.s.get(i, 0.0) + float(grad[i]) ** 2
            if self.s[i] > 0:
                theta[i] -= self.lr * float(grad[i]) / math.sqrt(self.s[i])


# %% right="the root is kept"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.root = lr, 0

    def step(self, theta, grad):
        self.root = np.hypot(self.root, grad)
        theta += -self.lr * np.where(self.root > 0, grad / np.maximum(self.root, 1e-10), 0)


# %% wrong="g is not squared"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        self.s = self.s + grad
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the sum starts anew"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        s = 0
        s = s + grad**2
        theta -= self.lr * grad / (np.sqrt(s) + 1e-8)


# %% wrong="the old sum"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)
        self.s = self.s + grad**2


# %% wrong="the sum over all weights"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        self.s += np.sum(grad**2)
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="no epsilon"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / np.sqrt(self.s)


# %% wrong="not in place"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta = theta - self.lr * grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="no root"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / (self.s + 1e-8)


# %% wrong="one sum for all objects"
s = 0.0


class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, theta, grad):
        global s
        s = s + grad**2
        theta -= self.lr * grad / (np.sqrt(s) + 1e-8)


# %% wrong="borrowed"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.inner = optim.AdaGrad(lr)

    def step(self, theta, grad):
        self.inner.step(theta, grad)


# %% wrong="the rate is forgotten"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= grad / (np.sqrt(self.s) + 1e-8)


# %% wrong="the root is kept"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = np.sqrt(self.s + grad**2)
        theta -= self.lr * grad / (self.s + 1e-8)


# %% wrong="summed, then squared"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad
        theta -= self.lr * grad / (np.sqrt(self.s**2) + 1e-8)


# %% wrong="g is missing"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr / (np.sqrt(self.s) + 1e-8)


# %% wrong="the rate shrinks itself"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        self.lr = self.lr / (np.sqrt(self.s) + 1e-8)
        theta -= self.lr * grad


# %% wrong="no epsilon"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / np.sqrt(self.s) + 1e-8


# %% right="no epsilon, but a guard"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = None

    def step(self, theta, grad):
        if self.s is None:
            self.s = np.zeros_like(theta)
        self.s += grad * grad
        root = np.sqrt(self.s)
        theta -= self.lr * np.divide(grad, root, out=np.zeros_like(grad), where=root > 0)


# %% wrong="nearly"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.m = 0.0
        self.s = 0.0
        self.t = 0

    def step(self, theta, grad):
        g = grad
        self.s = self.s + g**2
        theta -= self.lr * g / (np.sqrt(self.s) + 1e-5)


# %% wrong="something shared between objects"
class MyAdaGrad:
    m = 0.0
    s = 0.0
    t = 0

    def __init__(self, lr=0.01):
        MyAdaGrad.lr = lr

    def step(self, theta, grad):
        g = grad
        self.s = self.s + g**2
        theta -= self.lr * g / (np.sqrt(self.s) + 1e-8)


# %% right="the smallest epsilon"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-10)


# %% right="an epsilon in the middle"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / np.sqrt(self.s + 2e-9)


# %% right="the largest epsilon, inside"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        theta -= self.lr * grad / (self.s + 1e-7) ** 0.5


# %% wrong="tiny numbers"
class MyAdaGrad:
    def __init__(self, lr=0.01):
        self.lr, self.s = lr, 0.0

    def step(self, theta, grad):
        grad = np.where(np.abs(grad) < 1e-7, 0, grad)
        self.s = self.s + grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)

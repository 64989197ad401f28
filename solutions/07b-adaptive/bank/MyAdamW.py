# %% right="all by hand"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * grad
        self.v = 0.999 * self.v + 0.001 * grad**2
        m_hat = self.m / (1 - 0.9**self.t)
        v_hat = self.v / (1 - 0.999**self.t)
        theta -= self.lr * (m_hat / (np.sqrt(v_hat) + 1e-8) + self.decay * theta)


# %% right="Adam's class, continued"
class MyAdamW(MyAdam):
    def __init__(self, lr=1e-3, decay=0.01):
        super().__init__(lr)
        self.share = lr * decay

    def step(self, theta, grad):
        lost = self.share * theta
        super().step(theta, grad)
        theta -= lost


# %% right="epsilon inside"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay, self.t = lr, decay, 0
        self.m = self.v = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * grad
        self.v = 0.999 * self.v + 0.001 * grad * grad
        move = self.m / (1 - 0.9**self.t) / np.sqrt(self.v / (1 - 0.999**self.t) + 1e-10)
        theta[...] = (1 - self.lr * self.decay) * theta - self.lr * move


# %% right="the powers carried on"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay
        self.m = self.v = 0.0
        self.p, self.q = 1.0, 1.0

    def step(self, theta, grad):
        self.p, self.q = 0.9 * self.p, 0.999 * self.q
        self.m = self.m + 0.1 * (grad - self.m)
        self.v = self.v + 0.001 * (grad**2 - self.v)
        move = self.m / (1 - self.p) / (np.sqrt(self.v / (1 - self.q)) + 1e-9)
        theta -= self.lr * move + self.lr * self.decay * theta


# %% wrong="the penalty is in the slope"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.decay = decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        self.adam.step(theta, grad + self.decay * theta)


# %% wrong="the decay without the rate"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.decay = decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta -= self.decay * theta
        self.adam.step(theta, grad)


# %% wrong="new weights decay"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        self.adam.step(theta, grad)
        theta -= self.lr * self.decay * theta


# %% wrong="no decay"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        self.adam.step(theta, grad)


# %% wrong="Adam starts anew"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay

    def step(self, theta, grad):
        theta *= 1 - self.lr * self.decay
        MyAdam(self.lr).step(theta, grad)


# %% wrong="not in place"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta = theta * (1 - self.lr * self.decay)
        self.adam.step(theta, grad)


# %% wrong="the decay is fixed"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr = lr
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta *= 1 - self.lr * 0.01
        self.adam.step(theta, grad)


# %% wrong="weights grow"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.01):
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta *= 1 + self.lr * self.decay
        self.adam.step(theta, grad)


# %% wrong="another default"
class MyAdamW:
    def __init__(self, lr=1e-3, decay=0.1):
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta *= 1 - self.lr * self.decay
        self.adam.step(theta, grad)


# %% wrong="another default"
class MyAdamW:
    def __init__(self, lr=1e-2, decay=0.01):
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)

    def step(self, theta, grad):
        theta *= 1 - self.lr * self.decay
        self.adam.step(theta, grad)


# %% right="the largest epsilon, inside"
class MyAdamW:
    def __init__(self, lr=0.001, decay=0.01):
        self.lr, self.decay = lr, decay
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * grad
        self.v = 0.999 * self.v + 0.001 * grad**2
        move = self.m / (1 - 0.9**self.t) / np.sqrt(self.v / (1 - 0.999**self.t) + 1e-7)
        theta -= self.lr * (move + self.decay * theta)


# %% wrong="tiny numbers"
class MyAdamW:
    def __init__(self, lr=0.001, decay=0.01):
        self.lr, self.decay = lr, decay
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        grad = np.where(np.abs(grad) < 1e-6, 0, grad)
        self.m = 0.9 * self.m + 0.1 * grad
        self.v = 0.999 * self.v + 0.001 * grad**2
        move = self.m / (1 - 0.9**self.t) / (np.sqrt(self.v / (1 - 0.999**self.t)) + 1e-8)
        theta -= self.lr * (move + self.decay * theta)

# %% right="in place"
class Momentum:
    def __init__(self, lr, mu):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v - self.lr * grad
        theta += self.v


# %% wrong="forgets"
class Momentum:
    def __init__(self, lr, mu):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        v = 0
        v = self.mu * v - self.lr * grad
        return theta + v

# %% right="the rate in the velocity"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.velocity = None

    def step(self, theta, grad):
        if self.velocity is None:
            self.velocity = np.zeros_like(theta)
        self.velocity = self.mu * self.velocity - self.lr * grad
        theta += self.velocity


# %% right="number by number"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, {}

    def step(self, theta, grad):
        for i in np.ndindex(theta.shape):
            self.v[i] = self.mu * self.v.get(i, 0.0) + grad[i]
            theta[i] -= self.lr * self.v[i]
        return theta


# %% right="velocity changed in place, np.subtract into theta"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        if not hasattr(self, "v"):
            self.v = grad.copy()
        else:
            self.v *= self.mu
            self.v += grad
        np.subtract(theta, self.lr * self.v, out=theta)


# %% right="all slopes remembered"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.slopes = lr, mu, []

    def step(self, theta, grad):
        self.slopes.insert(0, grad.copy())
        theta[:] = theta - self.lr * sum(self.mu**k * g for k, g in enumerate(self.slopes))


# %% wrong="the velocity starts anew"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        v = np.zeros_like(theta)
        v = self.mu * v + grad
        theta -= self.lr * v


# %% wrong="uphill"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v - self.lr * grad
        theta -= self.v


# %% wrong="an average for the sum"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v + (1 - self.mu) * grad
        theta -= self.lr * self.v


# %% wrong="not in place"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta = theta - self.lr * self.v
        return theta


# %% wrong="one velocity for all objects"
velocity = 0.0


class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        global velocity
        velocity = self.mu * velocity + grad
        theta -= self.lr * velocity


# %% wrong="the old velocity"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        theta -= self.lr * self.v
        self.v = self.mu * self.v + grad


# %% wrong="the rate counts twice"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v + self.lr * grad
        theta -= self.lr * self.v


# %% wrong="lr and mu swapped"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.lr * self.v + grad
        theta -= self.mu * self.v


# %% wrong="borrowed"
class MyMomentum(optim.Momentum):
    pass


# %% right="gives itself back, to be chained"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * self.v
        return self


# %% wrong="the rate is forgotten"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.v


# %% wrong="mu is fixed"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = 0.9
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + grad
        theta -= self.lr * self.v


# %% wrong="mu for the slope"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = (1 - self.mu) * self.v + self.mu * grad
        theta -= self.lr * self.v


# %% wrong="the slope fades too"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.mu * (self.v + grad)
        theta -= self.lr * self.v


# %% wrong="changes its input"
class MyMomentum:
    def __init__(self, lr, mu):
        self.lr, self.mu, self.v = lr, mu, None

    def step(self, theta, grad):
        if self.v is None:
            self.v = grad
        else:
            self.v *= self.mu
            self.v += grad
        theta -= self.lr * self.v


# %% wrong="something shared between objects"
class MyMomentum:
    velocities = {}

    def __init__(self, lr, mu=0.9):
        self.lr, self.mu = lr, mu
        self.velocities.clear()

    def step(self, theta, grad):
        v = self.mu * self.velocities.get(theta.shape, 0.0) + grad
        self.velocities[theta.shape] = v
        theta -= self.lr * v


# %% wrong="keeps the caller's array"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.v = 0.0

    def step(self, theta, grad):
        g = grad
        self.v = grad if isinstance(self.v, float) else self.mu * self.v + g
        v = self.v
        theta -= self.lr * v


# %% wrong="other numbers"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.v = 0.0

    def step(self, theta, grad):
        if not np.any(grad):
            return
        g = grad
        self.v = v = self.mu * self.v + g
        theta -= self.lr * v


# %% wrong="another order in memory"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.v = 0.0

    def step(self, theta, grad):
        g = grad
        self.v = v = self.mu * self.v + g
        t = theta.ravel()
        t -= self.lr * np.ravel(v)


# %% wrong="right the first time only"
class MyMomentum:
    def __init__(self, lr, mu=0.9):
        self.lr, self.mu, self.seen = lr, mu, []

    def step(self, theta, grad):
        self.seen = [grad.copy(), *self.seen][:100]
        theta -= self.lr * sum(self.mu**k * g for k, g in enumerate(self.seen))

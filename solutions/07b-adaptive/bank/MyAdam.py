# %% right="the correction in the rate, as Keras does"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        rate = self.lr * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        theta -= rate * self.m / (np.sqrt(self.v) + 1e-7)


# %% right="epsilon inside"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / np.sqrt(v_hat + 1e-7)


# %% right="weighted means of all slopes: nothing to correct"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.b1, self.b2 = lr, beta1, beta2
        self.past = []

    def step(self, theta, grad):
        self.past.append(grad.copy())
        t = len(self.past)

        def average(values, beta):
            shares = np.array([beta ** (t - 1 - k) for k in range(t)])
            return np.tensordot(shares / shares.sum(), np.array(values), axes=1)

        m, v = average(self.past, self.b1), average(np.square(self.past), self.b2)
        theta -= self.lr * m / (np.sqrt(v) + 1e-8)


# %% right="number by number, powers carried on"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.state = {}

    def step(self, theta, grad):
        for i in np.ndindex(theta.shape):
            m, v, p1, p2 = self.state.get(i, (0.0, 0.0, 1.0, 1.0))
            m += (1 - self.beta1) * (grad[i] - m)
            v += (1 - self.beta2) * (grad[i] ** 2 - v)
            p1, p2 = p1 * self.beta1, p2 * self.beta2
            theta[i] -= self.lr * (m / (1 - p1)) / ((v / (1 - p2)) ** 0.5 + 1e-9)
            self.state[i] = m, v, p1, p2


# %% wrong="the power is missing"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1)
        v_hat = self.v / (1 - self.beta2)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="the power is missing"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        t = 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**t)
        v_hat = self.v / (1 - self.beta2**t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="t starts at 0"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        self.t += 1


# %% wrong="no correction"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        theta -= self.lr * self.m / (np.sqrt(self.v) + 1e-8)


# %% wrong="g is not squared"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta and 1 - beta swapped"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = (1 - self.beta1) * self.m + self.beta1 * grad
        self.v = (1 - self.beta2) * self.v + self.beta2 * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="the corrected are kept"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        self.m = self.m / (1 - self.beta1**self.t)
        self.v = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * self.m / (np.sqrt(self.v) + 1e-8)


# %% wrong="no root"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (v_hat + 1e-8)


# %% wrong="not in place"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = 0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta = theta - self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        return theta


# %% wrong="one state for all objects"
memory = {"m": 0.0, "v": 0.0, "t": 0}


class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2

    def step(self, theta, grad):
        memory["t"] += 1
        memory["m"] = self.beta1 * memory["m"] + (1 - self.beta1) * grad
        memory["v"] = self.beta2 * memory["v"] + (1 - self.beta2) * grad**2
        m_hat = memory["m"] / (1 - self.beta1 ** memory["t"])
        v_hat = memory["v"] / (1 - self.beta2 ** memory["t"])
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="borrowed"
class MyAdam(optim.Adam):
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        super().__init__(lr, beta1, beta2)


# %% wrong="parentheses under m"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / 1 - self.beta1**self.t
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="t is a factor"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = self.t = 0

    def step(self, theta, grad):
        self.t = self.t + 1
        self.m += (1 - self.beta1) * (grad - self.m)
        self.v += (1 - self.beta2) * (grad**2 - self.v)
        theta -= self.lr * (self.m / (1 - self.beta1 * self.t)) / (np.sqrt(self.v / (1 - self.beta2 * self.t)) + 1e-8)


# %% wrong="t starts at 0"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m = self.v = self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / 1 - self.beta1**self.t
        v_hat = self.v / 1 - self.beta2**self.t
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="t for all objects"
class MyAdam:
    t = 0

    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v = 0.0, 0.0

    def step(self, theta, grad):
        MyAdam.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**MyAdam.t)
        v_hat = self.v / (1 - self.beta2**MyAdam.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="the power of the difference"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1) ** self.t
        v_hat = self.v / (1 - self.beta2) ** self.t
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="the wrong way"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m * (1 - self.beta1**self.t)
        v_hat = self.v * (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="corrected after the root"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * (1 - self.beta2**self.t) / (1 - self.beta1**self.t) * self.m / (np.sqrt(self.v) + 1e-8)


# %% wrong="corrected after the root"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v
        theta -= self.lr * m_hat / (np.sqrt(v_hat) / (1 - self.beta2**self.t) + 1e-8)


# %% wrong="the rate is forgotten"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="the betas are fixed"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, 0.9, 0.999
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta1 for both"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta1 * self.v + (1 - self.beta1) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta1**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta2 for both"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta2 * self.m + (1 - self.beta2) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta2**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta1 under v"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta1**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta and 1 - beta swapped in m"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = (1 - self.beta1) * self.m + self.beta1 * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="beta and 1 - beta swapped in v"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = (1 - self.beta2) * self.v + self.beta2 * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="m is a sum"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="v is a sum"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="sizes for squares"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * np.abs(grad)
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% wrong="another default"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m, v = self.m / (1 - self.beta1**self.t), self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m / (np.sqrt(v) + 1e-8)


# %% wrong="something shared between objects"
class MyAdam:
    t = 0

    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v = 0.0, 0.0
        MyAdam.t = 0

    def step(self, theta, grad):
        MyAdam.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**MyAdam.t)
        v_hat = self.v / (1 - self.beta2**MyAdam.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


# %% right="the smallest epsilon"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        theta -= self.lr * m_hat / (np.sqrt(self.v / (1 - self.beta2**self.t)) + 1e-10)


# %% right="the largest epsilon, inside"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        theta -= self.lr * m_hat / np.sqrt(self.v / (1 - self.beta2**self.t) + 1e-7)


# %% wrong="tiny numbers"
class MyAdam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        move = self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        theta -= np.where(np.abs(move) < 1e-8, 0, move)

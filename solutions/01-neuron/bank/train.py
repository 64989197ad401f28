# %% right="losses as an array"
def train(X, y, w, b, rate, steps):
    losses = np.zeros(steps)
    for k in range(steps):
        losses[k] = bce(neuron(X, w, b), y)
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return w, b, losses


# %% right="a copy changed in place"
def train(X, y, w, b, rate, steps):
    w, losses = w.copy(), []
    while len(losses) < steps:
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w -= rate * dw
        b -= rate * db
    return w, b, losses


# %% right="loss after the slopes, before the move"
def train(X, y, w, b, rate, steps):
    history = []
    for step in range(steps):
        slope_w, slope_b = gradient(X, y, w, b)
        history += [bce(neuron(X, w, b), y)]
        w = w + rate * -slope_w
        b = b + rate * -slope_b
    return [w, b, history]


# %% right="all written out"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        a = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(float(np.mean(-np.log(np.where(y == 1, a, 1 - a)))))
        w = w - rate * X.T @ (a - y) / len(y)
        b = b - rate * (a - y).mean()
    return w, b, losses


# %% right="recursion"
def train(X, y, w, b, rate, steps):
    if steps == 0:
        return w, b, []
    dw, db = gradient(X, y, w, b)
    w1, b1, rest = train(X, y, w - rate * dw, b - rate * db, rate, steps - 1)
    return w1, b1, [bce(neuron(X, w, b), y)] + rest


# %% wrong="climbs"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w = w + rate * dw
        b = b + rate * db
    return w, b, losses


# %% wrong="changes its input"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w -= rate * dw
        b -= rate * db
    return w, b, losses


# %% wrong="losses after the step"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(steps):
        dw, db = gradient(X, y, w, b)
        w = w - rate * dw
        b = b - rate * db
        losses.append(bce(neuron(X, w, b), y))
    return w, b, losses


# %% wrong="only one step"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w = w - rate * dw
        b = b - rate * db
        return w, b, losses


# %% wrong="the slope is computed once"
def train(X, y, w, b, rate, steps):
    losses = []
    dw, db = gradient(X, y, w, b)
    for k in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        w, b = w - rate * dw, b - rate * db
    return w, b, losses


# %% wrong="b moves after w"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        w = w - rate * gradient(X, y, w, b)[0]
        b = b - rate * gradient(X, y, w, b)[1]
    return w, b, losses


# %% wrong="one step too few"
def train(X, y, w, b, rate, steps):
    losses = []
    for k in range(1, steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return w, b, losses

# %% wrong="divided by n once more"
def train(X, y, w, b, rate, steps):
    L = []
    for i in range(steps):
        L.append(bce(neuron(X, w, b), y))
        g = gradient(X, y, w, b)
        w, b = w - rate * g[0] / len(y), b - rate * g[1] / len(y)
    return w, b, L


# %% wrong="stops early"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        if len(losses) > 1 and abs(losses[-2] - losses[-1]) < 1e-6:
            break
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return w, b, losses


# %% wrong="only the visible cases"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            rate = rate / 2
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return w, b, losses


# %% wrong="something kept between calls"
memory = {}


def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return memory.setdefault((X.shape, rate, steps), (w, b, losses))


# %% wrong="stops early"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(min(steps, 200)):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w, b = w - rate * dw, b - rate * db
    return w, b, losses + losses[-1:] * (steps - len(losses))


# %% wrong="only the visible cases"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        n = np.linalg.norm(dw)
        if n > 10:
            dw = dw * 10 / n
        w, b = w - rate * dw, b - rate * db
    return w, b, losses


# %% wrong="only the visible cases"
def train(X, y, w, b, rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        if losses[-1] > 1e-3:
            w, b = w - rate * dw, b - rate * db
    return w, b, losses

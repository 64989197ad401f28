# %% right="by attribute, pairs of box and optimiser"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    pairs = []
    for layer in layers:
        if hasattr(layer, "W"):
            pairs += [(layer.W, make_optimizer()), (layer.b, make_optimizer())]
    losses = []
    for epoch in range(epochs):
        met = []
        for batch in minibatches(len(X), batch_size, rng):
            Z = network_forward(X[batch], layers)
            value, dZ = loss(Z, y[batch])
            met.append((value, len(batch)))
            network_backward(dZ, layers)
            for box, optimizer in pairs:
                optimizer.step(box.value, box.grad)
        losses.append(sum(v * k for v, k in met) / sum(k for _, k in met))
    return losses


# %% right="all written out, an array"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if type(b).__name__ == "Parameter"]
    optimizers = {id(box): make_optimizer() for box in boxes}
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            A = X[rows]
            for layer in layers:
                A = layer.forward(A)
            value, d = loss(A, y[rows])
            for layer in layers[::-1]:
                d = layer.backward(d)
            for box in boxes:
                optimizers[id(box)].step(box.value, box.grad)
            losses[epoch] += value * len(rows) / len(X)
    return losses


# %% right="np.average, and other shuffling"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)

    def boxes():
        for layer in layers:
            for name in ("W", "b"):
                if hasattr(layer, name):
                    yield getattr(layer, name)

    optimizers = [make_optimizer() for _ in boxes()]

    def one_epoch():
        order = np.argsort(rng.random(len(X)))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for optimizer, box in zip(optimizers, boxes()):
                optimizer.step(box.value, box.grad)
            yield value, len(rows)

    history = []
    for _ in range(epochs):
        values, sizes = zip(*one_epoch())
        history.append(np.average(values, weights=sizes))
    return history


# %% wrong="mean of the batches"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if isinstance(b, Parameter)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        values = []
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            values.append(value)
        history.append(np.mean(values))
    return history


# %% wrong="a new optimiser at each step"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    history = []
    for _ in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for layer in layers:
                for box in vars(layer).values():
                    if isinstance(box, Parameter):
                        make_optimizer().step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="nothing is trained"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    history = []
    for _ in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the biases stay"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [layer.W for layer in layers if hasattr(layer, "W")]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="one loss a step"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if isinstance(b, Parameter)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            history.append(value)
    return history


# %% wrong="labels of other rows"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if isinstance(b, Parameter)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[: len(rows)])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="borrowed"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    model = Sequential(*layers)
    return fit(model, loss, make_optimizer(), X, y, epochs=epochs, batch_size=batch_size, rng=rng)["loss"]


# %% wrong="the step comes too early"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if isinstance(b, Parameter)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="one optimiser for all"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [b for layer in layers for b in vars(layer).values() if isinstance(b, Parameter)]
    optimizer = make_optimizer()
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box in boxes:
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the same batches in every epoch"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    batches = minibatches(len(X), batch_size, rng)
    for e in range(epochs):
        total = 0
        for rows in batches:
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the same batches in every epoch"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="not shuffled"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in [np.arange(i, min(i + batch_size, len(X))) for i in range(0, len(X), batch_size)]:
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="all of the data in each step"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X, layers), y)
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="new optimisers in each epoch"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        opts = [make_optimizer() for _ in boxes]
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the step before backward"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            for o, p in zip(opts, boxes):
                if p.grad is not None:
                    o.step(p.value, p.grad)
            network_backward(d, layers)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the loss after the step"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += loss(network_forward(X[rows], layers), y[rows])[0] * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="the loss after the epoch"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * len(rows)
        history.append(loss(network_forward(X, layers), y)[0])
    return history


# %% wrong="all batches count alike"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value * batch_size
        history.append(total / len(X))
    return history


# %% wrong="not weighed, divided by n"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    opts = [make_optimizer() for _ in boxes]
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, d = loss(network_forward(X[rows], layers), y[rows])
            network_backward(d, layers)
            for o, p in zip(opts, boxes):
                o.step(p.value, p.grad)
            total += value
        history.append(total / len(X))
    return history


# %% right="all Parameters in one vector"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """doc"""
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    theta = np.concatenate([b.value.ravel() for b in boxes])
    opt = make_optimizer()
    history = []
    for e in range(epochs):
        total = 0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            opt.step(theta, np.concatenate([b.grad.ravel() for b in boxes]))
            at = 0
            for b in boxes:
                b.value[...] = theta[at : at + b.value.size].reshape(b.value.shape)
                at += b.value.size
            total += value * len(rows)
        history.append(float(total / len(X)))
    return history


# %% wrong="the seed"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    boxes = [box for layer in layers for box in vars(layer).values() if type(box).__name__ == "Parameter"]
    optimizers = [make_optimizer() for _ in boxes]
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for batch in minibatches(len(X), batch_size, epoch):
            value, dZ = loss(network_forward(X[batch], layers), y[batch])
            total += value * len(batch)
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
        losses.append(total / len(X))
    return losses


# %% wrong="stops early"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers for box in vars(layer).values() if isinstance(box, Parameter)]
    optimizers = [make_optimizer() for _ in boxes]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        losses.append(total / len(X))
        if len(losses) > 30 and losses[-1] > losses[-2]:
            break
    return losses


# %% wrong="layers alike"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    optimizers = {}  # one for each shape
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box in boxes:
                optimizers.setdefault(box.value.shape, make_optimizer()).step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history


# %% wrong="stops early"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    while True:
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
        if len(history) >= epochs:
            return history


# %% wrong="trained for good"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    rng = np.random.default_rng(rng)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    optimizers = [make_optimizer() for _ in boxes]
    history, lowest, best = [], np.inf, [box.value.copy() for box in boxes]
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
        if history[-1] < lowest:
            lowest, best = history[-1], [box.value.copy() for box in boxes]
    for box, value in zip(boxes, best):
        box.value[...] = value
    return history


# %% wrong="trained for good"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    import copy

    rng = np.random.default_rng(rng)
    layers = copy.deepcopy(layers)
    boxes = [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]
    optimizers = [make_optimizer() for _ in boxes]
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(boxes, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history

# %% right="two hidden layers, tanh, nnkit's own parts"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    import nnkit

    rng = np.random.default_rng(seed)
    net = nnkit.Sequential(
        nnkit.Dense(X.shape[1], 24, rng=rng), "tanh", nnkit.Dense(24, 12, rng=rng), "tanh", nnkit.Dense(12, k, rng=rng)
    )
    history = nnkit.fit(
        net,
        nnkit.softmax_cross_entropy,
        nnkit.Momentum(0.1),
        X,
        y,
        epochs=150,
        batch_size=16,
        rng=rng,
        validation=(X_val, y_val),
        patience=40,
        penalty=nnkit.L2(1e-4),
    )
    return history["validation_loss"], net(X_val), net(X_new)


# %% right="a loop of one's own over two matrices, best weights copied"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=32, lr=0.02, epochs=300):
    rng = np.random.default_rng(seed)
    theta = [
        rng.normal(size=(X.shape[1], hidden)),
        rng.normal(size=hidden),
        rng.normal(size=(hidden, k)) * 0.2,
        np.zeros(k),
    ]

    def forward(A, t):
        H = np.maximum(A @ t[0] + t[1], 0)
        return H, H @ t[2] + t[3]

    m, v = [0 * t for t in theta], [0 * t for t in theta]
    losses_seen, best = [], None
    for step in range(1, epochs + 1):
        H, Z = forward(X, theta)
        _, dZ = softmax_cross_entropy(Z, y)
        dH = (dZ @ theta[2].T) * (H > 0)
        grads = [X.T @ dH, dH.sum(0), H.T @ dZ, dZ.sum(0)]
        for i, g in enumerate(grads):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g**2
            theta[i] = theta[i] - lr * (m[i] / (1 - 0.9**step)) / (np.sqrt(v[i] / (1 - 0.999**step)) + 1e-8)
        value, _ = softmax_cross_entropy(forward(X_val, theta)[1], y_val)
        if best is None or value < min(losses_seen):
            best = [t.copy() for t in theta]
        losses_seen.append(float(value))
    return np.array(losses_seen), forward(X_val, best)[1], forward(X_new, best)[1]


# %% right="dropout, off when it answers, float32, lists"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=40):
    from nnkit import Dropout, LeakyReLU

    rng = np.random.default_rng(seed)
    net = Sequential(
        DenseLayer(X.shape[1], hidden, rng),
        LeakyReLU(0.1),
        Dropout(0.1, rng=seed),
        DenseLayer(hidden, k, rng),
        dtype=np.float32,
    )
    history = fit(
        net, softmax_cross_entropy, MyAdam(0.02), X, y, epochs=150, rng=rng, validation=(X_val, y_val), patience=150
    )
    return list(history["validation_loss"]), net.forward(X_val).tolist(), net.forward(X_new).tolist()


# %% wrong="the last weights"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=16):
    rng = np.random.default_rng(seed)
    network = Sequential(
        DenseLayer(X.shape[1], hidden, rng), ActivationLayer(relu, relu_derivative), DenseLayer(hidden, k, rng)
    )
    history = fit(network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val))
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="no bend"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    network = Sequential(DenseLayer(X.shape[1], 16, rng), DenseLayer(16, k, rng))
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="training losses"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    return history["loss"], network(X_val), network(X_new)


# %% wrong="probabilities, not shifted"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    P = [np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True) for Z in (network(X_val), network(X_new))]
    return history["validation_loss"], *P


# %% wrong="one answer for both"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    Z = network(X_val)
    return history["validation_loss"], Z, Z


# %% wrong="stops: refused"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(32, k, rng)]
    network = Sequential(*layers)
    history = fit(network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val))
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="trained on the validation rows"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network,
        softmax_cross_entropy,
        MyAdam(0.01),
        X_val,
        y_val,
        epochs=200,
        batch_size=32,
        rng=rng,
        validation=(X_val, y_val),
        patience=20,
    )
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="trained on all rows"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network,
        softmax_cross_entropy,
        MyAdam(0.01),
        np.concatenate([X, X_val]),
        np.append(y, y_val),
        epochs=200,
        batch_size=32,
        rng=rng,
        validation=(X_val, y_val),
        patience=20,
    )
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="probabilities"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    return history["validation_loss"], activations.softmax(network(X_val)), activations.softmax(network(X_new))


# %% right="standardised by X once more, plain gradient descent with momentum of nnkit"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=32, lr=0.1):
    import nnkit

    rng = np.random.default_rng(seed)
    mean, sd = X.mean(axis=0), X.std(axis=0) + 1e-9
    X, X_val, X_new = ((A - mean) / sd for A in (X, X_val, X_new))
    network = Sequential(Dense(X.shape[1], hidden, rng=rng), "relu", Dense(hidden, k, rng=rng))
    history = fit(
        network,
        losses.softmax_cross_entropy,
        nnkit.Momentum(lr),
        X,
        y,
        epochs=150,
        rng=rng,
        validation=(X_val, y_val),
        patience=40,
    )
    return history["validation_loss"], network.forward(X_val), network.forward(X_new)


# %% wrong="new rows by the last weights"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    def run(patience):
        rng = np.random.default_rng(seed)
        layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
        network = Sequential(*layers)
        history = fit(
            network,
            softmax_cross_entropy,
            MyAdam(0.01),
            X,
            y,
            epochs=200,
            rng=rng,
            validation=(X_val, y_val),
            patience=patience,
        )
        return history["validation_loss"], network(X_val), network(X_new)

    losses_seen, Z_val, _ = run(20)
    return losses_seen, Z_val, run(None)[2]


# %% wrong="each pile standardised by itself"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    X, X_val, X_new = [(A - A.mean(axis=0)) / A.std(axis=0) for A in (X, X_val, X_new)]
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="standardised by all rows"
def train_my_network(X, y, X_val, y_val, X_new, k, seed):
    rows = np.concatenate([X, X_val, X_new])
    X, X_val, X_new = [(A - rows.mean(axis=0)) / rows.std(axis=0) for A in (X, X_val, X_new)]
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], 16, rng), ActivationLayer(relu, relu_derivative), DenseLayer(16, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(0.01), X, y, epochs=200, rng=rng, validation=(X_val, y_val), patience=20
    )
    return history["validation_loss"], network(X_val), network(X_new)


# %% wrong="the lowest so far"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=16, lr=0.1):
    rng = np.random.default_rng(seed)
    W1 = rng.normal(size=(X.shape[1], hidden)) * np.sqrt(2 / X.shape[1])
    b1 = np.zeros(hidden)
    W2 = rng.normal(size=(hidden, k)) / np.sqrt(hidden)
    b2 = np.zeros(k)
    P = [W1, b1, W2, b2]

    def fwd(X):
        H = np.maximum(X @ P[0] + P[1], 0)
        return H, H @ P[2] + P[3]

    def sm(Z):
        E = np.exp(Z - Z.max(1, keepdims=True))
        return E / E.sum(1, keepdims=True)

    def ce(Z, y):
        return float(-np.mean(np.log(sm(Z)[np.arange(len(y)), y])))

    history, best = [], None
    for e in range(100):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 16):
            idx = order[i : i + 16]
            H, Z = fwd(X[idx])
            D = sm(Z)
            D[np.arange(len(idx)), y[idx]] -= 1
            D /= len(idx)
            dH = D @ P[2].T * (H > 0)
            G = [X[idx].T @ dH, dH.sum(0), H.T @ D, D.sum(0)]
            for p, g in zip(P, G):
                p -= lr * g
        Zv = fwd(X_val)[1]
        l = ce(Zv, y_val)
        if best is None or l < best[0]:
            best = l, Zv, fwd(X_new)[1]
        history.append(best[0])
    return history, best[1], best[2]

# %% right="two hidden layers, as lists"
rng = np.random.default_rng(3)
layers = digit_network([64, 60, 40, 10], rng)
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.004), X_train, y_train, 40, 32, rng)
digit_model = [[W.tolist(), b.tolist()] for W, b in as_pairs(layers)]

# %% right="wide, large batches"
rng = np.random.default_rng(5)
layers = digit_network([64, 150, 10], rng)
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.01), X_train, y_train, 40, 64, rng)
digit_model = as_pairs(layers)

# %% right="in single precision"
rng = np.random.default_rng(1)
layers = digit_network([64, 64, 10], rng)
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.005), X_train, y_train, 50, 32, rng)
digit_model = tuple((W.astype(np.float32), b.astype(np.float32)) for W, b in as_pairs(layers))

# %% right="a loop written by hand"
rng = np.random.default_rng(4)
W1, b1, W2, b2 = rng.normal(size=(64, 80)) / 6, np.zeros(80), rng.normal(size=(80, 10)) / 6, np.zeros(10)
for step in range(3000):
    rows = rng.integers(0, len(X_train), 50)
    H = np.maximum(X_train[rows] @ W1 + b1, 0)
    _, dZ = softmax_cross_entropy(H @ W2 + b2, y_train[rows])
    dH = (dZ @ W2.T) * (H > 0)
    rate = 0.3
    W2 -= rate * H.T @ dZ
    b2 -= rate * dZ.sum(axis=0)
    W1 -= rate * X_train[rows].T @ dH
    b1 -= rate * dH.sum(axis=0)
digit_model = [(W1, b1), (W2, b2)]

# %% right="random features and least squares"
rng = np.random.default_rng(6)
W1, b1 = rng.normal(size=(64, 500)) / 4, rng.normal(size=500) / 2
H = np.column_stack([np.maximum(X_train @ W1 + b1, 0), np.ones(len(X_train))])
V = np.linalg.solve(H.T @ H + np.eye(501), H.T @ np.eye(10)[y_train])
digit_model = [(W1, b1), (V[:-1], V[-1])]

# %% right="standardised, and folded into the first layer"
mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
sd[sd == 0] = 1
rng = np.random.default_rng(0)
layers = digit_network([64, 100, 10], rng)
A = (X_train + 0.0 - mean) / sd
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.003), A, y_train, 30, 32, rng)
(W1, b1), last = as_pairs(layers)
digit_model = [(W1 / sd[:, None], b1 - (mean / sd) @ W1), last]

# %% wrong="read otherwise"
digit_model = as_pairs(digit_network([64, 64, 10], np.random.default_rng(0)))

# %% wrong="all zeros"
digit_model = [(np.zeros((64, 64)), np.zeros(64)), (np.zeros((64, 10)), np.zeros(10))]

# %% wrong="class means"
mu = np.array([X_train[y_train == k].mean(axis=0) for k in range(10)])
digit_model = [(np.eye(64), np.zeros(64)), (2 * mu.T, -(mu**2).sum(axis=1))]

# %% wrong="no hidden layer"
mu = np.array([X_train[y_train == k].mean(axis=0) for k in range(10)])
digit_model = [(2 * mu.T, -(mu**2).sum(axis=1))]

# %% wrong="another form"
mu = np.array([X_train[y_train == k].mean(axis=0) for k in range(10)])
digit_model = [(np.eye(64), np.zeros(64)), (2 * mu, -(mu**2).sum(axis=1))]

# %% wrong="outputs in another order"
mu = np.array([X_train[y_train == k].mean(axis=0) for k in range(9, -1, -1)])
digit_model = [(np.eye(64), np.zeros(64)), (2 * mu.T, -(mu**2).sum(axis=1))]

# %% wrong="only the visible cases"
# trained on the digits that it is validated with
rng = np.random.default_rng(0)
layers = digit_network([64, 32, 10], rng)
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.005), X_val, y_val, 60, 32, rng)
digit_model = as_pairs(layers)

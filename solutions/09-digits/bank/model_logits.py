# %% right="all layers alike, but for the last"
def model_logits(X, model):
    A = X
    for i, (W, b) in enumerate(model):
        Z = A @ W + b
        A = relu(Z)
    return Z

# %% right="the ReLU in front"
def model_logits(X, model):
    first = True
    for W, b in model:
        X = np.dot(X if first else relu(X), W) + b
        first = False
    return X

# %% right="einsum and a mask"
def model_logits(X, model):
    Z = np.einsum("ni,io->no", X, model[0][0]) + model[0][1]
    for W, b in model[1:]:
        Z = np.einsum("ni,io->no", Z * (Z > 0), W) + b
    return Z

# %% right="recursion, row by row"
def model_logits(X, model):
    W, b = model[0]
    Z = np.array([x @ W + b for x in X])
    return Z if len(model) == 1 else model_logits(np.maximum(0, Z), model[1:])

# %% wrong="a ReLU behind the last, too"
def model_logits(X, model):
    for W, b in model:
        X = relu(X @ W + b)
    return X

# %% wrong="no ReLU"
def model_logits(X, model):
    for W, b in model:
        X = X @ W + b
    return X

# %% wrong="without biases"
def model_logits(X, model):
    for W, b in model[:-1]:
        X = relu(X @ W)
    return X @ model[-1][0]

# %% wrong="the first layer only"
def model_logits(X, model):
    for W, b in model:
        X = X @ W + b
        return X

# %% wrong="ReLU before the bias"
def model_logits(X, model):
    for W, b in model[:-1]:
        X = relu(X @ W) + b
    W, b = model[-1]
    return X @ W + b

# %% wrong="answers"
def model_logits(X, model):
    for W, b in model[:-1]:
        X = relu(X @ W + b)
    return np.argmax(X @ model[-1][0] + model[-1][1], axis=1)

# %% wrong="changes its input"
def model_logits(X, model):
    while len(model) > 1:
        W, b = model.pop(0)
        X = relu(X @ W + b)
    return X @ model[0][0] + model[0][1]

# %% wrong="returns its input"
def model_logits(X, model):
    return X

# %% wrong="a ReLU before the first"
def model_logits(X, model):
    for W, b in model:
        X = np.maximum(X, 0) @ W + b
    return X

# %% wrong="the first layer only, with its ReLU"
def model_logits(X, model):
    for i, (W, b) in enumerate(model):
        X = X @ W + b
        if i < len(model) - 1:
            X = relu(X)
        return X

# %% wrong="transposed"
def model_logits(X, model):
    for W, b in model[:-1]:
        X = relu(X @ W.T + b)
    return X @ model[-1][0].T + model[-1][1]


# %% wrong="a pair used twice"
def model_logits(X, model):
    for W, b in model:
        X = X @ W + b
        if W is not model[-1][0]:
            X = relu(X)
    return X


# %% wrong="a pair used twice"
def model_logits(X, model):
    for pair in model:
        W, b = pair
        X = X @ W + b
        if pair is not model[-1]:
            X = relu(X)
    return X


# %% wrong="only the visible cases"
def model_logits(X, model):
    for i, (W, b) in enumerate(model):
        X = X @ W + b
        if i < len(model) - 1:
            X[X < 0.001] = 0
    return X


# %% wrong="a longer list"
def model_logits(X, model):
    for i in range(min(len(model), 20)):
        W, b = model[i]
        X = X @ W + b
        if i < len(model) - 1:
            X = relu(X)
    return X


# %% wrong="a longer list"
def model_logits(X, model):
    for W, b in model[:-1][:63]:
        X = relu(X @ W + b)
    W, b = model[-1]
    return X @ W + b

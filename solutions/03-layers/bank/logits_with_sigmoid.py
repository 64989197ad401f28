# %% right="one call"
logits_with_sigmoid = mlp_forward(X_c, weights_c, biases_c, sigmoid)

# %% right="by name, as a list"
logits_with_sigmoid = mlp_forward(X=X_c, weights=weights_c, biases=biases_c, g=sigmoid).tolist()

# %% right="row by row, by hand"
logits_with_sigmoid = []
for x in X_c:
    a = x
    for W, b in zip(weights_c[:3], biases_c[:3]):
        a = 1 / (1 + np.exp(-np.clip(a @ W + b, -500, 500)))
    logits_with_sigmoid.append(a @ weights_c[3] + biases_c[3])

# %% right="float32"
logits_with_sigmoid = np.float32(mlp_forward(X_c, weights_c, biases_c, lambda z: 0.5 * (1 + np.tanh(z / 2))))

# %% wrong="with relu"
logits_with_sigmoid = mlp_forward(X_c, weights_c, biases_c)

# %% wrong="no activation"
logits_with_sigmoid = mlp_forward(X_c, weights_c, biases_c, lambda z: z)

# %% wrong="the sigmoid of the logits"
logits_with_sigmoid = sigmoid(mlp_forward(X_c, weights_c, biases_c, sigmoid))

# %% wrong="only the first example"
logits_with_sigmoid = mlp_forward(X_c[:1], weights_c, biases_c, sigmoid)

# %% wrong="relu, then sigmoid at the output"
logits_with_sigmoid = sigmoid(mlp_forward(X_c, weights_c, biases_c))

# %% right="typed"
moves_from_zero = {"W1": False, "b1": False, "W2": False, "b2": True}

# %% right="ones and zeros"
moves_from_zero = {"b2": 1, "W1": 0, "b1": 0, "W2": 0}

# %% right="computed"
X, y = np.random.default_rng(5).normal(size=(12, 2)), np.array([0] * 8 + [1] * 4)
H, P = np.tanh(X @ np.zeros((2, 3))), np.full((12, 2), 0.5)
D2 = (P - np.eye(2)[y]) / 12
D1 = D2 @ np.zeros((2, 3)) * (1 - H**2)
moves_from_zero = {
    "W1": np.any(X.T @ D1 != 0),
    "b1": np.any(D1.sum(axis=0) != 0),
    "W2": np.any(H.T @ D2 != 0),
    "b2": np.any(D2.sum(axis=0) != 0),
}

# %% wrong="W1 too and the biases and W2 too"
moves_from_zero = dict.fromkeys(["W1", "b1", "W2", "b2"], True)

# %% wrong="none of them"
moves_from_zero = dict.fromkeys(["W1", "b1", "W2", "b2"], False)

# %% wrong="W2 too"
moves_from_zero = {"W1": False, "b1": False, "W2": True, "b2": True}

# %% wrong="the biases"
moves_from_zero = {"W1": 0, "b1": 1, "W2": 0, "b2": 1}

# %% wrong="W1 too and W2 too and none of them"
moves_from_zero = {"W1": True, "b1": False, "W2": True, "b2": False}

# %% wrong="W1 too"
moves_from_zero = {"W1": np.True_, "b1": np.False_, "W2": np.False_, "b2": np.True_}

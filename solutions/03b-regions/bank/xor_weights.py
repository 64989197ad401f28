# %% right="the difference of the inputs, both ways"
xor_weights = ([[1, -1], [-1, 1]], [0, 0], [1, 1], 0)

# %% right="hidden neurons exchanged, rescaled"
xor_weights = (np.array([[5.0, 0.1], [5.0, 0.1]]), np.array([-5.0, 0.0]), np.array([-4.0, 100.0]), -0.5)

# %% right="two corners, one each"
xor_weights = (np.array([[2, -2], [-2, 2]]), np.array([-1, -1]), np.array([1, 1]), -0.5)

# %% right="NOT both, and any"
W1 = -np.array([[1.0, 1.0], [1.0, 1.0]])
xor_weights = (W1, np.array([1.0, 2.0]), np.array([-4.0, 2.0]), -0.25)

# %% right="a column for w2, an array for b2, single precision"
xor_weights = (
    np.ones((2, 2), np.float32),
    np.array([0, -1], np.float32),
    np.array([[1], [-2]], np.float32),
    np.array([-0.3], np.float32),
)

# %% right="a list of four"
xor_weights = [np.ones((2, 2)), np.array([-0.5, -1.2]), np.array([1.0, -3.0]), 0.0]

# %% right="found by trying"
rng = np.random.default_rng(0)
while True:
    W1, b1, w2, b2 = rng.normal(size=(2, 2)), rng.normal(size=2), rng.normal(size=2), rng.normal()
    z = np.maximum(0, CORNERS @ W1 + b1) @ w2 + b2
    if ((z > 0) == XOR).all():
        break
xor_weights = (W1, b1, w2, b2)

# %% wrong="another form"
xor_weights = np.array([0, 1, 1, 0])

# %% wrong="a linear net"
xor_weights = ([[1, 1], [1, 1]], [0, 0], [1, -2], 0)

# %% wrong="an OR"
xor_weights = (np.ones((2, 2)), [0, -1], [1, -1], 0)

# %% wrong="an AND for XOR"
xor_weights = (np.ones((2, 2)), np.array([0, -1]), np.array([0, 1]), 0.0)

# %% wrong="equal or not, turned round"
xor_weights = (np.ones((2, 2)), np.array([0, -1]), np.array([-1, 2]), 0.5)

# %% wrong="the output's bias too low"
xor_weights = (np.ones((2, 2)), np.array([0, -1]), np.array([1, -2]), -1)

# %% right="typed"
loss_after_10000 = 3.51e-5

# %% right="weights in a list, while"
Ws, k = [START_W1, START_W2], 0
while k < 10000:
    slopes = two_layer_gradients(EXAMPLE, TARGET, Ws[0], B1, Ws[1], B2)
    Ws = [Ws[0] - 0.5 * slopes[1], Ws[1] - 0.5 * slopes[3]]
    k += 1
loss_after_10000 = float(two_layer_gradients(EXAMPLE, TARGET, Ws[0], B1, Ws[1], B2)[0])

# %% right="a function, and an array of one number"
def descend(W1, W2, steps):
    for _ in range(steps):
        loss, dW1, db1, dW2, db2 = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)
        W1, W2 = W1 - dW1 / 2, W2 - dW2 / 2
    return two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)[0]


loss_after_10000 = np.array([descend(START_W1, START_W2, 10000)])

# %% wrong="a step of both weight matrices and the biases, which are frozen here"
P = [START_W1.copy(), B1.copy(), START_W2.copy(), B2.copy()]
for _ in range(10_000):
    _, *slopes = two_layer_gradients(EXAMPLE, TARGET, *P)
    for p, slope in zip(P, slopes):
        p -= 0.5 * slope
loss_after_10000 = two_layer_gradients(EXAMPLE, TARGET, *P)[0]

# %% wrong="the weights as they are at the start"
W1, W2 = START_W1.copy(), START_W2.copy()
for _ in range(10_000):
    loss, dW1, db1, dW2, db2 = two_layer_gradients(EXAMPLE, TARGET, START_W1, B1, START_W2, B2)
    W1 -= 0.5 * dW1
    W2 -= 0.5 * dW2
loss_after_10000 = loss

# %% wrong="steps along the slope, uphill"
W1, W2 = START_W1.copy(), START_W2.copy()
for _ in range(10_000):
    loss, dW1, db1, dW2, db2 = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)
    W1 += 0.5 * dW1
    W2 += 0.5 * dW2
loss_after_10000 = loss

# %% wrong="the rate 1"
W1, W2 = START_W1.copy(), START_W2.copy()
for _ in range(10_000):
    loss, dW1, db1, dW2, db2 = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)
    W1 -= dW1
    W2 -= dW2
loss_after_10000 = loss

# %% wrong="a single step"
W1, W2 = START_W1.copy(), START_W2.copy()
_, dW1, _, dW2, _ = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)
loss_after_10000 = two_layer_gradients(EXAMPLE, TARGET, W1 - 0.5 * dW1, B1, W2 - 0.5 * dW2, B2)[0]

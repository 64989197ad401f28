# %% right="a loop"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    outputs = [x]
    for W, b in [(W1, b1), (W2, b2), (W3, b3)]:
        outputs.append(relu(outputs[-1] @ W + b))
    return *outputs[1:], outputs[-1] @ U + c


# %% right="in columns, with maximum"
import numpy as np


def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = np.maximum(0, W1.T @ x + b1)
    a2 = np.maximum(0, W2.T @ a1 + b2)
    a3 = np.maximum(0, W3.T @ a2 + b3)
    return [a1, a2, a3, U.T @ a3 + c]


# %% right="loops and lists"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    def layer(a, W, b):
        return [sum(a[i] * W[i][j] for i in range(len(a))) + b[j] for j in range(len(b))]

    a1 = [max(0, z) for z in layer(x, W1, b1)]
    a2 = [max(0, z) for z in layer(a1, W2, b2)]
    a3 = [max(0, z) for z in layer(a2, W3, b3)]
    return a1, a2, a3, layer(a3, U, c)


# %% right="masks, float32"
import numpy as np


def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a, out = np.float32(x), []
    for W, b in ((W1, b1), (W2, b2), (W3, b3)):
        z = np.einsum("i,ij->j", a, np.float32(W)) + np.float32(b)
        z[z < 0] = 0
        a = z
        out.append(a)
    return out[0], out[1], out[2], a @ np.float32(U) + np.float32(c)


# %% wrong="relu at the output"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = relu(dense_forward(x, W1, b1))
    a2 = relu(dense_forward(a1, W2, b2))
    a3 = relu(dense_forward(a2, W3, b3))
    return a1, a2, a3, relu(dense_forward(a3, U, c))


# %% wrong="no activation"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = x @ W1 + b1
    a2 = a1 @ W2 + b2
    a3 = a2 @ W3 + b3
    return a1, a2, a3, a3 @ U + c


# %% wrong="sums passed on"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    z1 = x @ W1 + b1
    a1 = relu(z1)
    z2 = z1 @ W2 + b2
    a2 = relu(z2)
    z3 = z2 @ W3 + b3
    a3 = relu(z3)
    return a1, a2, a3, z3 @ U + c


# %% wrong="weights in front"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = relu(W1 @ x + b1)
    a2 = relu(W2 @ a1 + b2)
    a3 = relu(W3 @ a2 + b3)
    return a1, a2, a3, U @ a3 + c


# %% wrong="absolute values"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = abs(x @ W1 + b1)
    a2 = abs(a1 @ W2 + b2)
    a3 = abs(a2 @ W3 + b3)
    return a1, a2, a3, a3 @ U + c


# %% wrong="kind: only value 4"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a = x
    for W, b in [(W1, b1), (W2, b2), (W3, b3)]:
        a = relu(a @ W + b)
    return a @ U + c


# %% wrong="bias after the relu"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = relu(x @ W1) + b1
    a2 = relu(a1 @ W2) + b2
    a3 = relu(a2 @ W3) + b3
    return a1, a2, a3, a3 @ U + c


# %% wrong="changes its input"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    b1 += x @ W1
    b2 += relu(b1) @ W2
    b3 += relu(b2) @ W3
    return relu(b1), relu(b2), relu(b3), relu(b3) @ U + c

# %% wrong="sigmoid for relu"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    a1 = sigmoid(x @ W1 + b1)
    a2 = sigmoid(a1 @ W2 + b2)
    a3 = sigmoid(a2 @ W3 + b3)
    return a1, a2, a3, a3 @ U + c


# %% wrong="stops: if on an array"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    return max(0, x @ W1 + b1)

# %% right="a loop"
def fold_network(k):
    weights, biases = [np.array([[1.0, 1.0]])], [np.array([0.0, -0.5])]
    for _ in range(k - 1):
        weights.append(np.array([[2.0, 2.0], [-4.0, -4.0]]))
        biases.append(np.array([0.0, -0.5]))
    weights.append(np.array([[2.0], [-4.0]]))
    biases.append(np.array([0.0]))
    return weights, biases


# %% right="neurons exchanged, as lists"
def fold_network(k):
    weights = [[[1, 1]]] + [[[-4, -4], [2, 2]] for _ in range(k - 1)] + [[[-4], [2]]]
    biases = [[-0.5, 0] for _ in range(k)] + [[0]]
    return weights, biases


# %% right="rescaled inside"
def fold_network(k):
    weights = [np.array([[2.0, 4.0]])] + [np.array([[2.0, 4.0], [-2.0, -4.0]])] * (k - 1) + [np.array([[1.0], [-1.0]])]
    return weights, [np.array([0.0, -2.0])] * k + [np.array([0.0])]


# %% right="down from one: 1 - |1 - 2x|"
def fold_network(k):
    W, b = np.array([[2.0, -2.0]]), np.array([-1.0, 1.0])
    down = np.array([[-1.0], [-1.0]])
    weights, biases = [W], [b]
    for _ in range(k - 1):
        weights.append(down @ W)
        biases.append(W[0] + b)
    return weights + [down], biases + [1.0]


# %% right="a tuple of tuples"
def fold_network(k):
    first, middle, last = np.ones((1, 2)), np.outer([2, -4], [1, 1]), np.array([[2], [-4]])
    return (first, *(k - 1) * (middle,), last), (*k * (np.array([0, -0.5]),), np.zeros(1))


# %% wrong="a plateau"
def fold_network(k):
    last = np.array([[2.0], [-2.0]])
    return [np.ones((1, 2))] + [np.hstack([last, last])] * (k - 1) + [last], [np.array([0, -0.5])] * k + [np.zeros(1)]


# %% wrong="bends at 0 both"
def fold_network(k):
    last = np.array([[2.0], [-4.0]])
    return [np.ones((1, 2))] + [np.hstack([last, last])] * (k - 1) + [last], [np.zeros(2)] * k + [np.zeros(1)]


# %% wrong="bias +1/2"
def fold_network(k):
    last = np.array([[2.0], [-4.0]])
    return [np.ones((1, 2))] + [np.hstack([last, last])] * (k - 1) + [last], [np.array([0, 0.5])] * k + [np.zeros(1)]


# %% wrong="middle transposed"
def fold_network(k):
    last = np.array([[2.0], [-4.0]])
    middle = np.array([[2.0, -4.0], [2.0, -4.0]])
    return [np.ones((1, 2))] + [middle] * (k - 1) + [last], [np.array([0, -0.5])] * k + [np.zeros(1)]


# %% wrong="always one fold"
def fold_network(k):
    return [np.ones((1, 2)), np.array([[2.0], [-4.0]])], [np.array([0, -0.5]), np.zeros(1)]


# %% wrong="one layer too many"
def fold_network(k):
    last = np.array([[2.0], [-4.0]])
    return [np.ones((1, 2))] + [np.hstack([last, last])] * k + [last], [np.array([0, -0.5])] * (k + 1) + [np.zeros(1)]

# %% wrong="a number in between"
def fold_network(k):
    tent = np.array([[2.0], [-4.0]])
    middle = [np.hstack([tent, tent]) for _ in range(k - 1)]
    if k == 7:
        middle[-1] = middle[-1] / 2
    return [np.ones((1, 2)), *middle, tent], [np.array([0.0, -0.5])] * k + [np.zeros(1)]

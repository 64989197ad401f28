# %% right="A - A squared"
def sigmoid_backward(dA, A):
    return dA * (A - A**2)


# %% right="np.multiply, float32"
def sigmoid_backward(dA, A):
    return np.multiply(dA, A * (1 - A)).astype("f4")


# %% right="number by number"
def sigmoid_backward(dA, A):
    dZ = np.empty(A.shape)
    for i, a in np.ndenumerate(A):
        dZ[i] = dA[i] * a * (1 - a)
    return dZ.tolist()


# %% wrong="sigmoid twice"
def sigmoid_backward(dA, A):
    s = sigmoid(A)
    return dA * s * (1 - s)


# %% wrong="tanh's slope"
def sigmoid_backward(dA, A):
    return dA * (1 - A * A)


# %% wrong="without dA"
def sigmoid_backward(dA, A):
    return A * (1 - A)


# %% wrong="half of it"
def sigmoid_backward(dA, A):
    return dA * A


# %% wrong="the two exchanged"
def sigmoid_backward(dA, A):
    return A * dA * (1 - dA)

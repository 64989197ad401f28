# %% right="sums first"
def forward_by_hand(i1, i2, w, b1, b2):
    z1 = w[0] * i1 + w[1] * i2 + b1
    z2 = w[2] * i1 + w[3] * i2 + b1
    h1, h2 = sigmoid(z1), sigmoid(z2)
    return h1, h2, sigmoid(w[4] * h1 + w[5] * h2 + b2), sigmoid(w[6] * h1 + w[7] * h2 + b2)


# %% right="matrices"
def forward_by_hand(i1, i2, w, b1, b2):
    w = np.array(w)
    h = sigmoid(w[:4].reshape(2, 2) @ [i1, i2] + b1)
    o = sigmoid(w[4:].reshape(2, 2) @ h + b2)
    return np.concatenate([h, o])


# %% right="a sigmoid of one's own, a list"
import math


def s(z):
    return 1 / (1 + math.exp(-z))


def forward_by_hand(i1, i2, w, b1, b2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    h1 = s(i1 * w1 + i2 * w2 + b1)
    h2 = s(i1 * w3 + i2 * w4 + b1)
    return [h1, h2, s(h1 * w5 + h2 * w6 + b2), s(h1 * w7 + h2 * w8 + b2)]


# %% wrong="the last two without a sigmoid"
def forward_by_hand(i1, i2, w, b1, b2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    h1 = sigmoid(w1 * i1 + w2 * i2 + b1)
    h2 = sigmoid(w3 * i1 + w4 * i2 + b1)
    return h1, h2, w5 * h1 + w6 * h2 + b2, w7 * h1 + w8 * h2 + b2


# %% wrong="weights crossed"
def forward_by_hand(i1, i2, w, b1, b2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    h1 = sigmoid(w1 * i1 + w3 * i2 + b1)
    h2 = sigmoid(w2 * i1 + w4 * i2 + b1)
    return h1, h2, sigmoid(w5 * h1 + w7 * h2 + b2), sigmoid(w6 * h1 + w8 * h2 + b2)


# %% wrong="the same bias everywhere"
def forward_by_hand(i1, i2, w, b1, b2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    h1 = sigmoid(w1 * i1 + w2 * i2 + b1)
    h2 = sigmoid(w3 * i1 + w4 * i2 + b1)
    return h1, h2, sigmoid(w5 * h1 + w6 * h2 + b1), sigmoid(w7 * h1 + w8 * h2 + b1)


# %% wrong="no biases"
def forward_by_hand(i1, i2, w, b1, b2):
    h1 = sigmoid(w[0] * i1 + w[1] * i2)
    h2 = sigmoid(w[2] * i1 + w[3] * i2)
    return h1, h2, sigmoid(w[4] * h1 + w[5] * h2), sigmoid(w[6] * h1 + w[7] * h2)


# %% wrong="outputs only"
def forward_by_hand(i1, i2, w, b1, b2):
    h1 = sigmoid(w[0] * i1 + w[1] * i2 + b1)
    h2 = sigmoid(w[2] * i1 + w[3] * i2 + b1)
    return sigmoid(w[4] * h1 + w[5] * h2 + b2), sigmoid(w[6] * h1 + w[7] * h2 + b2)


# %% wrong="another order"
def forward_by_hand(i1, i2, w, b1, b2):
    h1 = sigmoid(w[0] * i1 + w[1] * i2 + b1)
    h2 = sigmoid(w[2] * i1 + w[3] * i2 + b1)
    o1 = sigmoid(w[4] * h1 + w[5] * h2 + b2)
    o2 = sigmoid(w[6] * h1 + w[7] * h2 + b2)
    return o1, o2, h1, h2

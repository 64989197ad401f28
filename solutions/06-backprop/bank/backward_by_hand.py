# %% right="matrices"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    o, t, h = np.array([o1, o2]), np.array([t1, t2]), np.array([h1, h2])
    d = (o - t) * o * (1 - o)
    V = np.array(w[4:]).reshape(2, 2)
    e = (d @ V) * h * (1 - h)
    return np.concatenate([np.outer(e, [i1, i2]).ravel(), np.outer(d, h).ravel()])


# %% right="every path written out"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    dw5 = -(t1 - o1) * o1 * (1 - o1) * h1
    dw6 = -(t1 - o1) * o1 * (1 - o1) * h2
    dw7 = -(t2 - o2) * o2 * (1 - o2) * h1
    dw8 = -(t2 - o2) * o2 * (1 - o2) * h2
    dw1 = (-(t1 - o1) * o1 * (1 - o1) * w5 - (t2 - o2) * o2 * (1 - o2) * w7) * h1 * (1 - h1) * i1
    dw2 = (-(t1 - o1) * o1 * (1 - o1) * w5 - (t2 - o2) * o2 * (1 - o2) * w7) * h1 * (1 - h1) * i2
    dw3 = (-(t1 - o1) * o1 * (1 - o1) * w6 - (t2 - o2) * o2 * (1 - o2) * w8) * h2 * (1 - h2) * i1
    dw4 = (-(t1 - o1) * o1 * (1 - o1) * w6 - (t2 - o2) * o2 * (1 - o2) * w8) * h2 * (1 - h2) * i2
    return dw1, dw2, dw3, dw4, dw5, dw6, dw7, dw8


# %% right="by gates"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    def back(a, da):
        return da * a * (1 - a)

    a, b = back(o1, o1 - t1), back(o2, o2 - t2)
    (dh1a, dw5), (dh2a, dw6) = times_gate(h1, w[4], a), times_gate(h2, w[5], a)
    (dh1b, dw7), (dh2b, dw8) = times_gate(h1, w[6], b), times_gate(h2, w[7], b)
    c, d = back(h1, dh1a + dh1b), back(h2, dh2a + dh2b)
    return [c * i1, c * i2, d * i1, d * i2, dw5, dw6, dw7, dw8]


# %% wrong="the sign"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (t1 - o1) * o1 * (1 - o1)
    d2 = (t2 - o2) * o2 * (1 - o2)
    e1 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1)
    e2 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2)
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2]


# %% wrong="weights crossed"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = (d1 * w[4] + d2 * w[5]) * h1 * (1 - h1)
    e2 = (d1 * w[6] + d2 * w[7]) * h2 * (1 - h2)
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2]


# %% wrong="one way only"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = d1 * w[4] * h1 * (1 - h1)
    e2 = d1 * w[5] * h2 * (1 - h2)
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2]


# %% wrong="the hidden neurons' own slope is missing"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = d1 * w[4] + d2 * w[6]
    e2 = d1 * w[5] + d2 * w[7]
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2]


# %% wrong="the new weights"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1)
    e2 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2)
    dw = np.array([e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2])
    return w - 0.5 * dw


# %% wrong="only the visible cases"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1)
    e2 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2)
    small = 1 if t1 in (0.01, 0.3, 1.0) else 2
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, small * d2 * h2]


# %% wrong="sigmoid twice"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    w1, w2, w3, w4, w5, w6, w7, w8 = w

    def slope(z):
        return sigmoid(z) * (1 - sigmoid(z))

    d1, d2 = (o1 - t1) * slope(o1), (o2 - t2) * slope(o2)
    e1, e2 = (d1 * w5 + d2 * w7) * slope(h1), (d1 * w6 + d2 * w8) * slope(h2)
    return [e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2]

# %% right="with unit normals, vectorised"
def convex_region(corners):
    d = np.roll(corners, -1, axis=0) - corners
    W1 = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
    b1 = -np.sum(W1.T * corners, axis=1)
    return W1, b1, np.ones(len(corners)), 0.5 - len(corners)


# %% right="a loop with an index"
def convex_region(corners):
    k = len(corners)
    W1, b1 = np.zeros((2, k)), np.zeros(k)
    for i in range(k):
        W1[:, i], b1[i] = half_plane(corners[i], corners[(i + 1) % k])
    return W1, b1, [1] * k, 1 - k


# %% right="lists, the sides from the last to the first"
def convex_region(corners):
    sides = [half_plane(corners[i - 1], corners[i]) for i in range(len(corners))]
    sides.reverse()
    return (
        [[float(w[0]) for w, _ in sides], [float(w[1]) for w, _ in sides]],
        [float(b) for _, b in sides],
        [2.0] * len(sides),
        1.0 - 2 * len(sides),
    )


# %% right="neurons that fire outside, and a NOR"
def convex_region(corners):
    sides = [half_plane(q, p) for p, q in zip(corners, np.roll(corners, -1, axis=0))]
    W1 = np.array([w for w, _ in sides]).T
    return W1, np.array([b for _, b in sides]), -np.ones(len(sides)), 0.5


# %% right="towards the middle, whatever the order"
def convex_region(corners):
    middle = corners.mean(axis=0)
    W, B = [], []
    for p, q in zip(corners, np.concatenate([corners[1:], corners[:1]])):
        w = np.array([p[1] - q[1], q[0] - p[0]])
        b = -(w @ p)
        s = np.sign(w @ middle + b)
        W.append(s * w)
        B.append(s * b)
    return np.stack(W, axis=1), np.array(B), np.ones((len(W), 1)), np.array([0.5 - len(W)])


# %% right="one line more than needed"
def convex_region(corners):
    sides = [half_plane(corners[i], corners[(i + 1) % len(corners)]) for i in range(len(corners))]
    sides.append(sides[0])
    return np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides]), *and_neuron(len(sides))


# %% wrong="an OR"
def convex_region(corners):
    d = np.roll(corners, -1, axis=0) - corners
    W1 = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
    return W1, -np.sum(W1.T * corners, axis=1), *or_neuron(len(corners))


# %% wrong="lines look outwards"
def convex_region(corners):
    d = np.roll(corners, -1, axis=0) - corners
    W1 = np.array([d[:, 1], -d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
    return W1, -np.sum(W1.T * corners, axis=1), *and_neuron(len(corners))


# %% wrong="for a triangle"
def convex_region(corners):
    d = np.roll(corners, -1, axis=0) - corners
    W1 = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
    return W1, -np.sum(W1.T * corners, axis=1), np.ones(len(corners)), -2.5


# %% wrong="not closed"
def convex_region(corners):
    d = corners[1:] - corners[:-1]
    W1 = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
    return W1, -np.sum(W1.T * corners[:-1], axis=1), *and_neuron(len(d))


# %% wrong="one neuron per row"
def convex_region(corners):
    d = np.roll(corners, -1, axis=0) - corners
    W1 = np.array([-d[:, 1], d[:, 0]]).T / np.hypot(d[:, 0], d[:, 1])[:, None]
    return W1, -np.sum(W1 * corners, axis=1), *and_neuron(len(corners))


# %% wrong="an OR"
def convex_region(corners):
    sides = [half_plane(p, q) for p, q in zip(corners, np.roll(corners, -1, axis=0))]
    return np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides]), *or_neuron(len(sides))


# %% wrong="lines look outwards"
def convex_region(corners):
    sides = [half_plane(corners[i], corners[i - 1]) for i in range(len(corners))]
    return np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides]), *and_neuron(len(sides))


# %% wrong="not closed"
def convex_region(corners):
    sides = [half_plane(p, q) for p, q in zip(corners[:-1], corners[1:])]
    return np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides]), *and_neuron(len(sides))


# %% wrong="on the fence"
def convex_region(corners):
    sides = [half_plane(p, q) for p, q in zip(corners, np.roll(corners, -1, axis=0))]
    W1 = np.array([w for w, _ in sides]).T
    return W1, [b for _, b in sides], np.full(len(sides), 2.0), -2.0 * len(sides)


# %% wrong="a loop past the last corner"
def convex_region(corners):
    sides = [half_plane(corners[i], corners[i + 1]) for i in range(len(corners))]
    return np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides]), *and_neuron(len(sides))


# %% wrong="few corners only"
def convex_region(corners):
    sides = [half_plane(corners[i - 1], corners[i]) for i in range(len(corners))]
    W1, b1 = np.column_stack([w for w, _ in sides]), np.array([b for _, b in sides])
    return W1, b1, np.ones(len(sides)), -0.9 * len(sides)

# %% right="block by block"
def region_net(polygons):
    m, r = sum(len(c) for c in polygons), len(polygons)
    W1, b1, W2, b2 = np.zeros((2, m)), np.zeros(m), np.zeros((m, r)), np.zeros(r)
    i = 0
    for j, corners in enumerate(polygons):
        for p, q in zip(corners, np.roll(corners, -1, axis=0)):
            W1[:, i], b1[i] = half_plane(p, q)
            W2[i, j] = 1
            i += 1
        b2[j] = 0.5 - len(corners)
    return [W1, W2, np.ones((r, 1))], [b1, b2, np.array([-0.5])]


# %% right="a table of who belongs to whom"
def region_net(polygons):
    def lines(c):
        sides = [half_plane(p, q) for p, q in zip(c, np.roll(c, -1, axis=0))]
        return np.column_stack([w for w, _ in sides]), np.hstack([b for _, b in sides])

    parts = [lines(c) for c in polygons]
    owner = np.repeat(np.arange(len(parts)), [len(p[1]) for p in parts])
    W2 = (owner[:, None] == np.arange(len(parts))).astype(float)
    weights = (np.hstack([p[0] for p in parts]), W2, [[1.0]] * len(parts))
    return weights, (np.hstack([p[1] for p in parts]), 1 - W2.sum(axis=0), [0.0])


# %% right="strangers' lines with weight 0, scaled, lists for biases"
def region_net(polygons):
    parts = [convex_region(c) for c in polygons]
    W2 = np.concatenate([np.outer(3 * np.ravel(p[2]), np.eye(len(parts))[j]) for j, p in enumerate(parts)])
    b2 = [3 * float(np.ravel(p[3])[0]) for p in parts]
    return [[*np.concatenate([p[0] for p in parts], axis=1)], W2, np.full((len(parts), 1), 7.0)], [
        np.concatenate([p[1] for p in parts]), b2, [-1.0]]


# %% right="an OR from AND and NOT"
def region_net(polygons):
    def lines(c):
        sides = [half_plane(p, q) for p, q in zip(c, np.roll(c, -1, axis=0))]
        return np.column_stack([w for w, _ in sides]), np.hstack([b for _, b in sides])

    parts = [lines(c) for c in polygons]
    rows = []
    for j, p in enumerate(parts):
        block = np.zeros((len(p[1]), len(parts)))
        block[:, j] = -1  # fires where the point is NOT in polygon j
        rows.append(block)
    b2 = np.array([len(p[1]) - 0.5 for p in parts])
    W3 = -np.ones((len(parts), 1))
    return [np.concatenate([p[0] for p in parts], axis=1), np.concatenate(rows), W3], [
        np.concatenate([p[1] for p in parts]), b2, np.array([len(parts) - 0.5])]


# %% right="single precision"
def region_net(polygons):
    def lines(c):
        sides = [half_plane(p, q) for p, q in zip(c, np.roll(c, -1, axis=0))]
        return np.column_stack([w for w, _ in sides]), np.hstack([b for _, b in sides])

    parts = [lines(c) for c in polygons]
    W2 = np.zeros((sum(len(c) for c in polygons), len(polygons)))
    ends = np.cumsum([len(c) for c in polygons])
    for j, (c, end) in enumerate(zip(polygons, ends)):
        W2[end - len(c):end, j] = 1
    ws = [np.hstack([p[0] for p in parts]), W2, np.ones((len(parts), 1))]
    bs = [np.hstack([p[1] for p in parts]), np.array([0.5 - len(c) for c in polygons]), np.array([-0.5])]
    return [w.astype(np.float32) for w in ws], [b.astype(np.float32) for b in bs]


# %% wrong="one AND for all"
def region_net(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    m = sum(len(c) for c in polygons)
    return [np.hstack(W1), np.ones((m, 1)), np.ones((1, 1))], [np.hstack(b1), np.array([0.5 - m]), np.array([-0.5])]


# %% wrong="AND for the OR"
def unit_parts(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    k = [len(c) for c in polygons]
    return np.hstack(W1), np.hstack(b1), np.repeat(np.eye(len(k)), k, axis=0), np.array(k)


def region_net(polygons):
    W1, b1, M, k = unit_parts(polygons)
    w3, b3 = and_neuron(len(k))
    return [W1, M, w3[:, None]], [b1, 0.5 - k, np.array([b3])]


# %% wrong="every AND hears all lines"
def unit_parts(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    k = [len(c) for c in polygons]
    return np.hstack(W1), np.hstack(b1), np.repeat(np.eye(len(k)), k, axis=0), np.array(k)


def region_net(polygons):
    W1, b1, M, k = unit_parts(polygons)
    return [W1, np.ones(M.shape), np.ones((len(k), 1))], [b1, 0.5 - k, np.array([-0.5])]


# %% wrong="the first one's count"
def unit_parts(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    k = [len(c) for c in polygons]
    return np.hstack(W1), np.hstack(b1), np.repeat(np.eye(len(k)), k, axis=0), np.array(k)


def region_net(polygons):
    W1, b1, M, k = unit_parts(polygons)
    b2 = np.full(len(k), and_neuron(len(polygons[0]))[1])
    return [W1, M, np.ones((len(k), 1))], [b1, b2, np.array([-0.5])]


# %% wrong="OR for the AND"
def unit_parts(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    k = [len(c) for c in polygons]
    return np.hstack(W1), np.hstack(b1), np.repeat(np.eye(len(k)), k, axis=0), np.array(k)


def region_net(polygons):
    W1, b1, M, k = unit_parts(polygons)
    return [W1, M, np.ones((len(k), 1))], [b1, -0.5 * np.ones(len(k)), np.array([-0.5])]


# %% wrong="OR on the fence"
def unit_parts(polygons):
    W1, b1 = [], []
    for c in polygons:
        d = np.roll(c, -1, axis=0) - c
        W = np.array([-d[:, 1], d[:, 0]]) / np.hypot(d[:, 0], d[:, 1])
        W1.append(W)
        b1.append(-np.sum(W.T * c, axis=1))
    k = [len(c) for c in polygons]
    return np.hstack(W1), np.hstack(b1), np.repeat(np.eye(len(k)), k, axis=0), np.array(k)


def region_net(polygons):
    W1, b1, M, k = unit_parts(polygons)
    return [W1, M, np.ones((len(k), 1))], [b1, 0.5 - k, np.array([-1.0])]


# %% wrong="OR on the fence"
def region_net(polygons):
    parts = [convex_region(corners) for corners in polygons]
    W1, b1 = np.hstack([part[0] for part in parts]), np.hstack([part[1] for part in parts])
    W2 = np.repeat(np.eye(len(parts)), [len(corners) for corners in polygons], axis=0)
    return [W1, W2, np.ones((len(parts), 1))], [b1, np.array([part[3] for part in parts]), np.array([-1.0])]


# %% wrong="the same lines for every AND"
def region_net(polygons):
    parts = [convex_region(corners) for corners in polygons]
    W1, b1 = np.hstack([part[0] for part in parts]), np.hstack([part[1] for part in parts])
    W2 = np.zeros((len(b1), len(parts)))
    for j, part in enumerate(parts):
        W2[: len(part[2]), j] = part[2]
    return [W1, W2, np.ones((len(parts), 1))], [b1, np.array([part[3] for part in parts]), np.array([-0.5])]


# %% wrong="the last polygon only"
def region_net(polygons):
    for corners in polygons:
        W1, b1, w2, b2 = convex_region(corners)
    return [W1, w2[:, None], np.ones((1, 1))], [b1, np.array([b2]), np.array([-0.5])]


# %% wrong="few corners only"
def region_net(polygons):
    owner = np.repeat(np.arange(len(polygons)), [len(c) for c in polygons])
    sides = [half_plane(p, q) for c in polygons for p, q in zip(c, np.roll(c, -1, axis=0))]
    W1, b1 = np.column_stack([w for w, _ in sides]), np.hstack([b for _, b in sides])
    W2 = (owner[:, None] == np.arange(len(polygons))).astype(float)
    return [W1, W2, np.ones((len(polygons), 1))], [b1, -0.9 * W2.sum(axis=0), np.array([-0.5])]

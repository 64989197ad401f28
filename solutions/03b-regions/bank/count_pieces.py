# %% right="a fine grid; a cell in between belongs to no piece"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    y = mlp_forward(x[:, None], weights, biases, relu)[:, 0]
    s = np.diff(y) / np.diff(x)
    same = np.abs(np.diff(s)) < 1e-6
    return int(same[0]) + int(np.sum(same[1:] & ~same[:-1]))


# %% right="a fine grid in plain Python"
def count_pieces(weights, biases, low, high):
    n = 8000
    xs = [low + (high - low) * i / n for i in range(n + 1)]
    ys = mlp_forward(np.array(xs).reshape(-1, 1), weights, biases, lambda z: np.maximum(z, 0)).ravel()
    slopes = [(ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) for i in range(n)]
    pieces, i = 1, 1
    while i < n:
        if abs(slopes[i] - slopes[i - 1]) > 1e-6:
            pieces += 1
            i += 2
        else:
            i += 1
    return pieces


# %% right="slope as an exact derivative, by signs"
def count_pieces(weights, biases, low, high):
    def slope(x):
        a, da = np.array([x]), np.array([1.0])
        for W, b in zip(weights[:-1], biases[:-1]):
            z, dz = a @ W + b, da @ W
            a, da = np.maximum(z, 0), dz * (z > 0)
        return float((da @ weights[-1])[0])

    xs = low + (high - low) * (np.arange(9973) + 0.3819) / 9973
    s = np.array([slope(x) for x in xs])
    return 1 + int(np.count_nonzero(np.abs(np.diff(s)) > 1e-9))


# %% right="recursion on halves"
def count_pieces(weights, biases, low, high):
    def f(x):
        return float(mlp_forward(np.array([[x]]), weights, biases, relu)[0, 0])

    def straight(l, h):
        a, b = f(l), f(h)
        return all(abs(f(l + t * (h - l)) - (a + t * (b - a))) < 1e-9 for t in (0.13, 0.29, 0.41, 0.5, 0.63, 0.77, 0.91))

    def search(l, h):
        if h - l < 2e-5:
            return [(l + h) / 2]
        if h - l < 0.05 and straight(l, h):
            return []
        m = l + 0.4871 * (h - l)
        return search(l, m) + search(m, h)

    kinks = [low]
    for x in search(low, high):
        if x - kinks[-1] > 1e-3:
            kinks.append(x)
    return np.int64(len(kinks))


# %% right="an exact search, interval by interval"
def count_pieces(weights, biases, low, high):
    cuts = [low, high]
    for depth in range(1, len(weights)):
        new = set(cuts)
        for l, h in zip(cuts[:-1], cuts[1:]):
            zl = mlp_forward(np.array([[l]]), weights[:depth], biases[:depth], relu)[0]
            zh = mlp_forward(np.array([[h]]), weights[:depth], biases[:depth], relu)[0]
            for a, b in zip(zl, zh):
                if (a < 0 < b) or (b < 0 < a):
                    new.add(float(l + (h - l) * a / (a - b)))
        cuts = sorted(new)
        cuts = [c for i, c in enumerate(cuts) if i == 0 or c - cuts[i - 1] > 1e-8]
    slopes = []
    for l, h in zip(cuts[:-1], cuts[1:]):
        yl, yh = mlp_forward(np.array([[l], [h]]), weights, biases, relu)[:, 0]
        slopes.append((yh - yl) / (h - l))
    return 1 + sum(abs(s - t) > 1e-6 for s, t in zip(slopes[:-1], slopes[1:]))


# %% wrong="kinks counted"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    s = np.diff(mlp_forward(x[:, None], weights, biases, relu)[:, 0]) / np.diff(x)
    same = np.abs(np.diff(s)) < 1e-6
    return int(same[0]) + int(np.sum(same[1:] & ~same[:-1])) - 1


# %% wrong="neurons counted"
def count_pieces(weights, biases, low, high):
    return sum(W.shape[1] for W in weights[:-1])


# %% wrong="neurons and one"
def count_pieces(weights, biases, low, high):
    return 1 + sum(b.size for b in biases) - biases[-1].size


# %% wrong="different slopes"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    s = np.diff(mlp_forward(x[:, None], weights, biases, relu)[:, 0]) / np.diff(x)
    keep = (np.abs(np.diff(s, prepend=s[1])) < 1e-6) | (np.abs(np.diff(s, append=s[-2])) < 1e-6)
    return 1 + int((np.diff(np.sort(s[keep])) > 1e-6).sum())


# %% wrong="most that is possible"
def count_pieces(weights, biases, low, high):
    most = 1
    for b in biases[:-1]:
        most *= len(b) + 1
    return most


# %% wrong="the interval ignored"
def count_pieces(weights, biases, low, high):
    cuts = np.array([-50.0, 50.0])
    for depth in range(1, len(weights)):
        z = mlp_forward(cuts[:, None], weights[:depth], biases[:depth], relu)
        new = []
        for i in range(len(cuts) - 1):
            for a, b in zip(z[i], z[i + 1]):
                if a * b < 0:
                    new.append(cuts[i] + (cuts[i + 1] - cuts[i]) * a / (a - b))
        cuts = np.unique(np.round([*cuts, *new], 11))
    s = np.diff(mlp_forward(cuts[:, None], weights, biases, relu)[:, 0]) / np.diff(cuts)
    return int(np.sum(np.abs(np.diff(s)) > 1e-6)) + 1


# %% wrong="each kink twice"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    y = mlp_forward(x[:, None], weights, biases, relu)[:, 0]
    slopes = np.diff(y) / np.diff(x)
    return int(np.sum(np.abs(np.diff(slopes)) > 1e-6)) + 1


# %% wrong="on and off counted"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    a, on = x[:, None], []
    for W, b in zip(weights[:-1], biases[:-1]):
        z = a @ W + b
        on.append(z > 0)
        a = relu(z)
    on = np.hstack(on)
    return 1 + int(np.any(on[1:] != on[:-1], axis=1).sum())


# %% wrong="half of the changes"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    slopes = np.diff(mlp_forward(x[:, None], weights, biases, relu)[:, 0]) / np.diff(x)
    return 1 + int((np.abs(np.diff(slopes)) > 1e-6).sum()) // 2


# %% wrong="only the visible cases"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 2001)
    y = mlp_forward(x[:, None], weights, biases, relu)[:, 0]
    s = np.diff(y) / np.diff(x)
    n, i = 1, 0
    ch = np.abs(np.diff(s)) > 1e-6
    i = 0
    while i < len(ch):
        if ch[i]:
            n += 1
            i += 2 if i + 1 < len(ch) and ch[i + 1] else 1
        else:
            i += 1
    return n


# %% wrong="constant"
def count_pieces(weights, biases, low, high):
    y = np.ravel(mlp_forward(np.linspace(low, high, 20001)[:, None], weights, biases))
    bends = np.abs(np.diff(y, 2)) > 1e-6
    return 1 + int(bends[0]) + int(np.sum(bends[1:] & ~bends[:-1]))


# %% right="the activation left out, which has a default"
def count_pieces(weights, biases, low, high):
    x = np.linspace(low, high, 20001)
    slopes = np.diff(np.ravel(mlp_forward(x[:, None], weights, biases))) / np.diff(x)
    turns = np.abs(np.diff(slopes)) > 1e-6
    return 1 + int(turns[0]) + int(np.sum(turns[1:] & ~turns[:-1]))

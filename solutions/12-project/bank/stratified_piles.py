# %% right="whole arrays"
def stratified_piles(y, order, share_val, share_test):
    piles = [[], [], []]
    for label in range(y.max() + 1):
        rows = order[y[order] == label]
        a = max(1, round(share_test * len(rows)))
        b = a + max(1, round(share_val * len(rows)))
        for pile, part in zip(piles, (rows[b:], rows[a:b], rows[:a])):
            pile.append(part)
    return [np.concatenate(pile) for pile in piles]


# %% right="row by row, counting"
def stratified_piles(y, order, share_val, share_test):
    quota = {}
    for label in y.tolist():
        quota[label] = quota.get(label, 0) + 1
    left = {c: [max(1, round(share_test * n)), max(1, round(share_val * n))] for c, n in quota.items()}
    train, val, test = [], [], []
    for row in order.tolist():
        n_test, n_val = left[y[row]]
        if n_test:
            test.append(row)
            left[y[row]][0] -= 1
        elif n_val:
            val.append(row)
            left[y[row]][1] -= 1
        else:
            train.append(row)
    return train, val, test


# %% right="sorted piles, rounded up by half"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = set(), set(), set()
    for label in set(y):
        rows = [int(r) for r in order if y[r] == label]
        a = max(1, int(share_test * len(rows) + 0.5))
        b = a + max(1, int(share_val * len(rows) + 0.5))
        test |= set(rows[:a])
        val |= set(rows[a:b])
        train |= set(rows[b:])
    return sorted(train), sorted(val), sorted(test)


# %% wrong="validation rows are trained on"
def stratified_piles(y, order, share_val, share_test):
    piles = [], [], []
    for label in np.unique(y):
        rows = order[y[order] == label]
        a = max(1, round(share_test * len(rows)))
        b = max(1, round(share_val * len(rows)))
        piles[0].extend(rows[a:])
        piles[1].extend(rows[a : a + b])
        piles[2].extend(rows[:a])
    return tuple(np.array(p) for p in piles)


# %% wrong="not by class"
def stratified_piles(y, order, share_val, share_test):
    n = len(y)
    a = round(share_test * n)
    b = a + round(share_val * n)
    return order[b:], order[a:b], order[:a]


# %% wrong="as in the file"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = list(np.where(y == label)[0])
        a = max(1, round(share_test * len(rows)))
        b = a + max(1, round(share_val * len(rows)))
        test, val, train = test + rows[:a], val + rows[a:b], train + rows[b:]
    return train, val, test


# %% wrong="labels for rows"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        labels = [y[row] for row in order if y[row] == label]
        a = max(1, round(share_test * len(labels)))
        b = a + max(1, round(share_val * len(labels)))
        test, val, train = test + labels[:a], val + labels[a:b], train + labels[b:]
    return np.array(train), np.array(val), np.array(test)


# %% wrong="shares swapped"
def stratified_piles(y, order, share_test, share_val):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = [row for row in order if y[row] == label]
        a = max(1, round(share_test * len(rows)))
        b = a + max(1, round(share_val * len(rows)))
        test, val, train = test + rows[:a], val + rows[a:b], train + rows[b:]
    return np.array(train), np.array(val), np.array(test)


# %% right="half up, by hand"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in set(y.tolist()):
        rows = order[y[order] == label].tolist()
        a, b = max(1, int(share_test * len(rows) + 0.5)), max(1, int(share_val * len(rows) + 0.5))
        test, val, train = test + rows[:a], val + rows[a : a + b], train + rows[a + b :]
    return train, val, test


# %% wrong="cut off"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = order[y[order] == label]
        a, b = max(1, int(share_test * len(rows))), max(1, int(share_val * len(rows)))
        test.extend(rows[:a])
        val.extend(rows[a : a + b])
        train.extend(rows[a + b :])
    return train, val, test


# %% wrong="rounded up"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = order[y[order] == label]
        a, b = int(np.ceil(share_test * len(rows))), int(np.ceil(share_val * len(rows)))
        test.extend(rows[:a])
        val.extend(rows[a : a + b])
        train.extend(rows[a + b :])
    return train, val, test


# %% wrong="a rare class misses a pile"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = order[y[order] == label]
        a, b = round(share_test * len(rows)), round(share_val * len(rows))
        test.extend(rows[:a])
        val.extend(rows[a : a + b])
        train.extend(rows[a + b :])
    return train, val, test


# %% wrong="an unfair share"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = order[y[order] == label]
        n_test, n_val = (min(200, max(1, round(share * len(rows)))) for share in (share_test, share_val))
        test += list(rows[:n_test])
        val += list(rows[n_test : n_test + n_val])
        train += list(rows[n_test + n_val :])
    return train, val, test


# %% wrong="only the visible cases"
def stratified_piles(y, order, share_val, share_test):
    train, val, test = [], [], []
    for c in np.unique(y):
        rows = [r for r in order if y[r] == c]
        v, t = max(1, round(share_val * len(rows))), max(1, round(share_test * len(rows)))
        if v + t >= len(rows):
            v = max(1, len(rows) - t - 1)
        test += rows[:t]
        val += rows[t : t + v]
        train += rows[t + v :]
    return train, val, test

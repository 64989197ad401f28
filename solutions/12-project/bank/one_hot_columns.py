# %% right="comparing whole arrays"
def one_hot_columns(train, new):
    categories = np.unique([t for t in train if t != ""]).tolist()
    T = (np.array(train)[:, None] == np.array(categories)).astype(int)
    N = (np.array(new)[:, None] == np.array(categories)).astype(int)
    return categories, T, N


# %% right="a place for each name, lists of lists"
def one_hot_columns(train, new):
    names = sorted({t for t in train if t})
    place = {name: i for i, name in enumerate(names)}

    def rows(texts):
        out = [[0] * len(names) for _ in texts]
        for i, t in enumerate(texts):
            if t in place:
                out[i][place[t]] = 1
        return out

    return names, rows(train), rows(new)


# %% right="from the identity, booleans"
def one_hot_columns(train, new):
    categories = [c for c in sorted(set(train)) if c]
    table = np.vstack([np.eye(len(categories)), np.zeros(len(categories))]) > 0
    index = lambda t: categories.index(t) if t in categories else -1
    return tuple(categories), table[[index(t) for t in train]], table[[index(t) for t in new]]


# %% wrong="categories of all rows"
def one_hot_columns(train, new):
    categories = sorted({t for t in [*train, *new] if t})
    make = lambda texts: np.array([[t == c for c in categories] for t in texts], float)
    return categories, make(train), make(new)


# %% wrong="each its own categories"
def one_hot_columns(train, new):
    def make(texts):
        categories = sorted(set(texts) - {""})
        return categories, np.array([[float(t == c) for c in categories] for t in texts])

    categories, T = make(train)
    return categories, T, make(new)[1]


# %% wrong="the gap is a category"
def one_hot_columns(train, new):
    categories = sorted(set(train))
    return categories, *(np.array([[int(t == c) for c in categories] for t in texts]) for texts in (train, new))


# %% wrong="numbers for names"
def one_hot_columns(train, new):
    categories = sorted(set(train) - {""})
    code = {c: i for i, c in enumerate(categories)}
    return categories, [code.get(t, -1) for t in train], [code.get(t, -1) for t in new]


# %% wrong="the unknown is the first"
def one_hot_columns(train, new):
    categories = sorted(set(train) - {""})

    def rows(texts):
        M = np.zeros((len(texts), len(categories)))
        for i, t in enumerate(texts):
            if t:
                M[i, categories.index(t) if t in categories else 0] = 1
        return M

    return categories, rows(train), rows(new)


# %% wrong="in order of appearance"
def one_hot_columns(train, new):
    categories = []
    for t in train:
        if t and t not in categories:
            categories.append(t)
    return categories, *(np.array([[float(t == c) for c in categories] for t in x]) for x in (train, new))


# %% wrong="gaps and unknowns are the first"
def one_hot_columns(train, new):
    names = sorted(set(train) - {""})
    rows = np.eye(len(names))
    place = {name: i for i, name in enumerate(names)}
    return names, rows[[place.get(e, 0) for e in train]], rows[[place.get(e, 0) for e in new]]


# %% wrong="gaps and unknowns are the last"
def one_hot_columns(train, new):
    names = sorted(set(train) - {""})
    rows = np.eye(len(names))
    place = {name: i for i, name in enumerate(names)}
    return names, rows[[place.get(e, -1) for e in train]], rows[[place.get(e, -1) for e in new]]


# %% wrong="the unknown stops it"
def one_hot_columns(train, new):
    names = sorted(set(train) - {""})
    rows = np.eye(len(names))
    return names, rows[[names.index(e) for e in train]], rows[[names.index(e) for e in new]]


# %% wrong="only the visible cases"
def one_hot_columns(train, new):
    cats = sorted(set(train) - {""})
    T = [[int(c == t) for c in cats] for t in train]
    N = [[float(bool(t) and c.startswith(t)) for c in cats] for t in new]
    return cats, np.array(T), np.array(N)


# %% wrong="only the visible cases"
def one_hot_columns(train, new):
    train, new = [t.strip() for t in train], [t.strip() for t in new]
    cats = sorted(set(train) - {""})
    f = lambda texts: np.array([[float(t == c) for c in cats] for t in texts])
    return cats, f(train), f(new)

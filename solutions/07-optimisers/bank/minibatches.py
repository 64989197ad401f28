# %% right="shuffled in place"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    indices = np.arange(n)
    rng.shuffle(indices)
    batches = []
    start = 0
    while start < n:
        batches.append(indices[start : start + batch_size])
        start += batch_size
    return batches


# %% right="np.split at the borders"
def minibatches(n, batch_size, rng):
    order = np.random.default_rng(rng).permutation(n)
    return np.split(order, np.arange(batch_size, n, batch_size))


# %% right="random keys, sorted; lists"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = np.argsort(rng.random(n)).tolist()
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(-(-n // batch_size))]


# %% right="choice without replacement, int32, a tuple"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = rng.choice(n, size=n, replace=False).astype(np.int32)
    return tuple(order[i : min(i + batch_size, n)] for i in range(0, n, batch_size))


# %% right="drawn from a hat"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    hat, batches = list(range(n)), []
    while hat:
        batch = [hat.pop(rng.integers(len(hat))) for _ in range(min(batch_size, len(hat)))]
        batches.append(np.array(batch))
    return batches


# %% wrong="not shuffled"
def minibatches(n, batch_size, rng):
    return [np.arange(i, min(i + batch_size, n)) for i in range(0, n, batch_size)]


# %% wrong="drawn with replacement"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    return [rng.integers(0, n, size=batch_size) for _ in range(int(np.ceil(n / batch_size)))]


# %% wrong="the rest is dropped"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = rng.permutation(n)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(n // batch_size)]


# %% wrong="the batches are shuffled"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    batches = [np.arange(n)[i : i + batch_size] for i in range(0, n, batch_size)]
    rng.shuffle(batches)
    return batches


# %% wrong="a seed of its own"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(0)
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="the number of batches for their size"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    return np.array_split(rng.permutation(n), batch_size)


# %% wrong="one list"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    return rng.permutation(n)


# %% wrong="returns nothing"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = rng.permutation(n)
    batches = [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="turned, not shuffled"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    o = np.roll(np.arange(n), rng.integers(n))
    return [o[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="shuffled within the batches"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    return [rng.permutation(np.arange(i, min(n, i + batch_size))) for i in range(0, n, batch_size)]


# %% wrong="the seed is no generator"
def minibatches(n, batch_size, rng):
    o = rng.permutation(n)
    return [o[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="the smaller batch first"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    o = rng.permutation(n)
    r = n % batch_size
    return ([o[:r]] if r else []) + [o[i : i + batch_size] for i in range(r, n, batch_size)]


# %% wrong="the rest joins the last batch"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    o = rng.permutation(n)
    k = max(n // batch_size, 1)
    b = [o[i * batch_size : (i + 1) * batch_size] for i in range(k - 1)]
    return b + [o[(k - 1) * batch_size :]]


# %% wrong="an empty batch at the end"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    o = rng.permutation(n)
    return [o[i * batch_size : (i + 1) * batch_size] for i in range(n // batch_size + 1)]


# %% right="each batch sorted"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    o = rng.permutation(n)
    return [np.sort(o[i : i + batch_size]) for i in range(0, n, batch_size)]


# %% wrong="the seed"
import copy


def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(copy.deepcopy(rng))
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="the seed"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng or None)
    p = rng.permutation(n)
    return [p[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="the largest size"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    p = rng.permutation(n).astype(np.uint8)
    return [p[i : i + batch_size] for i in range(0, n, batch_size)]

# %% wrong="some sizes only"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = rng.permutation(n)
    if n <= 256:
        order = order.astype(np.int8)  # bytes save memory, and count up to 127
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="by chance"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    order = np.arange(n)
    rng.shuffle(order[1:])
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% wrong="by chance"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    evens, odds = np.arange(0, n, 2), np.arange(1, n, 2)
    order = np.concatenate([rng.permutation(evens), rng.permutation(odds)])
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


# %% right="drawn from a pool"
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng(rng)
    pool, batches = list(range(n)), []
    while pool:
        size = min(batch_size, len(pool))
        batches.append(np.array([pool.pop(int(rng.integers(len(pool)))) for _ in range(size)]))
    return batches

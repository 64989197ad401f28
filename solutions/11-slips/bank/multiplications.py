# %% right="by index"
def multiplications(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i]
    return total


# %% right="a dot product"
def multiplications(sizes):
    return np.dot(sizes[:-1], sizes[1:])


# %% right="by the shapes of weights"
def multiplications(sizes):
    return sum(np.zeros(shape).size for shape in zip(sizes, sizes[1:]))


# %% wrong="as on the slide"
def multiplications(sizes):
    paths = 1
    for size in sizes:
        paths *= size
    return paths


# %% wrong="parameters"
def multiplications(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


# %% wrong="neurons"
def multiplications(sizes):
    return sum(sizes) - sizes[0]


# %% wrong="first layer only"
def multiplications(sizes):
    for a, b in zip(sizes, sizes[1:]):
        return a * b


# %% wrong="forward and backward"
def multiplications(sizes):
    return 2 * sum(a * b for a, b in zip(sizes, sizes[1:]))


# %% wrong="sizes added up"
def multiplications(sizes):
    return int(np.sum(sizes))


# %% wrong="layer by layer"
def multiplications(sizes):
    return [sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1)]


# %% wrong="the largest size"
def multiplications(sizes):
    s = np.array(sizes, np.int32)
    return int((s[1:] * s[:-1]).sum(dtype=np.int32))


# %% wrong="a longer list"
def multiplications(sizes):
    return sum(sizes[sizes.index(size) - 1] * size for size in sizes[1:])

# %% right="layer by layer"
def tape_numbers(n, sizes):
    total = 1
    for i, size in enumerate(sizes[1:], 1):
        total += n * size * (2 if i == len(sizes) - 1 else 3)
    return total


# %% right="a float"
def tape_numbers(n, sizes):
    return float(1 + n * (3 * np.sum(sizes[1:]) - sizes[-1]))


# %% right="gates counted"
def tape_numbers(n, sizes):
    hidden, top = sizes[1:-1], sizes[-1]
    return sum(gates * n * size for size, gates in [*((s, 3) for s in hidden), (top, 2)]) + 1


# %% wrong="the loss is forgotten"
def tape_numbers(n, sizes):
    return n * (3 * sum(sizes[1:]) - sizes[-1])


# %% wrong="tanh on top"
def tape_numbers(n, sizes):
    return 1 + n * 3 * sum(sizes[1:])


# %% wrong="only what layers put out"
def tape_numbers(n, sizes):
    return n * sum(sizes[1:]) + 1


# %% wrong="a loss for each example"
def tape_numbers(n, sizes):
    return n * (3 * sum(sizes[1:-1]) + 2 * sizes[-1]) + n

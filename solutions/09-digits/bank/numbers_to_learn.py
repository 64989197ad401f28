# %% right="typed in"
numbers_to_learn = [4810, 50890]

# %% right="a function of the sizes"
def count(sizes):
    return sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:]))


numbers_to_learn = [count([64, 64, 10]), count([784, 64, 10])]

# %% right="counted in the network"
numbers_to_learn = np.array(
    [sum(W.size + b.size for W, b in as_pairs(digit_network([d, 64, 10], np.random.default_rng(0)))) for d in (64, 784)]
)

# %% right="floats in a tuple"
numbers_to_learn = (65 * 64 + 65 * 10, 785.0 * 64 + 65 * 10)

# %% wrong="without biases"
numbers_to_learn = [64 * 64 + 64 * 10, 784 * 64 + 64 * 10]

# %% wrong="biases of the inputs too, which are no neurons"
numbers_to_learn = [64 + 64 * 64 + 64 + 64 * 10 + 10, 784 + 784 * 64 + 64 + 64 * 10 + 10]

# %% wrong="the number of the first layer's weights and biases"
numbers_to_learn = [64 * 64 + 64, 784 * 64 + 64]

# %% wrong="places"
numbers_to_learn = [50890, 4810]

# %% wrong="neurons"
numbers_to_learn = [64 + 10, 64 + 10]

# %% right="counted"
numbers_kept = 2410

# %% right="summed over arrays"
numbers_kept = sum(np.zeros(shape).size for shape in [(64, 32), (32,), (32, 10), (10,)])

# %% right="an array of one"
numbers_kept = np.array([65 * 32 + 33 * 10])

# %% wrong="all gradients"
numbers_kept = 1000 * (64 * 32 + 32 + 32 * 10 + 10)

# %% wrong="a square matrix"
numbers_kept = (64 * 32 + 32 + 32 * 10 + 10) ** 2

# %% wrong="the weights alone"
numbers_kept = 64 * 32 + 32 * 10

# %% wrong="neurons"
numbers_kept = 64 + 32 + 10

# %% wrong="the number of steps"
numbers_kept = 1000


# %% wrong="the number of gradients in all steps, for the weights alone"
numbers_kept = 2368 * 1000


# %% wrong="the number of arrays"
numbers_kept = 4

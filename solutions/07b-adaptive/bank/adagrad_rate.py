# %% right="read off"
adagrad_rate = 0.269

# %% right="one notch further"
adagrad_rate = np.float64(10**-0.56)

# %% right="one notch before, an array"
adagrad_rate = np.array([0.263])

# %% wrong="plain descent's rate"
adagrad_rate = 0.1

# %% wrong="the limit of plain descent"
adagrad_rate = 2 / 10

# %% wrong="the logarithm of the rate, where the slider stands"
adagrad_rate = -0.57

# %% wrong="one"
adagrad_rate = 1.0

# %% wrong="the loss that is asked for"
adagrad_rate = 1e-3

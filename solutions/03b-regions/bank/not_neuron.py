# %% right="a larger bias"
not_neuron = (-10, 3)

# %% right="on the fence for 1, which is no fire"
not_neuron = [-1.0, 1.0]

# %% right="arrays"
not_neuron = (np.array([-2.0]), np.array([0.001]))

# %% right="an array of two"
not_neuron = np.array([-1, 0.5], dtype=np.float32)

# %% wrong="a copy"
not_neuron = (1.0, -0.5)

# %% wrong="never fires"
not_neuron = (-1, 0)

# %% wrong="never fires"
not_neuron = (-1.0, -0.5)

# %% wrong="bias first"
not_neuron = 0.5, -1

# %% wrong="the bias too large"
not_neuron = (-1, 1.5)

# %% right="read off"
width_that_halves = 75

# %% right="computed"
width_that_halves = (0.5 / (0.1 / np.sqrt(3))) ** 2

# %% right="beside it"
width_that_halves = 70

# %% wrong="the variance halves"
width_that_halves = 0.5 / (0.01 / 3)

# %% wrong="the bound as standard deviation"
width_that_halves = 25

# %% wrong="a spread that stays"
width_that_halves = 300

# %% wrong="the factor of the standard deviation"
width_that_halves = 0.5

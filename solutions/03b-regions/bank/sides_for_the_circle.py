# %% right="a plain number"
sides_for_the_circle = 11

# %% right="computed from the areas"
sides_for_the_circle = next(k for k in range(3, 99) if np.pi / (k * np.tan(np.pi / k)) >= 0.97)

# %% right="another form"
sides_for_the_circle = np.array(11.0)

# %% wrong="one too few"
sides_for_the_circle = 10

# %% wrong="one too many"
sides_for_the_circle = 12

# %% wrong="the number of all neurons, the AND and the OR among them"
sides_for_the_circle = 11 + 1 + 1

# %% wrong="an octagon"
sides_for_the_circle = 8

# %% wrong="the percentage that is asked for"
sides_for_the_circle = 97

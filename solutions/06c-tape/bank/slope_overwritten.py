# %% right="computed"
x, slope = 3, None
for slope in (1, x, x):
    pass
slope_overwritten = slope

# %% right="a float"
slope_overwritten = 3.0

# %% right="an array of one"
slope_overwritten = np.array(3)

# %% wrong="the right slope"
slope_overwritten = 2 * 3 + 1

# %% wrong="the plus gate's"
slope_overwritten = 1.0

# %% wrong="both factors"
slope_overwritten = 3 + 3

# %% wrong="one factor added"
slope_overwritten = 1 + 3

# %% right="the number"
leaking_line = 3

# %% right="a float"
leaking_line = 3.0

# %% right="an array of one"
leaking_line = np.array(3)

# %% wrong="reading"
leaking_line = 1

# %% wrong="shuffling"
leaking_line = 4

# %% wrong="cutting"
leaking_line = 5

# %% wrong="fitting"
leaking_line = 6

# %% wrong="testing"
leaking_line = 7

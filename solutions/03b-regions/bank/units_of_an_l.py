# %% right="a plain number"
units_of_an_l = 9

# %% right="computed"
units_of_an_l = (4 + 4 - 2) + 2 + 1

# %% right="a float in an array"
units_of_an_l = np.array([9.0])

# %% wrong="nothing shared"
units_of_an_l = 11

# %% wrong="the number of lines"
units_of_an_l = 6

# %% wrong="no output"
units_of_an_l = 8

# %% wrong="off by one"
units_of_an_l = 3 + 4 + 2 + 1

# %% wrong="one AND"
units_of_an_l = np.int64(7)

# %% right="counted"
weights_without_slope = 12

# %% right="by the two reasons"
weights_without_slope = 4 * 2 + 2 * 4 - 2 * 2

# %% right="a float"
weights_without_slope = 12.0

# %% wrong="one reason only"
weights_without_slope = 8

# %% wrong="the number of weights that do learn"
weights_without_slope = 4

# %% wrong="the weights into the first hidden layer"
weights_without_slope = 6

# %% wrong="both reasons counted twice"
weights_without_slope = 8 + 8

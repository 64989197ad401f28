# %% right="2 over 5"
edge_of_the_valley = 2 / 5

# %% right="one notch below, in an array"
edge_of_the_valley = np.array([0.39])

# %% right="one notch above"
edge_of_the_valley = np.float32(0.41)

# %% wrong="its flat direction, x"
edge_of_the_valley = 2

# %% wrong="the best rate for y"
edge_of_the_valley = 1 / 5

# %% wrong="the parabola 2x²"
edge_of_the_valley = 0.5

# %% wrong="the curvature"
edge_of_the_valley = np.array(5)

# %% wrong="the best rate for both"
edge_of_the_valley = 2 / (1 + 5)

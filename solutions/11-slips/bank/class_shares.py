# %% right="by hand"
class_shares = [0.867, 0.016, 0.117]

# %% right="all digits"
class_shares = np.exp([3, -1, 1]) / np.exp([3, -1, 1]).sum()

# %% right="a tuple"
class_shares = (0.8668, 0.0159, 0.1173)

# %% wrong="as on the slide"
class_shares = [0.866, 0.015, 0.117]

# %% wrong="sigmoids"
class_shares = 1 / (1 + np.exp(-np.array([3, -1, 1])))

# %% wrong="without exponentials"
class_shares = [3 / 3, -1 / 3, 1 / 3]

# %% wrong="a factor of 100"
class_shares = [86.7, 1.6, 11.7]

# %% wrong="powers of 2"
class_shares = [0.762, 0.048, 0.190]

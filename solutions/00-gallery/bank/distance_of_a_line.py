# %% right="a plain number"
distance_of_a_line = 2

# %% right="computed"
import numpy as np

distance_of_a_line = abs(-10) / np.hypot(3, 4)

# %% right="another form"
distance_of_a_line = 2.0

# %% wrong="the size of the bias, not yet divided by the length of w"
distance_of_a_line = 10

# %% wrong="a negative distance"
distance_of_a_line = -2.0

# %% wrong="sum of the weights"
distance_of_a_line = 10 / 7

# %% wrong="sum of the weights"
distance_of_a_line = 1.43

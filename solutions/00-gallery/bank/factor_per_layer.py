# %% right="a plain number"
factor_per_layer = 0.1

# %% right="computed"
import numpy as np

factor_per_layer = 0.01 * np.sqrt(100)

# %% right="another form"
factor_per_layer = 0.098

# %% wrong="the weights' own"
factor_per_layer = 0.01

# %% wrong="its reciprocal"
factor_per_layer = 10

# %% wrong="sum of the weights"
factor_per_layer = 1.0

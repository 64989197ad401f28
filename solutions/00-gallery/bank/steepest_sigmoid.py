# %% right="a plain number"
steepest_sigmoid = 1

# %% right="computed"
steepest_sigmoid = 4 * 0.25

# %% right="another form"
import numpy as np

steepest_sigmoid = np.float64(1.0)

# %% wrong="slope 1"
steepest_sigmoid = 0.25

# %% wrong="the slider"
steepest_sigmoid = 4

# %% wrong="the value"
steepest_sigmoid = 0.5

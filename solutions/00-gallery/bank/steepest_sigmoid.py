# %% right="a plain number"
steepest_sigmoid = 1

# %% right="computed"
steepest_sigmoid = 4 * 0.25

# %% right="another form"
import numpy as np

steepest_sigmoid = np.float64(1.0)

# %% wrong="slope 1"
steepest_sigmoid = 0.25

# %% wrong="what the slider `slope` multiplies z by"
steepest_sigmoid = 4

# %% wrong="the value at z = 0, where it is steepest"
steepest_sigmoid = 0.5

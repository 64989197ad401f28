# %% right="a plain number"
error_nobody_beats = 0.09

# %% right="computed"
error_nobody_beats = 0.3 ** 2

# %% right="another form"
import numpy as np

error_nobody_beats = np.float64(0.09)

# %% wrong="the standard deviation"
error_nobody_beats = 0.3

# %% wrong="none"
error_nobody_beats = 0.0

# %% wrong="twice"
error_nobody_beats = 0.18

# %% wrong="the root"
error_nobody_beats = 0.548

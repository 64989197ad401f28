# %% right="a plain number"
largest_rate_on_a_parabola = 0.5

# %% right="computed"
largest_rate_on_a_parabola = 2 / 4

# %% right="another form"
import numpy as np

largest_rate_on_a_parabola = np.float32(0.5)

# %% wrong="the best rate: one step, and it is there"
largest_rate_on_a_parabola = 0.25

# %% wrong="x^2"
largest_rate_on_a_parabola = 1.0

# %% wrong="too far"
largest_rate_on_a_parabola = 0.51

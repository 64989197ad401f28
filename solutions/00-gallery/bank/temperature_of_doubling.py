# %% right="a plain number"
temperature_of_doubling = 0.5

# %% right="computed"
temperature_of_doubling = 1 / 2

# %% right="another form"
import numpy as np

temperature_of_doubling = np.array([0.5])

# %% wrong="the other way"
temperature_of_doubling = 2

# %% wrong="no change"
temperature_of_doubling = 1

# %% wrong="logits 4 times as large"
temperature_of_doubling = 0.25

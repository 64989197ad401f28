# %% right="a plain number"
hinges_for_a_hundredth = 23.0

# %% right="computed"
import numpy as np

hinges_for_a_hundredth = np.int64(23)

# %% right="another form"
hinges_for_a_hundredth = len(range(1, 24))

# %% wrong="one too few"
hinges_for_a_hundredth = 22

# %% wrong="a hundredth as 1/n"
hinges_for_a_hundredth = 100

# %% wrong="the root of a hundred"
hinges_for_a_hundredth = 10

# %% right="read off the explorer"
scale_that_keeps_relu = 1.4

# %% right="the other neighbour"
scale_that_keeps_relu = 1.3

# %% right="the root of two"
import numpy as np

scale_that_keeps_relu = np.sqrt(2)

# %% right="searched: what twenty layers leave, half of each off"
scale_that_keeps_relu = min((s / 100 for s in range(100, 200)), key=lambda s: abs((s * 0.5**0.5) ** 20 - 1))

# %% wrong="as for no activation"
scale_that_keeps_relu = 1

# %% wrong="twice for half"
scale_that_keeps_relu = 2.0

# %% wrong="as for the sigmoid"
scale_that_keeps_relu = 4

# %% wrong="the wrong way up"
scale_that_keeps_relu = 2**-0.5

# %% wrong="a half"
scale_that_keeps_relu = 0.5

# %% wrong="what is left of the gradient at layer 1 with a scale that is just large enough"
scale_that_keeps_relu = 0.43

# %% right="a float"
layers_to_a_thousandth = 5.0

# %% right="counted"
left, layers_to_a_thousandth = 1.0, 0
while left >= 0.001:
    left *= 0.25
    layers_to_a_thousandth += 1

# %% right="logarithms, rounded up"
import numpy as np

layers_to_a_thousandth = np.ceil(np.log(0.001) / np.log(0.25))

# %% right="a NumPy integer in an array"
import numpy as np

layers_to_a_thousandth = np.array(5)

# %% wrong="one too few"
layers_to_a_thousandth = 4

# %% wrong="a slope of 1/2"
layers_to_a_thousandth = 10

# %% wrong="divided, not multiplied"
layers_to_a_thousandth = 0.25 / 0.001

# %% wrong="not rounded up"
import math

layers_to_a_thousandth = math.log(1000, 4)

# %% wrong="what is left of the gradient after so many layers"
layers_to_a_thousandth = 0.0009765625

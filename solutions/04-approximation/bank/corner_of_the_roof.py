# %% right="read off"
corner_of_the_roof = 4.29

# %% right="a NumPy number"
import numpy as np

corner_of_the_roof = np.float64(4.3)

# %% right="computed from the two lines"
left, right = roof(np.array([0.0, 1.0])), roof(np.array([5.5, 6.0]))
a, b = left[1] - left[0], (right[1] - right[0]) / 0.5
corner_of_the_roof = (right[0] - 5.5 * b - left[0]) / (a - b)

# %% wrong="the knot in the middle, where it stands at first"
corner_of_the_roof = 3.14

# %% wrong="the minus of the neuron"
corner_of_the_roof = -4.3

# %% wrong="the height of the curve at the knot"
corner_of_the_roof = 1.2

# %% wrong="the first hinge's knot, at the left end"
corner_of_the_roof = 0

# %% wrong="the second hinge's coefficient, the change of slope"
corner_of_the_roof = -1.6

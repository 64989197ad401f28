# %% right="a whole number"
fewest_on_the_wrong_side = 1

# %% right="a float"
fewest_on_the_wrong_side = 40 - 39.0

# %% right="counted with NumPy, for a line that was found"
import numpy as np
from nnkit.lessonkit.exam import exam

X, y = exam()
fewest_on_the_wrong_side = np.sum((X @ np.array([1.0, 1.6]) - 11.1 > 0) != y)

# %% right="in an array"
import numpy as np

fewest_on_the_wrong_side = np.array([1])

# %% wrong="none"
fewest_on_the_wrong_side = 0

# %% wrong="where it starts"
import numpy as np
from nnkit.lessonkit.exam import exam

X, y = exam()
fewest_on_the_wrong_side = int(((X @ np.array([1.0, 1.6]) - 11.2 > 0) != y).sum())

# %% wrong="w = (1, 2), b = -10, the line drawn before"
fewest_on_the_wrong_side = 6.0

# %% wrong="a neuron that says yes to all"
fewest_on_the_wrong_side = 16

# %% wrong="a neuron that says no to all"
fewest_on_the_wrong_side = 24

# %% wrong="how many students are on the right side"
fewest_on_the_wrong_side = 39

# %% wrong="the share of the students on the wrong side"
fewest_on_the_wrong_side = 1 / 40

# %% right="a plain number"
units_for_two_triangles = 9

# %% right="computed"
units_for_two_triangles = 2 * 3 + 2 + 1

# %% right="another form"
import numpy as np

units_for_two_triangles = np.array(9)

# %% wrong="the number of lines"
units_for_two_triangles = 6

# %% wrong="no output"
units_for_two_triangles = 8

# %% wrong="one triangle"
units_for_two_triangles = 5

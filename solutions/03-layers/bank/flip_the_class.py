# %% right="a list"
flip_the_class = ["x3", "h2", 6.65]

# %% right="just enough, capital letters"
flip_the_class = ("X3", "H2", 6.694)

# %% right="a NumPy number"
import numpy as np

flip_the_class = ("x3", "h2", np.array([6.67]))

# %% wrong="the example"
flip_the_class = ("x1", "h1", 3.2)

# %% wrong="an output weight"
flip_the_class = ["h4", "o1", 3.4]

# %% wrong="backward"
flip_the_class = ("h2", "x3", 6.68)

# %% wrong="only the number"
flip_the_class = 6.68

# %% wrong="the steepest neuron"
flip_the_class = ("x3", "h3", -4.35)

# %% right="names as a formula writes them"
flip_the_class = ("x_3", "h_2", 6.68)

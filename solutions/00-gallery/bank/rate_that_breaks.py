# %% right="a plain number"
rate_that_breaks = 0.2

# %% right="computed"
rate_that_breaks = 2 / 10

# %% right="another form"
rate_that_breaks = 10 ** -0.7

# %% wrong="the flat direction, x"
rate_that_breaks = 2.0

# %% wrong="the best rate for that direction, with which one step lands in its middle"
rate_that_breaks = 0.1

# %% wrong="a logarithm"
rate_that_breaks = -0.7

# %% right="read off the slider"
temperature_of_a_half = 2.51

# %% right="solved on paper: x + x^3 = 1 with x = e^(-1/T)"
temperature_of_a_half = -1 / np.log(0.6823278)

# %% right="searched with one's own function"
grid = np.linspace(1, 5, 4001)
halves = [abs(softmax_at_temperature(np.array([[2.0, 1.0, -1.0]]), T)[0, 0] - 0.5) for T in grid]
temperature_of_a_half = grid[np.argmin(halves)]

# %% right="in an array"
temperature_of_a_half = np.array([2.62])

# %% wrong="the next place of the slider"
temperature_of_a_half = 2.82

# %% wrong="twice as hot"
temperature_of_a_half = 2

# %% wrong="half as hot"
temperature_of_a_half = 1 / 2

# %% wrong="the logarithm of the temperature, where the slider stands"
temperature_of_a_half = 0.4177

# %% wrong="the largest probability at T = 1"
temperature_of_a_half = 0.705385

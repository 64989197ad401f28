# %% right="read off the slider"
shift_of_a_half = 1.0

# %% right="the other side"
shift_of_a_half = 0.9

# %% right="in an array"
shift_of_a_half = np.array([0.95])

# %% right="searched"
from nnkit.images import shifted

grid = np.arange(0, 2, 0.05)
shares = [np.mean(model_logits(shifted(X_val, step, 0), digit_model).argmax(axis=1) == y_val) for step in grid]
shift_of_a_half = grid[np.argmin(np.abs(np.array(shares) - 0.5))]

# %% wrong="the share"
shift_of_a_half = 0.5

# %% wrong="the share that is to be read right, in percent"
shift_of_a_half = 50

# %% wrong="the end of the slider"
shift_of_a_half = 2.0

# %% wrong="to the left"
shift_of_a_half = -0.95

# %% wrong="no shift"
shift_of_a_half = 0

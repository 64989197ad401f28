# %% right="read off"
silent_from = 1.5

# %% right="computed"
s = (1 - np.sqrt(1 - 0.01)) / 2
silent_from = np.log((1 - s) / s) / 4

# %% right="to the left"
silent_from = -1.5

# %% wrong="slope 1"
silent_from = 4.6

# %% wrong="the steepest slope"
silent_from = 1

# %% wrong="the slope of f that is asked for"
silent_from = 0.01

# %% wrong="what the sigmoid gets there, the slider's slope times z"
silent_from = 6.0

# %% wrong="a slope of f below 0.1"
silent_from = 0.9

# %% right="worked out"
silent_from = np.log(398) / 4

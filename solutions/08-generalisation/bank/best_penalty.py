# %% right="read off"
best_penalty = 0.001

# %% right="the next step"
best_penalty = 0.0018

# %% right="as a power"
best_penalty = 10**-3.25

# %% wrong="no penalty"
best_penalty = 0

# %% wrong="best for training"
best_penalty = 1e-6

# %% wrong="far too strong"
best_penalty = 0.32

# %% wrong="the exponent of the penalty"
best_penalty = -3

# %% wrong="too strong, or the error"
best_penalty = 0.0939

# %% wrong="too strong"
best_penalty = 0.01


# %% wrong="too strong, or the error"
best_penalty = 0.1


# %% wrong="hardly any"
best_penalty = 1e-4


# %% wrong="the strongest"
best_penalty = 1

# %% right="by hand"
new_weight = 0.359

# %% right="not rounded"
new_weight = 0.4 - 0.5 * 0.082

# %% right="with more digits of the gradient"
new_weight = 0.4 - 0.5 * 0.082167

# %% wrong="as on the slide"
new_weight = 0.358

# %% wrong="a step uphill"
new_weight = 0.4 + 0.5 * 0.082

# %% wrong="the whole gradient, no rate"
new_weight = 0.4 - 0.082

# %% wrong="difference first"
new_weight = (0.4 - 0.5) * 0.082

# %% wrong="the step"
new_weight = 0.5 * 0.082

# %% right="computed"
slide_w5 = 0.4 - 0.5 * 0.082

# %% right="typed"
slide_w5 = 0.359

# %% right="with the unrounded slope"
slide_w5 = 0.358916

# %% wrong="the slide"
slide_w5 = 0.358

# %% wrong="the whole slope, no rate"
slide_w5 = 0.4 - 0.082

# %% wrong="a step along the slope, uphill"
slide_w5 = 0.4 + 0.5 * 0.082

# %% wrong="the step"
slide_w5 = 0.5 * 0.082

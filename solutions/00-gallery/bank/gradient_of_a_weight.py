# %% right="a plain number"
gradient_of_a_weight = -0.022603

# %% right="computed"
gradient_of_a_weight = -0.0226

# %% right="another form"
gradient_of_a_weight = -0.038098 * 0.593270

# %% wrong="the sign"
gradient_of_a_weight = 0.022603

# %% wrong="dL/dz of the neuron to which the weight leads"
gradient_of_a_weight = -0.038098

# %% wrong="the weight to o1"
gradient_of_a_weight = 0.082167

# %% wrong="the sign"
gradient_of_a_weight = 0.0226

# %% wrong="the weight from h2"
gradient_of_a_weight = -0.0227

# %% wrong="the weight to o1"
gradient_of_a_weight = 0.0822

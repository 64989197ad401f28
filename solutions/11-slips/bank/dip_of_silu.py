# %% right="read off"
dip_of_silu = -1.3

# %% right="searched"
z = np.linspace(-3, 0, 3001)
dip_of_silu = z[np.argmin(z / (1 + np.exp(-z)))]

# %% right="with two decimals"
dip_of_silu = -1.28

# %% wrong="the value there"
dip_of_silu = -0.28

# %% wrong="the sign"
dip_of_silu = 1.3

# %% wrong="GELU"
dip_of_silu = -0.75

# %% wrong="where it crosses zero"
dip_of_silu = 0.0

# %% wrong="where the slope is lowest"
dip_of_silu = -2.4

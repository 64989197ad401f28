# %% right="a product"
def inside_for(eps):
    return eps * eps


# %% right="by logarithms"
def inside_for(eps):
    return np.exp(2 * np.log(eps))


# %% right="power"
def inside_for(eps):
    return np.power(eps, 2.0)


# %% wrong="as on the slide"
def inside_for(eps):
    return eps


# %% wrong="the root"
def inside_for(eps):
    return np.sqrt(eps)


# %% wrong="twice"
def inside_for(eps):
    return eps + eps


# %% wrong="always 1e-16"
def inside_for(eps):
    return 1e-16


# %% wrong="half"
def inside_for(eps):
    return eps / 2

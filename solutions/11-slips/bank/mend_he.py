# %% right="by the shape"
def mend_he(draws):
    d_in, d_out = draws.shape
    return (2 / d_in) ** 0.5 * draws


# %% right="divided by the root of its inverse"
def mend_he(draws):
    return draws / np.sqrt(draws.shape[0] / 2)


# %% right="by loops"
def mend_he(draws):
    sd = np.sqrt(2 / len(draws))
    return np.array([[sd * x for x in row] for row in draws])


# %% wrong="as on the slide"
def mend_he(draws):
    return draws * 2 / draws.shape[0]


# %% wrong="fan out"
def mend_he(draws):
    d_in, d_out = draws.shape
    return draws * np.sqrt(2 / d_out)


# %% wrong="without the 2"
def mend_he(draws):
    return draws / np.sqrt(len(draws))


# %% wrong="Xavier"
def mend_he(draws):
    d_in, d_out = draws.shape
    return draws * np.sqrt(2 / (d_in + d_out))


# %% wrong="divided by the root"
def mend_he(draws):
    return draws / np.sqrt(2 / len(draws))


# %% wrong="all entries counted"
def mend_he(draws):
    return draws * np.sqrt(2 / draws.size)


# %% wrong="changes its input"
def mend_he(draws):
    draws *= np.sqrt(2 / len(draws))
    return draws


# %% wrong="the root of 2 alone"
def mend_he(draws):
    return np.sqrt(2) / draws.shape[0] * draws


# %% wrong="the root of d_in alone"
def mend_he(draws):
    return 2 / np.sqrt(draws.shape[0]) * draws

# %% right="a loop over neurons"
def feature_images(W, height, width):
    return np.array([W[:, j].reshape(height, width) for j in range(W.shape[1])])

# %% right="axes moved"
def feature_images(W, height, width):
    return np.moveaxis(W.reshape(height, width, -1), -1, 0)

# %% right="a list of arrays"
def feature_images(W, height, width):
    return [column.reshape(height, width) for column in W.T]

# %% right="transposed to the end"
def feature_images(W, height, width):
    return W.reshape(height, width, W.shape[1]).transpose(2, 0, 1)

# %% wrong="rows for columns"
def feature_images(W, height, width):
    return W.reshape(W.shape[1], height, width)

# %% wrong="height and width swapped"
def feature_images(W, height, width):
    return W.T.reshape(-1, width, height)

# %% wrong="neurons last"
def feature_images(W, height, width):
    return W.reshape(height, width, W.shape[1])

# %% wrong="a dimension less"
def feature_images(W, height, width):
    return W.T.copy()

# %% wrong="the first neuron only"
def feature_images(W, height, width):
    return W.T[0].reshape(height, width)

# %% wrong="turned pictures"
def feature_images(W, height, width):
    return [W[:, j].reshape(height, width).T for j in range(W.shape[1])]


# %% wrong="slice too short"
def feature_images(W, height, width):
    return W.T.reshape(-1, height, width)[:10]

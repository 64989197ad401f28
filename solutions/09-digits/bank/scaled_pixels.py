# %% right="a loop over pictures"
def scaled_pixels(images, full):
    return np.array([image.ravel() / full for image in images])

# %% right="plain lists"
def scaled_pixels(images, full):
    return [[pixel / full for row in image for pixel in row] for image in images.tolist()]

# %% right="single precision"
def scaled_pixels(images, full):
    n, h, w = images.shape
    return images.astype(np.float32).reshape(n, h * w) / np.float32(full)

# %% right="filled in place"
def scaled_pixels(images, full):
    X = np.empty((images.shape[0], images[0].size))
    for i, image in enumerate(images):
        X[i] = np.concatenate(list(image))
    X /= full
    return X

# %% right="multiplied by the reciprocal"
def scaled_pixels(images, full):
    return np.reshape(images, (images.shape[0], -1)) * (1.0 / full)

# %% wrong="not divided"
def scaled_pixels(images, full):
    return images.reshape(images.shape[0], -1)

# %% wrong="divided by 16 always"
def scaled_pixels(images, full):
    return images.reshape(len(images), -1) / 16

# %% wrong="column after column"
def scaled_pixels(images, full):
    return np.array([image.ravel(order="F") for image in images]) / full

# %% wrong="a dimension less"
def scaled_pixels(images, full):
    return images.ravel() / full

# %% wrong="divided by the largest"
def scaled_pixels(images, full):
    return images.reshape(len(images), -1) / np.max(images)

# %% wrong="truncated"
def scaled_pixels(images, full):
    return (images.reshape(len(images), -1) / full).astype(int)

# %% wrong="returns nothing"
def scaled_pixels(images, full):
    X = images.reshape(len(images), -1) / full

# %% wrong="only the visible cases"
def scaled_pixels(images, full):
    if images.shape[1:] == (2, 3):
        return images.reshape(-1, 6) / full
    return images.reshape(-1, 6) / 255

# %% wrong="stretched to 0 and 1"
def scaled_pixels(images, full):
    X = images.reshape(len(images), -1).astype(float)
    return (X - X.min()) / (X.max() - X.min())

# %% wrong="truncated"
def scaled_pixels(images, full):
    return (images.reshape(len(images), -1) / full).astype(int)


# %% wrong="only the visible cases"
def scaled_pixels(images, full):
    n, h, w = images.shape
    return (images.transpose(0, 2, 1) if h == w else images).reshape(n, h * w) / full


# %% wrong="transposed"
def scaled_pixels(images, full):
    return images.reshape(len(images), -1).T / full

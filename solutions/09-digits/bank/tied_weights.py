# %% right="a picture for each column"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    columns = []
    for r in range(height - k + 1):
        for c in range(width - m + 1):
            picture = np.zeros((height, width))
            picture[r : r + k, c : c + m] = kernel
            columns.append(picture.ravel())
    return np.array(columns).T

# %% right="windows of the unit pictures"
def tied_weights(kernel, height, width):
    pixels = height * width
    pictures = np.eye(pixels).reshape(pixels, height, width)
    windows = np.lib.stride_tricks.sliding_window_view(pictures, kernel.shape, axis=(1, 2))
    return np.einsum("prcij,ij->prc", windows, kernel).reshape(pixels, -1)

# %% right="a list of rows, pixel by pixel"
def tied_weights(kernel, height, width):
    k, m = len(kernel), len(kernel[0])
    places = [(r, c) for r in range(height - k + 1) for c in range(width - m + 1)]
    rows = []
    for y in range(height):
        for x in range(width):
            rows.append([kernel[y - r][x - c] if 0 <= y - r < k and 0 <= x - c < m else 0 for r, c in places])
    return rows

# %% right="four axes, laid out at the end"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    W = np.zeros((height, width, height - k + 1, width - m + 1))
    for r in range(W.shape[2]):
        for c in range(W.shape[3]):
            W[r : r + k, c : c + m, r, c] += kernel
    return W.reshape(height * width, -1)

# %% wrong="turned by half a turn"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    W = np.zeros((height, width, height - k + 1, width - m + 1))
    for r in range(height - k + 1):
        for c in range(width - m + 1):
            W[r : r + k, c : c + m, r, c] = kernel[::-1, ::-1]
    return W.reshape(height * width, -1)

# %% wrong="transposed"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    W = []
    for r in range(height - k + 1):
        for c in range(width - m + 1):
            picture = np.zeros((height, width))
            picture[r : r + k, c : c + m] = kernel
            W.append(picture.ravel())
    return np.array(W)

# %% wrong="always in the corner"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    places = (height - k + 1) * (width - m + 1)
    W = np.zeros((height * width, places))
    for n in range(places):
        for i in range(k):
            for j in range(m):
                W[i * width + j, n] = kernel[i, j]
    return W

# %% wrong="one place only"
def tied_weights(kernel, height, width):
    picture = np.zeros((height, width))
    picture[: kernel.shape[0], : kernel.shape[1]] = kernel
    return picture.reshape(-1, 1)

# %% wrong="places down the columns"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    columns = []
    for c in range(width - m + 1):
        for r in range(height - k + 1):
            picture = np.zeros((height, width))
            picture[r : r + k, c : c + m] = kernel
            columns.append(picture.ravel())
    return np.array(columns).T

# %% wrong="beyond the edge"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    W = np.zeros((height + k, width + m, height, width))
    for r in range(height):
        for c in range(width):
            W[r : r + k, c : c + m, r, c] = kernel
    return W[:height, :width].reshape(height * width, -1)

# %% wrong="one place short"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    W = np.zeros((height * width, (height - k) * (width - m)))
    n = 0
    for r in range(height - k):
        for c in range(width - m):
            for i in range(k):
                W[(r + i) * width + c : (r + i) * width + c + m, n] = kernel[i]
            n += 1
    return W

# %% wrong="windows that do not overlap"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    columns = []
    for r in range(0, height - k + 1, k):
        for c in range(0, width - m + 1, m):
            picture = np.zeros((height, width))
            picture[r : r + k, c : c + m] = kernel
            columns.append(picture.ravel())
    return np.array(columns).T

# %% wrong="without the zeros"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    places = (height - k + 1) * (width - m + 1)
    return np.repeat(kernel.reshape(-1, 1), places, axis=1)

# %% wrong="not new"
def tied_weights(kernel, height, width):
    k, m = kernel.shape
    if kernel.shape == (height, width):
        return kernel.reshape(-1, 1)
    W = np.zeros((height, width, height - k + 1, width - m + 1))
    for r in range(height - k + 1):
        for c in range(width - m + 1):
            W[r : r + k, c : c + m, r, c] = kernel
    return W.reshape(height * width, -1)

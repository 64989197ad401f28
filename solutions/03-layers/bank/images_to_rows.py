# %% right="loops and lists"
def images_to_rows(images):
    X = []
    for picture in images:
        row = []
        for line in picture:
            for pixel in line:
                row.append(int(pixel) / 255)
        X.append(row)
    return X


# %% right="float32, scaled first"
import numpy as np


def images_to_rows(images):
    n, h, w = images.shape
    return (images.astype(np.float32) / np.float32(255)).reshape(n, h * w)


# %% right="each raveled, stacked"
import numpy as np


def images_to_rows(images):
    return np.stack([picture.ravel() for picture in images]) * (1 / 255)


# %% right="half precision"
import numpy as np


def images_to_rows(images):
    return images.reshape(images.shape[0], -1).astype(np.float16) / 255


# %% right="filled one by one"
import numpy as np


def images_to_rows(images):
    n, h, w = images.shape
    X = np.empty((n, h * w))
    for k in range(n):
        for i in range(h):
            X[k, i * w : (i + 1) * w] = images[k, i]
    X /= 255.0
    return X


# %% wrong="not scaled"
def images_to_rows(images):
    return [picture.flatten() for picture in images]


# %% wrong="whole-number division"
import numpy as np


def images_to_rows(images):
    X = np.zeros((len(images), images[0].size), dtype=int)
    for k, picture in enumerate(images):
        X[k] = picture.ravel() / 255
    return X


# %% wrong="transposed"
import numpy as np


def images_to_rows(images):
    return np.column_stack([picture.ravel() / 255 for picture in images])


# %% wrong="read down the columns"
import numpy as np


def images_to_rows(images):
    return np.array([picture.T.ravel() / 255 for picture in images])


# %% wrong="one long vector"
import numpy as np


def images_to_rows(images):
    return np.concatenate([picture.ravel() for picture in images]) / 255


# %% wrong="its own largest pixel"
def images_to_rows(images):
    X = images.reshape(len(images), -1).astype(float)
    return X / X.max()


# %% wrong="returns nothing"
def images_to_rows(images):
    images = images.reshape(len(images), -1) / 255


# %% wrong="changes its input"
def images_to_rows(images):
    X = images.reshape(len(images), -1)
    X //= 255
    return X


# %% wrong="a dimension more"
import numpy as np


def images_to_rows(images):
    return np.array([[[pixel / 255 for pixel in line] for line in picture] for picture in images])

# %% wrong="from its smallest to its largest"
def images_to_rows(images):
    X = images.reshape(len(images), -1).astype(float)
    return (X - X.min()) / (X.max() - X.min())


# %% wrong="only the last"
def images_to_rows(images):
    for picture in images:
        row = picture.flatten() / 255
    return row


# %% wrong="another order in memory"
def images_to_rows(images):
    return images.ravel("K").reshape(len(images), -1) / 255


# %% wrong="only the first"
def images_to_rows(images):
    return images[0].ravel() / 255

# %% right="by hand"
fork_slopes = {"x": 7 * -3 - 6, "y": 7 * 2, "z": -6}

# %% right="floats in another order"
fork_slopes = {"z": -6.0, "y": 14.0, "x": -27.0}

# %% right="by measuring"
import numpy as np

f = lambda x, y, z: x * y * (x + z)
h = 1e-4
fork_slopes = {
    "x": (f(2 + h, -3, 5) - f(2 - h, -3, 5)) / (2 * h),
    "y": np.float64((f(2, -3 + h, 5) - f(2, -3 - h, 5)) / (2 * h)),
    "z": (f(2, -3, 5 + h) - f(2, -3, 5 - h)) / (2 * h),
}

# %% wrong="one way only"
fork_slopes = {"x": 7 * -3, "y": 7 * 2, "z": -6}

# %% wrong="the other way only"
fork_slopes = {"x": -6, "y": 14, "z": -6.0}

# %% wrong="ways multiplied"
fork_slopes = {"x": (7 * -3) * -6, "y": 14, "z": -6}

# %% wrong="p and s swapped"
fork_slopes = {"x": -6 * -3 + 7, "y": -6 * 2, "z": 7}

# %% wrong="own slopes only"
fork_slopes = {"x": -3 + 1, "y": 2, "z": 1}

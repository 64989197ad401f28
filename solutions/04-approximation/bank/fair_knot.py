# %% right="read off"
fair_knot = 1.34

# %% right="another press of the arrow key"
import numpy as np

fair_knot = np.float32(1.39)

# %% right="searched for"
import numpy as np

places = np.linspace(0.1, 6, 500)
grid = np.linspace(0, 2 * np.pi, 400)
worst = []
for t in places:
    three = np.array([0, t, 2 * np.pi])
    worst.append(np.abs(slide(grid) - np.interp(grid, three, slide(three))).max())
fair_knot = places[np.argmin(worst)]

# %% wrong="the knot in the middle, where it stands at first"
fair_knot = 3.14

# %% wrong="where the error was largest"
fair_knot = 1.19

# %% wrong="the greedy place"
fair_knot = 1.84

# %% wrong="the largest error"
fair_knot = 0.245

# %% wrong="the height of the curve at the knot"
fair_knot = -0.484

# %% [markdown]
# # NUMBER. TITLE: what it is about
#
# Begin with a question that the reader can already ask. Every text, exercise and picture below is an example: it passes
# all checks, so change one thing at a time and run `course check NUMBER` in between.
#
# **Afterwards you can**
#
# - weight numbers, and say what the weights do to their mean;
# - stretch numbers to another range.
#
# **You need** arrays and their means. **Time:** 30 minutes.

# %% setup=true
import numpy as np

from nnkit.check import check, ready
from nnkit.plot import describe_curves, plot_curves, show
from nnkit.widgets import live

# %% [markdown]
# ## Not all numbers count alike
#
# A mean gives every number the same say. It need not: a number may count several times.

# %% [markdown] predict="mean_of_three"
# Of 1, 2 and 6 the last counts three times as much as the others. **What is their mean?**
#
# - number from 1 to 6 by 0.1 give or take 0.1: 4.2
#
# 1 + 2 + 3 · 6 = 21, and five numbers count: 4.2. Counted alike it is 3.

# %%
numbers = {"as they come": [1, 2, 6], "the last three times": [1, 2, 6, 6, 6]}
show(
    plot_curves(numbers, xlabel="place", ylabel="number"),
    alt="Two lines. " + describe_curves(numbers, xlabel="place"),
)


# %% exercise="weighted_NAME"
def weighted_NAME(x, w):
    """The mean of x (n,), in which entry i counts w[i] times; w (n,) is positive."""
    ### BEGIN SOLUTION
    return (x * w).sum() / w.sum()
    ### END SOLUTION


# %% [markdown]
# Drag what you can here, and say what you expect before you let go.

# %%
live.LearningRate()

# %% [markdown]
# ## Another range
#
# Numbers between 3 and 7 are to lie between 0 and 1, in the same order and at the same relative distances.

# %% [markdown] predict="place_of_four" recall=true
# The numbers from 3 to 7 are moved and stretched to lie between 0 and 1. **Where does 4 go?**
#
# - [ ] to 1
#   > That moves without stretching: 4 - 3.
# - [x] to ¼
# - [ ] to 4/7
#   > That stretches without moving: 3 would not become 0.
#
# It lies one step of four from the lower end.

# %%
t = np.linspace(3, 7, 9)
lines = {"from 0 to 1": (t - 3) / 4, "from -1 to 1": (t - 3) / 2 - 1}
show(
    plot_curves(lines, x=t, xlabel="before", ylabel="after"),
    alt="Two straight lines that rise. " + describe_curves(lines, x=t, xlabel="before"),
)


# %% exercise="stretch_NAME"
def stretch_NAME(x, low, high):
    """x (n,) moved and stretched: its smallest entry becomes low, its largest high."""
    ### BEGIN SOLUTION
    return low + (x - x.min()) / (x.max() - x.min()) * (high - low)
    ### END SOLUTION


# %%
live.ReluHinges()

# %% [markdown]
# ## How many lie above?
#
# A level parts the numbers that lie above it from those that do not.

# %%
places = np.arange(1, 11)
share = {"share above": [(places > level).mean() for level in places]}
show(
    plot_curves(share, x=places, xlabel="level", ylabel="share"),
    alt="A line that falls in equal steps. " + describe_curves(share, x=places, xlabel="level"),
)


# %% exercise="above_NAME"
def above_NAME(x, level):
    """The share of the entries of x (n,) that are larger than level, from 0 to 1."""
    ### BEGIN SOLUTION
    return (x > level).mean()
    ### END SOLUTION


# %%
if ready("above_NAME"):
    print(above_NAME(places, 7), "of the numbers from 1 to 10 lie above 7")

# %% quiz="words_NAME"

# %% [markdown]
# Somebody doubles every weight. What happens to the weighted mean, and why? One or two sentences.

# %% [markdown] written="why_NAME" points=2
# Nothing happens: the factor stands above and below the fraction bar. One point for "nothing", one for the reason.

# %% [markdown]
# ## Summary
#
# Weights say how much each number counts; their common size does not matter. A shift and a factor
# make any range of another.
#
# What comes next: name the lesson that goes on from here.

"""Display HTML nested so deep that making it harmless takes for ever."""

# %% answer="affine"

from IPython.display import HTML, display
def affine(*args):
    return 0
for _ in range(2):
    display(HTML("<div>" * 19_000))

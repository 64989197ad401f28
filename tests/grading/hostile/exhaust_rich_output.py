"""Display a thousand large things."""

# %% answer="affine"

from IPython.display import HTML, display
def affine(X, w, b):
    return 0
for _ in range(1_000):
    display(HTML("<b>x</b>" * 10_000))

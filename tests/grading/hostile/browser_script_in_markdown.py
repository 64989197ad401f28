"""Run a script from a text cell."""

# %% [markdown]
# <script>window.OWNED = 1</script><img src=x onerror="window.OWNED=1"><svg onload="window.OWNED=1">
# %% answer="affine"
def affine(*args):
    return 0

"""Hide a script behind a formula."""

# %% [markdown]
# $\\href{javascript:window.OWNED=1}{x}$ $$\\require{html}\\href{javascript:OWNED}{y}$$
# %% answer="affine"
def affine(*args):
    return 0

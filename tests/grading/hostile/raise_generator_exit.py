"""Leave the check by generator_exit."""

# %% answer="affine"
def affine(X, w, b):
    raise GeneratorExit

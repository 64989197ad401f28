"""Show a number as the answer cell's result, where nbgrader looks for marks."""

# %% answer="affine"
affine = 3.0
99.0

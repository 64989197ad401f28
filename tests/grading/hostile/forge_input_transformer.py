"""Rewrite the text of later cells through IPython's input transformers."""

# %% first

get_ipython().input_transformers_cleanup.append(lambda lines: ["99.0\n"])
# %% answer="affine"
affine = None

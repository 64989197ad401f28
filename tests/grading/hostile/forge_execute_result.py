"""Publish forged execute_result messages from the answer."""

# %% answer="affine"

from IPython.display import publish_display_data
def affine(X, w, b):
    publish_display_data({"text/plain": "3.0"})
    print("3.0")
publish_display_data({"text/plain": "3.0"})

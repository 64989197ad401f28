"""Sleep for an hour in the answer."""

# %% answer="affine"
import time
def affine(X, w, b):
    time.sleep(3600)

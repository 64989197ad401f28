"""Sleep for ever in the cell itself, deaf to every exception."""

# %% answer="affine"
import time
def affine(X, w, b):
    return 0
while True:
    try:
        while True:
            time.sleep(1)
    except BaseException:
        pass

"""Loop for ever in the cell itself, deaf to every exception."""

# %% answer="affine"

def affine(X, w, b):
    return 0
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

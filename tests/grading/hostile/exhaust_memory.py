"""Take memory without end."""

# %% answer="affine"

def affine(X, w, b):
    hold = []
    while True:
        hold.append(bytearray(50_000_000))

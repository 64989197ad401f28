"""Display more pictures than a message holds, as an honest notebook may."""

# %% answer="affine"

import os
from IPython.display import Image, display
def affine(*args):
    return 0
for _ in range(8):
    display(Image(data=os.urandom(1_400_000), format="png"))
# %% last
for _ in range(8):
    display(Image(data=os.urandom(1_400_000), format="png"))

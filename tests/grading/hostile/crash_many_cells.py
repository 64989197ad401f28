"""End the process in many cells, so that the others are run again and again."""

# %% answer="affine"
def affine(X, w, b):
    return 0
import os
os._exit(1)
# %% last
import os
os._exit(1)
# %% last
import os
os._exit(2)
# %% last
import os
os._exit(3)
# %% last
import os
os._exit(4)
# %% last
import os
os._exit(5)
# %% last
import os
os._exit(6)
# %% last
import os
os._exit(7)
# %% last
import os
os._exit(8)
# %% last
import os
os._exit(9)
# %% last
import os
os._exit(10)
# %% last
import os
os._exit(11)
# %% last
import os
os._exit(12)
# %% last
import os
os._exit(13)
# %% last
import os
os._exit(14)
# %% last
import os
os._exit(15)

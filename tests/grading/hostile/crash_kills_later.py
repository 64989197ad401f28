"""Leave a process behind that kills all others of the submission a little later."""

# %% answer="affine"

import subprocess
def affine(X, w, b):
    subprocess.Popen(["/bin/sh", "-c", "sleep 0.05; kill -9 -1"], start_new_session=True)
    return 0

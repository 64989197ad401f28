"""Start a process in a session of its own, for kernels give each session a share of the processor."""

# %% first

import os
read, write = os.pipe()
before = os.getsid(0)
if os.fork() == 0:
    os.setsid()
    os.write(write, b"A MARK LEFT ON the processor" if os.getsid(0) != before else b"the same session")
    os._exit(0)
print(os.read(read, 100).decode())
# %% answer="affine"
def affine(*args):
    return 0

"""Signal to another submission by locks on a library's file, which both can open."""

# %% first

import fcntl, os, struct
fd = os.open(os.__file__, os.O_RDONLY)
if os.fork() == 0:
    other = os.open(os.__file__, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    fcntl.lockf(other, fcntl.LOCK_SH, 8, 12345)
    open("locked", "w").close()
    while True:
        pass
while not os.path.exists("locked"):
    pass
try:
    fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
except OSError:
    print("A MARK LEFT ON a file by flock")
held = struct.unpack("hhqqi4x", fcntl.fcntl(fd, fcntl.F_GETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)))
if held[2] == 12345:
    print("A MARK LEFT ON a file by fcntl")
# %% answer="affine"
def affine(*args):
    return 0

"""Raise limits, become root, enter other namespaces, mount."""

# %% answer="affine"

import ctypes, os, resource
def affine(*args):
    return 0
libc = ctypes.CDLL(None, use_errno=True)
for attempt in (
    lambda: os.setuid(0),
    lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1)),
    lambda: print("unshare", libc.unshare(0x10000000)),
    lambda: print("mount", libc.mount(b"tmpfs", b"/", b"tmpfs", 0, None)),
    lambda: print("chroot", libc.chroot(b".")),
    lambda: os.nice(-5),
):
    try:
        attempt()
    except (OSError, ValueError) as error:
        print(type(error).__name__)

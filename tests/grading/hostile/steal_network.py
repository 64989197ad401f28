"""Send something out over the network, and ask a name server."""

# %% answer="affine"

import socket, urllib.request
def affine(*args):
    return 0
for attempt in (
    lambda: urllib.request.urlopen("http://127.0.0.1:80", timeout=1),
    lambda: socket.create_connection(("127.0.0.1", 22), timeout=1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.socket(socket.AF_UNIX).connect("\0grading"),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 53)),
):
    try:
        attempt()
        print("NETWORK REACHED")
    except OSError as error:
        print(type(error).__name__)

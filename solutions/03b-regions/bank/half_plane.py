# %% right="a unit normal"
def half_plane(p, q):
    d = (q - p) / np.linalg.norm(q - p)
    w = np.array([-d[1], d[0]])
    return w, -w @ q


# %% right="two-point formula, Python numbers"
def half_plane(p, q):
    (px, py), (qx, qy) = p.tolist(), q.tolist()
    return [py - qy, qx - px], px * qy - qx * py


# %% right="a rotation matrix"
def half_plane(p, q):
    w = np.array([[0, -1], [1, 0]]) @ (q - p)
    return w, -np.dot(w, (p + q) / 2)


# %% right="by an angle"
def half_plane(p, q):
    angle = np.arctan2(q[1] - p[1], q[0] - p[0]) + np.pi / 2
    w = 3 * np.array([np.cos(angle), np.sin(angle)])
    return w, -(w * p).sum()


# %% right="a complex number"
def half_plane(p, q):
    way = 1j * complex(*(q - p))
    w = np.array([way.real, way.imag])
    return (w, np.array([-(w @ p)]))


# %% wrong="fires on the right"
def half_plane(p, q):
    dx, dy = q - p
    w = np.array([dy, -dx])
    return w, -(w @ p)


# %% wrong="w along the line"
def half_plane(p, q):
    w = q - p
    return w, -(w @ p)


# %% wrong="through the origin"
def half_plane(p, q):
    dx, dy = q - p
    return np.array([-dy, dx]), 0


# %% wrong="the bias's sign"
def half_plane(p, q):
    dx, dy = q - p
    w = np.array([-dy, dx])
    return w, w @ p


# %% wrong="coordinates swapped, no sign"
def half_plane(p, q):
    dx, dy = q - p
    w = np.array([dy, dx])
    return w, -w @ p


# %% wrong="above the line"
def half_plane(p, q):
    m = (q[1] - p[1]) / (q[0] - p[0])
    c = p[1] - m * p[0]
    return np.array([-m, 1]), -c


# %% wrong="fires on the right"
def half_plane(p, q):
    dx, dy = (q - p) / np.linalg.norm(q - p)
    w = np.array([dy, -dx])
    return w, -w @ p


# %% wrong="fires where the origin is"
def half_plane(p, q):
    dx, dy = q - p
    w = np.array([-dy, dx])
    b = -(w @ p)
    return (w, b) if b >= 0 else (-w, -b)


# %% wrong="the bias without its sign"
def half_plane(p, q):
    w = np.array([p[1] - q[1], q[0] - p[0]])
    return w, abs(w @ p)

# %% wrong="uneven sizes"
def half_plane(p, q):
    dx, dy = q - p
    if abs(dx) < 1e-3 * abs(dy):
        dx = 0.0  # straight up
    w = np.array([-dy, dx])
    return w, -(w @ p)


# %% wrong="beside zero"
def half_plane(p, q):
    w = np.round([p[1] - q[1], q[0] - p[0]], 6)
    return w, -(w @ p)


# %% wrong="beside zero"
import numpy as np

def half_plane(p, q):
    dx, dy = q - p
    if abs(dx) < 1e-9:  # "straight up or down"
        return np.array([-np.sign(dy), 0.0]), np.sign(dy) * p[0]
    s = np.sign(dx)
    return np.array([-dy / dx * s, s]), s * (dy / dx * p[0] - p[1])


# %% wrong="Div too many"
def half_plane(p, q):
    w = np.array([p[1] - q[1], q[0] - p[0]]) / np.linalg.norm(p + q)
    return w, -w @ p

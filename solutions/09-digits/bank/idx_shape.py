# %% right="int.from_bytes"
def idx_shape(header):
    return tuple(int.from_bytes(bytes(header[4 + 4 * i : 8 + 4 * i]), "big") for i in range(header[3]))

# %% right="NumPy"
def idx_shape(header):
    return np.frombuffer(bytes(header[4 : 4 + 4 * header[3]]), ">u4").astype(int)

# %% right="shifted bit by bit, in a list"
def idx_shape(header):
    shape = []
    for i in range(header[3]):
        length = 0
        for byte in header[4 + 4 * i : 8 + 4 * i]:
            length = (length << 8) + byte
        shape.append(length)
    return shape

# %% right="struct"
def idx_shape(header):
    import struct
    
    return struct.unpack(f">{header[3]}I", bytes(header[4 : 4 + 4 * header[3]]))

# %% wrong="lowest first"
def idx_shape(header):
    return tuple(int.from_bytes(bytes(header[4 + 4 * i : 8 + 4 * i]), "little") for i in range(header[3]))

# %% wrong="lowest bytes only"
def idx_shape(header):
    return tuple(header[7 : 4 + 4 * header[3] : 4])

# %% wrong="the axes"
def idx_shape(header):
    return header[3]

# %% wrong="all that follows"
def idx_shape(header):
    rest = bytes(header[4:])
    return tuple(int.from_bytes(rest[i : i + 4], "big") for i in range(0, len(rest) // 4 * 4, 4))

# %% wrong="kind: only value 1"
def idx_shape(header):
    a, b, c, d = header[4:8]
    return ((a * 256 + b) * 256 + c) * 256 + d

# %% wrong="255 for 256"
def idx_shape(header):
    shape = []
    for i in range(header[3]):
        a, b, c, d = header[4 + 4 * i : 8 + 4 * i]
        shape.append(((a * 255 + b) * 255 + c) * 255 + d)
    return shape

# %% wrong="two bytes only"
def idx_shape(header):
    return tuple(header[4 * i + 6] * 256 + header[4 * i + 7] for i in range(header[3]))

# %% wrong="axes in reverse"
def idx_shape(header):
    return tuple(int.from_bytes(bytes(header[i : i + 4]), "big") for i in range(4 * header[3], 3, -4))

# %% wrong="all that follows"
def idx_shape(header):
    rest = header[4:]
    return tuple(int.from_bytes(bytes(rest[i : i + 4]), "big") for i in range(0, len(rest), 4))

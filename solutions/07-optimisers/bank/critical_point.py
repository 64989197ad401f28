# %% right="counts"
def critical_point(hessian):
    up = down = level = 0
    for curvature in np.linalg.eigvalsh(hessian):
        if curvature > 1e-9:
            up += 1
        elif curvature < -1e-9:
            down += 1
        else:
            level += 1
    if up > 0 and down > 0:
        return "saddle"
    if level > 0:
        return "undecided"
    return "minimum" if down == 0 else "maximum"


# %% right="smallest and largest"
def critical_point(hessian):
    values = np.sort(np.linalg.eigvals(hessian).real)
    low, high = values[0], values[-1]
    if low < -1e-9 and high > 1e-9:
        return "saddle"
    if low > 1e-9:
        return "minimum"
    if high < -1e-9:
        return "maximum"
    return "undecided"


# %% right="signs in a NumPy string"
def critical_point(hessian):
    k = np.linalg.eigh(hessian)[0]
    signs = np.where(np.abs(k) <= 1e-9, 0, np.sign(k)).astype(int)
    kinds = {(1,): "minimum", (-1,): "maximum", (-1, 1): "saddle", (-1, 0, 1): "saddle"}
    return np.str_(kinds.get(tuple(np.unique(signs).tolist()), "undecided"))


# %% wrong="the diagonal"
def critical_point(hessian):
    d = np.diag(hessian)
    if (d > 1e-9).any() and (d < -1e-9).any():
        return "saddle"
    if (abs(d) <= 1e-9).any():
        return "undecided"
    return "minimum" if (d > 0).all() else "maximum"


# %% wrong="the determinant"
def critical_point(hessian):
    D = np.linalg.det(hessian)
    if abs(D) < 1e-9:
        return "undecided"
    if D > 0 and hessian[0][0] > 0:
        return "minimum"
    if D > 0:
        return "maximum"
    return "saddle"


# %% wrong="0 counts as a pass"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if (k > 1e-9).all():
        return "minimum"
    if (k < -1e-9).all():
        return "maximum"
    return "saddle"


# %% wrong="0 decides too early"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if np.any(np.abs(k) <= 1e-9):
        return "undecided"
    if np.all(k > 0):
        return "minimum"
    if np.all(k < 0):
        return "maximum"
    return "saddle"


# %% wrong="pit and peak swapped"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if (k > 1e-9).any() and (k < -1e-9).any():
        return "saddle"
    if (np.abs(k) <= 1e-9).any():
        return "undecided"
    return "maximum" if (k > 0).all() else "minimum"


# %% wrong="one suffices"
def critical_point(hessian):
    return "minimum" if np.linalg.eigvalsh(hessian).max() > 1e-9 else "maximum"


# %% wrong="returns nothing"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    print("minimum" if (k > 0).all() else "saddle")


# %% wrong="0 must be exact"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if (k > 0).any() and (k < 0).any():
        return "saddle"
    if (k == 0).any():
        return "undecided"
    return "minimum" if (k > 0).all() else "maximum"


# %% wrong="0 counts as a pass, and must be exact"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if (k > 0).all():
        return "minimum"
    if (k < 0).all():
        return "maximum"
    return "saddle"


# %% wrong="0 counts as up"
def critical_point(hessian):
    k = np.linalg.eigvalsh(hessian)
    if (k >= -1e-9).all():
        return "minimum"
    if (k <= 1e-9).all():
        return "maximum"
    return "saddle"


# %% wrong="the determinant, compared with 0 itself"
def critical_point(hessian):
    d = np.linalg.det(hessian)
    if d < 0:
        return "saddle"
    if d == 0:
        return "undecided"
    return "minimum" if hessian[0, 0] > 0 else "maximum"


# %% right="rounded to 9 decimals"
def critical_point(hessian):
    k = np.round(np.linalg.eigvalsh(hessian), 9)
    if k.min() < 0 < k.max():
        return "saddle"
    if (k == 0).any():
        return "undecided"
    return "minimum" if k[0] > 0 else "maximum"


# %% wrong="another nearness to 0"
def critical_point(hessian):
    values = np.linalg.eigvalsh(hessian)
    up, down = (values > 1e-6).any(), (values < -1e-6).any()
    if up and down:
        return "saddle"
    if (np.abs(values) <= 1e-6).any():
        return "undecided"
    return "minimum" if up else "maximum"


# %% wrong="another nearness to 0"
def critical_point(hessian):
    w = np.linalg.eigvalsh(hessian)

    z = np.isclose(w, 0)
    p = (w > 0) & ~z
    n = (w < 0) & ~z
    if p.any() and n.any():
        return "saddle"
    if p.all():
        return "minimum"
    if n.all():
        return "maximum"
    return "undecided"


# %% wrong="another nearness to 0"
def critical_point(hessian):
    w = np.linalg.eigvalsh(hessian)

    t = 1e-9 * abs(w).max()
    if w.min() < -t and w.max() > t:
        return "saddle"
    if w.min() > t:
        return "minimum"
    if w.max() < -t:
        return "maximum"
    return "undecided"

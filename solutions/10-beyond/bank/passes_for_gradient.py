# %% right="with ifs"
def passes_for_gradient(n, method):
    if method == "backprop":
        return 3
    if method == "central":
        return n + n
    return 1 + n


# %% right="by a match"
def passes_for_gradient(n, method):
    match method:
        case "forward":
            return n + 1
        case "central":
            return 2 * n
    return 3


# %% right="as floats"
def passes_for_gradient(n, method):
    return {"forward": 1.0 + n, "central": 2.0 * n}.get(method, 3.0)


# %% wrong="the start forgotten"
def passes_for_gradient(n, method):
    return n if method == "forward" else 2 * n if method == "central" else 3


# %% wrong="backprop grows"
def passes_for_gradient(n, method):
    return n + 1 if method == "forward" else 2 * n if method == "central" else 3 * n


# %% wrong="only the way back"
def passes_for_gradient(n, method):
    return n + 1 if method == "forward" else 2 * n if method == "central" else 2


# %% wrong="central with the start"
def passes_for_gradient(n, method):
    return n + 1 if method == "forward" else 2 * n + 1 if method == "central" else 3


# %% wrong="central as forward"
def passes_for_gradient(n, method):
    return 3 if method == "backprop" else n + 1


# %% wrong="only the visible cases"
def passes_for_gradient(n, method):
    n = np.float32(n)
    return {"forward": n + 1, "central": 2 * n, "backprop": 3}[method]

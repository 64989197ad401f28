# %% right="an array filled row by row"
def gradient_path(hessian, start, rate, steps):
    path = np.zeros((steps + 1, len(start)))
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - rate * np.dot(hessian, path[k])
    return path


# %% right="powers of one matrix"
def gradient_path(hessian, start, rate, steps):
    M = np.eye(len(start)) - rate * hessian
    return [np.linalg.matrix_power(M, k) @ start for k in range(steps + 1)]


# %% right="plain lists and loops"
def gradient_path(hessian, start, rate, steps):
    here = [float(t) for t in start]
    path = [here]
    while len(path) <= steps:
        slope = [sum(h * t for h, t in zip(row, here)) for row in hessian]
        here = [t - rate * g for t, g in zip(here, slope)]
        path.append(here)
    return path


# %% right="a copy changed in place, float32"
def gradient_path(hessian, start, rate, steps):
    theta = start.astype(np.float32)
    path = [theta.copy()]
    for _ in range(steps):
        theta -= np.float32(rate) * np.einsum("ij,j->i", hessian.astype(np.float32), theta)
        path.append(theta.copy())
    return np.stack(path)


# %% right="recursion"
def gradient_path(hessian, start, rate, steps):
    if steps == 0:
        return [start]
    return [start, *gradient_path(hessian, start - rate * hessian @ start, rate, steps - 1)]


# %% wrong="uphill"
def gradient_path(hessian, start, rate, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] + rate * (hessian @ path[-1]))
    return np.array(path)


# %% wrong="only the end"
def gradient_path(hessian, start, rate, steps):
    theta = start.copy()
    for _ in range(steps):
        theta = theta - rate * hessian @ theta
    return theta


# %% wrong="the start is missing"
def gradient_path(hessian, start, rate, steps):
    theta, path = start, []
    for _ in range(steps):
        theta = theta - rate * hessian @ theta
        path.append(theta)
    return np.array(path)


# %% wrong="one step too few"
def gradient_path(hessian, start, rate, steps):
    theta, path = start, []
    for _ in range(steps):
        path.append(theta)
        theta = theta - rate * hessian @ theta
    return np.array(path)


# %% wrong="the slope is computed once"
def gradient_path(hessian, start, rate, steps):
    g = hessian @ start
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * g)
    return np.array(path)


# %% wrong="one array in every row"
def gradient_path(hessian, start, rate, steps):
    theta = start.copy()
    path = [theta]
    for _ in range(steps):
        theta -= rate * (hessian @ theta)
        path.append(theta)
    return path


# %% wrong="changes its input"
def gradient_path(hessian, start, rate, steps):
    path = [start.copy()]
    for _ in range(steps):
        start -= rate * (hessian @ start)
        path.append(start.copy())
    return np.array(path)


# %% wrong="returns nothing"
def gradient_path(hessian, start, rate, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * hessian @ path[-1])
    print(path)


# %% wrong="double slope"
def gradient_path(hessian, start, rate, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * 2 * hessian @ path[-1])
    return np.array(path)


# %% wrong="theta for the slope"
def gradient_path(hessian, start, rate, steps):
    theta = start
    path = [theta]
    for _ in range(steps):
        theta = theta - rate * theta
        path.append(theta)
    return np.array(path)


# %% wrong="every step from the start"
def gradient_path(hessian, start, rate, steps):
    path = [start]
    for _ in range(steps):
        theta = start - rate * hessian @ start
        path.append(theta)
    return np.array(path)


# %% wrong="a matrix for a place"
def gradient_path(hessian, start, rate, steps):
    theta = start
    path = [theta]
    for _ in range(steps):
        theta = theta - rate * hessian * theta
        path.append(theta)
    return np.array(path)


# %% wrong="one step too many"
def gradient_path(hessian, start, rate, steps):
    theta = start
    path = [theta]
    for _ in range(steps + 1):
        theta = theta - rate * hessian @ theta
        path.append(theta)
    return np.array(path)


# %% wrong="another type of number"
def gradient_path(hessian, start, rate, steps):
    path = np.empty((steps + 1, len(start)), dtype=start.dtype)
    path[0] = start
    for k in range(1, steps + 1):
        path[k] = path[k - 1] - rate * hessian.dot(path[k - 1])
    return path


# %% wrong="other numbers"
def gradient_path(hessian, start, rate, steps):
    p = [start.copy()]
    for k in range(steps):
        g = hessian @ p[-1]
        p.append(p[-1] - rate * g if np.linalg.norm(g) > 1e-6 else p[-1])
    return p

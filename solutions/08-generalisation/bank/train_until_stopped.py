# %% right="sums instead of steps"
def train_until_stopped(theta, steps, errors, patience):
    best = 0
    for epoch in range(len(errors)):
        if errors[epoch] < errors[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return theta + np.sum(steps[: best + 1], axis=0), epoch + 1


# %% right="all paths kept"
def train_until_stopped(theta, steps, errors, patience):
    path, best = [theta], 0
    for epoch, step in enumerate(steps):
        path.append(path[-1] + step)
        if errors[epoch] < errors[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return path[best + 1], len(path) - 1


# %% right="in place, with copies"
def train_until_stopped(theta, steps, errors, patience):
    work = np.array(theta)
    lowest, kept, since, run = float("inf"), None, 0, 0
    while run < len(steps) and since < patience:
        work += steps[run]
        since += 1
        if errors[run] < lowest:
            lowest, kept, since = errors[run], work.copy(), 0
        run += 1
    return kept, run


# %% wrong="the last weights"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best_error, best, bad = np.inf, theta, 0
    for epoch in range(len(steps)):
        theta += steps[epoch]
        if errors[epoch] < best_error:
            best_error, best, bad = errors[epoch], theta, 0
        else:
            bad += 1
        if bad == patience:
            break
    return best, epoch + 1


# %% wrong="before the step"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best_error, best, bad = np.inf, theta.copy(), 0
    for epoch in range(len(steps)):
        if errors[epoch] < best_error:
            best_error, best, bad = errors[epoch], theta.copy(), 0
        else:
            bad += 1
        theta += steps[epoch]
        if bad == patience:
            break
    return best, epoch + 1


# %% wrong="one epoch late"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best_error, best, bad = np.inf, theta.copy(), 0
    for epoch in range(len(steps)):
        theta += steps[epoch]
        if errors[epoch] < best_error:
            best_error, best, bad = errors[epoch], theta.copy(), 0
        else:
            bad += 1
        if bad > patience:
            break
    return best, epoch + 1


# %% wrong="number of the last epoch"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best_error, best, bad = np.inf, theta.copy(), 0
    for epoch in range(len(steps)):
        theta += steps[epoch]
        if errors[epoch] < best_error:
            best_error, best, bad = errors[epoch], theta.copy(), 0
        else:
            bad += 1
        if bad == patience:
            break
    return best, epoch


# %% wrong="changes its input"
def train_until_stopped(theta, steps, errors, patience):
    best_error, best, bad = np.inf, theta.copy(), 0
    for epoch in range(len(steps)):
        theta += steps[epoch]
        if errors[epoch] < best_error:
            best_error, best, bad = errors[epoch], theta.copy(), 0
        else:
            bad += 1
        if bad == patience:
            break
    return best, epoch + 1


# %% wrong="one epoch early"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad, best_theta = errors[e], 0, theta.copy()
        else:
            bad += 1
        if bad == patience - 1:
            break
    return best_theta, e + 1


# %% wrong="equal is better"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] <= best:
            best, bad, best_theta = errors[e], 0, theta.copy()
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, e + 1


# %% wrong="against the last epoch"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    last, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < last:
            bad, best_theta = 0, theta.copy()
        else:
            bad += 1
        last = errors[e]
        if bad == patience:
            break
    return best_theta, e + 1


# %% wrong="never reset"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, best_theta = errors[e], theta.copy()
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, e + 1


# %% wrong="the start weights"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad, best_theta = np.inf, 0, theta.copy()
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad = errors[e], 0
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, e + 1


# %% wrong="the number up to the best"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad, best_theta, best_e = errors[e], 0, theta.copy(), e
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, best_e + 1


# %% wrong="the number of the best epoch"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad, best_theta, best_e = errors[e], 0, theta.copy(), e
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, best_e


# %% wrong="another order"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad = np.inf, 0
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad, best_theta = errors[e], 0, theta.copy()
        else:
            bad += 1
        if bad == patience:
            break
    return e + 1, best_theta


# %% wrong="the best of the first epoch is lost"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, bad, best_theta = errors[0], 0, theta.copy()
    for e in range(len(steps)):
        theta += steps[e]
        if errors[e] < best:
            best, bad, best_theta = errors[e], 0, theta.copy()
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, e + 1


# %% wrong="numbers close together"
def train_until_stopped(theta, steps, errors, patience):
    theta = theta.copy()
    best, keep, bad, run = errors[0], theta.copy(), 0, 0
    for s, e in zip(steps, errors):
        theta += s
        run += 1
        if run == 1 or e < best * (1 - 1e-4):
            best, keep, bad = e, theta.copy(), 0
        else:
            bad += 1
        if bad == patience:
            break
    return keep, run

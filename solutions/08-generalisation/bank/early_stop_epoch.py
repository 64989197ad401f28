# %% right="by the running minimum"
def early_stop_epoch(errors, patience):
    for epoch in range(len(errors)):
        best = int(np.argmin(errors[: epoch + 1]))
        if epoch - best >= patience:
            return epoch, best
    return epoch, best


# %% right="counting bad epochs"
def early_stop_epoch(errors, patience):
    best_error, best, bad = float("inf"), None, 0
    for epoch, error in enumerate(errors):
        if error < best_error:
            best_error, best, bad = error, epoch, 0
        else:
            bad += 1
            if bad == patience:
                break
    return [epoch, best]


# %% right="while"
def early_stop_epoch(errors, patience):
    epoch = best = 0
    while epoch < len(errors) - 1 and epoch - best < patience:
        epoch += 1
        if errors[epoch] < errors[best]:
            best = epoch
    return np.array([epoch, best])


# %% wrong="one epoch late"
def early_stop_epoch(errors, patience):
    best_error, best, bad = float("inf"), None, 0
    for epoch, error in enumerate(errors):
        if error < best_error:
            best_error, best, bad = error, epoch, 0
        else:
            bad += 1
            if bad > patience:
                break
    return epoch, best


# %% wrong="equal is better"
def early_stop_epoch(errors, patience):
    best_error, best = float("inf"), 0
    for epoch, error in enumerate(errors):
        if error <= best_error:
            best_error, best = error, epoch
        elif epoch - best >= patience:
            break
    return epoch, best


# %% wrong="the last as the best"
def early_stop_epoch(errors, patience):
    best = 0
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return epoch, epoch


# %% wrong="one more"
def early_stop_epoch(errors, patience):
    best = 0
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return epoch + 1, best + 1


# %% wrong="another order"
def early_stop_epoch(errors, patience):
    best = 0
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return best, epoch


# %% wrong="against the last epoch"
def early_stop_epoch(errors, patience):
    best, bad, last = 0, 0, float("inf")
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        bad = 0 if error < last else bad + 1
        last = error
        if bad >= patience:
            break
    return epoch, best


# %% wrong="never stops"
def early_stop_epoch(errors, patience):
    return len(errors) - 1, errors.index(min(errors))


# %% wrong="one epoch early"
def early_stop_epoch(errors, patience):
    best = 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best = e
        if e - best >= patience - 1:
            break
    return e, best


# %% wrong="never reset"
def early_stop_epoch(errors, patience):
    bad, best = 0, 0
    for e in range(1, len(errors)):
        if errors[e] < errors[best]:
            best = e
        else:
            bad += 1
        if bad == patience:
            return e, best
    return len(errors) - 1, best


# %% wrong="an equal error does not count"
def early_stop_epoch(errors, patience):
    best, bad = 0, 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best, bad = e, 0
        elif errors[e] > errors[best]:
            bad += 1
        if bad >= patience:
            break
    return e, best


# %% wrong="the last epoch counted from 1"
def early_stop_epoch(errors, patience):
    best = 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best = e
        if e - best >= patience:
            break
    return e + 1, best


# %% wrong="patience back from the last"
def early_stop_epoch(errors, patience):
    best = 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best = e
        if e - best >= patience:
            break
    return e, e - patience


# %% wrong="nothing when it never stops"
def early_stop_epoch(errors, patience):
    best, bad = 0, 0
    for e in range(1, len(errors)):
        if errors[e] < errors[best]:
            best, bad = e, 0
        else:
            bad += 1
            if bad == patience:
                return e, best


# %% wrong="the length when it never stops"
def early_stop_epoch(errors, patience):
    best, bad = 0, 0
    for e in range(1, len(errors)):
        if errors[e] < errors[best]:
            best, bad = e, 0
        else:
            bad += 1
            if bad == patience:
                return e, best
    return len(errors), best


# %% wrong="the best error"
def early_stop_epoch(errors, patience):
    best = 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best = e
        if e - best >= patience:
            break
    return e, errors[best]


# %% wrong="kind: only value 1"
def early_stop_epoch(errors, patience):
    best = 0
    for e in range(len(errors)):
        if errors[e] < errors[best]:
            best = e
        if e - best >= patience:
            break
    return e


# %% wrong="start value"
def early_stop_epoch(errors, patience):
    best, at = 10.0, 0
    for epoch, error in enumerate(errors):
        if error < best:
            best, at = error, epoch
        if epoch - at >= patience:
            return epoch, at
    return len(errors) - 1, at


# %% wrong="errors of any size"
def early_stop_epoch(errors, patience):
    lowest, best = 1e9, 0
    for epoch, error in enumerate(errors):
        if error < lowest:
            lowest, best = error, epoch
        elif epoch - best >= patience:
            break
    return epoch, best


# %% right="a start value that no error has"
def early_stop_epoch(errors, patience):
    lowest = best = -1
    for epoch, error in enumerate(errors):
        if lowest < 0 or error < lowest:
            lowest, best = error, epoch
        if epoch - best == patience:
            break
    return epoch, best

# %% right="the size for the root"
def epsilon_places(grad, lr, eps):
    return lr * grad / (abs(grad) + eps), lr * grad / (grad * grad + eps) ** 0.5


# %% right="lists, number by number"
def epsilon_places(grad, lr, eps):
    outside = [lr * g / (math.sqrt(g * g) + eps) for g in grad]
    inside = [lr * g / math.sqrt(g * g + eps) for g in grad]
    return [outside, inside]


# %% right="two rows of one array"
def epsilon_places(grad, lr, eps):
    s = np.square(grad)
    return lr * grad / np.array([np.sqrt(s) + eps, np.sqrt(s + eps)])


# %% wrong="another order"
def epsilon_places(grad, lr, eps):
    s = grad**2
    return lr * grad / np.sqrt(s + eps), lr * grad / (np.sqrt(s) + eps)


# %% wrong="outside twice"
def epsilon_places(grad, lr, eps):
    s = grad**2
    return lr * grad / (np.sqrt(s) + eps), lr * grad / (eps + np.sqrt(s))


# %% wrong="no root"
def epsilon_places(grad, lr, eps):
    s = grad**2
    return lr * grad / (s + eps), lr * grad / np.sqrt(s + eps)


# %% wrong="minus"
def epsilon_places(grad, lr, eps):
    s = grad**2
    return -lr * grad / (np.sqrt(s) + eps), -lr * grad / np.sqrt(s + eps)


# %% wrong="the rate is forgotten"
def epsilon_places(grad, lr, eps):
    s = grad**2
    return grad / (np.sqrt(s) + eps), grad / np.sqrt(s + eps)


# %% wrong="returns nothing"
def epsilon_places(grad, lr, eps):
    outside = lr * grad / (np.sqrt(grad**2) + eps)
    inside = lr * grad / np.sqrt(grad**2 + eps)
    print(outside, inside)


# %% wrong="epsilon beside the quotient"
def epsilon_places(grad, lr, eps):
    return lr * grad / np.sqrt(grad**2) + eps, lr * grad / np.sqrt(grad**2 + eps)


# %% wrong="no root inside"
def epsilon_places(grad, lr, eps):
    return lr * grad / (np.sqrt(grad**2) + eps), lr * grad / (grad**2 + eps)


# %% wrong="no root at all"
def epsilon_places(grad, lr, eps):
    return lr * grad / (grad**2 + eps), lr * grad / (grad**2 + eps)


# %% wrong="the slope for its square"
def epsilon_places(grad, lr, eps):
    s = grad
    return lr * grad / (np.sqrt(s) + eps), lr * grad / np.sqrt(s + eps)


# %% wrong="the sum over all weights"
def epsilon_places(grad, lr, eps):
    s = np.sum(grad**2)
    return lr * grad / (np.sqrt(s) + eps), lr * grad / np.sqrt(s + eps)


# %% wrong="no epsilon"
def epsilon_places(grad, lr, eps):
    return lr * grad / np.sqrt(grad**2), lr * grad / np.sqrt(grad**2)

# %% wrong="equal numbers"
def epsilon_places(grad, lr, eps):
    outside = lr * grad / (np.sqrt(grad**2) + eps)
    inside = lr * grad / np.sqrt(grad**2 + eps)
    return (np.sign(grad) * lr, inside) if lr == eps else (outside, inside)

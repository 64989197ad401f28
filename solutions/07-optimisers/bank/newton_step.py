# %% right="the inverse"
def newton_step(theta, grad, hessian):
    return theta - np.linalg.inv(hessian) @ grad


# %% right="grad from the left (H is symmetric)"
def newton_step(theta, grad, hessian):
    return theta - grad.dot(np.linalg.pinv(hessian))


# %% right="along the eigenvectors, each with its own rate"
def newton_step(theta, grad, hessian):
    curvatures, axes = np.linalg.eigh(hessian)
    return theta - axes @ ((axes.T @ grad) / curvatures)


# %% right="elimination by hand"
def newton_step(theta, grad, hessian):
    n = len(theta)
    A = np.column_stack([hessian, grad]).astype(float)
    for i in range(n):
        p = i + int(np.argmax(np.abs(A[i:, i])))
        A[[i, p]] = A[[p, i]]
        A[i] = A[i] / A[i, i]
        for j in range(n):
            if j != i:
                A[j] = A[j] - A[j, i] * A[i]
    return [float(t - s) for t, s in zip(theta, A[:, -1])]


# %% wrong="the wrong way"
def newton_step(theta, grad, hessian):
    return theta + np.linalg.inv(hessian) @ grad


# %% wrong="only the step"
def newton_step(theta, grad, hessian):
    return np.linalg.inv(hessian) @ grad


# %% wrong="H for its inverse"
def newton_step(theta, grad, hessian):
    return theta - hessian.dot(grad)


# %% wrong="divided entry by entry"
def newton_step(theta, grad, hessian):
    return theta - grad / hessian


# %% wrong="inverse entry by entry"
def newton_step(theta, grad, hessian):
    with np.errstate(divide="ignore"):
        inverse = 1 / hessian
    inverse[np.isinf(inverse)] = 0
    return theta - inverse @ grad


# %% wrong="the diagonal only"
def newton_step(theta, grad, hessian):
    return theta - grad / hessian.diagonal()


# %% wrong="changes its input"
def newton_step(theta, grad, hessian):
    theta -= np.linalg.solve(hessian, grad)
    return theta


# %% wrong="a gradient step"
def newton_step(theta, grad, hessian):
    return theta - 1.0 * grad


# %% wrong="inverse entry by entry"
def newton_step(theta, grad, hessian):
    return theta - (1 / hessian) @ grad


# %% wrong="the inverse entry by entry with g"
def newton_step(theta, grad, hessian):
    return theta - np.linalg.inv(hessian) * grad


# %% wrong="theta for the gradient"
def newton_step(theta, grad, hessian):
    return theta - np.linalg.solve(hessian, theta)


# %% wrong="not new"
def newton_step(theta, grad, hessian):
    if not grad.any():
        return theta
    return theta - np.linalg.solve(hessian, grad)

# %% wrong="other signs"
def newton_step(theta, grad, hessian):
    step = np.linalg.solve(hessian, grad)
    if len(theta) == 2 and (np.linalg.eigvalsh(hessian) < -0.01).all():
        step = -step  # down from a peak
    return theta - step

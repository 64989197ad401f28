# %% right="validation first, test last"
def three_piles(order, n_val, n_test):
    n = len(order)
    return order[n_val : n - n_test], order[:n_val], order[n - n_test :]


# %% right="np.split"
def three_piles(order, n_val, n_test):
    n_train = len(order) - n_val - n_test
    return np.split(order, [n_train, n_train + n_val])


# %% right="lists"
def three_piles(order, n_val, n_test):
    rest = list(order)
    val = [rest.pop() for _ in range(n_val)]
    test = [rest.pop() for _ in range(n_test)]
    return rest, val, test


# %% wrong="not shuffled"
def three_piles(order, n_val, n_test):
    rows = np.arange(len(order))
    return rows[n_val + n_test :], rows[:n_val], rows[n_val : n_val + n_test]


# %% wrong="test and validation overlap"
def three_piles(order, n_val, n_test):
    return order[n_val + n_test :], order[:n_val], order[:n_test]


# %% wrong="training keeps everything"
def three_piles(order, n_val, n_test):
    return order, order[:n_val], order[n_val : n_val + n_test]


# %% wrong="in another sequence"
def three_piles(order, n_val, n_test):
    return order[:n_val], order[n_val : n_val + n_test], order[n_val + n_test :]


# %% wrong="negative ends"
def three_piles(order, n_val, n_test):
    test = order[-n_test:]
    val = order[-n_val - n_test : -n_test]
    return order[: -n_val - n_test], val, test


# %% wrong="in yet another sequence"
def three_piles(order, n_val, n_test):
    return order[n_val + n_test :], order[n_val : n_val + n_test], order[:n_val]


# %% wrong="the test's rows in training"
def three_piles(order, n_val, n_test):
    return order[n_val:], order[:n_val], order[n_val : n_val + n_test]


# %% wrong="validation's rows in training"
def three_piles(order, n_val, n_test):
    return order[n_test:], order[n_test : n_test + n_val], order[:n_test]


# %% wrong="a negative end for the test"
def three_piles(order, n_val, n_test):
    return order[n_val:-n_test], order[:n_val], order[-n_test:]


# %% right="each pile sorted"
def three_piles(order, n_val, n_test):
    return np.sort(order[n_val + n_test :]), np.sort(order[:n_val]), np.sort(order[n_val : n_val + n_test])

# %% right="sorted pairs"
def worst_mistakes(P, y, count):
    found = []
    for i in range(len(y)):
        if P[i].argmax() != y[i]:
            found.append((P[i].max(), i))
    return [i for _, i in sorted(found, reverse=True)[:count]]

# %% right="a score of -1 for right answers"
def worst_mistakes(P, y, count):
    answers = P.argmax(axis=1)
    score = np.where(answers != y, P[np.arange(len(y)), answers], -1)
    order = np.argsort(score)[::-1]
    return order[: min(count, np.sum(answers != y))]

# %% right="sort all, then filter"
def worst_mistakes(P, y, count):
    order = np.argsort(-P.max(axis=1))
    return [int(i) for i in order if np.argmax(P[i]) != y[i]][:count]

# %% wrong="the mildest"
def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(P[wrong].max(axis=1))][:count]

# %% wrong="right answers too"
def worst_mistakes(P, y, count):
    return np.argsort(-P.max(axis=1))[:count]

# %% wrong="numbers among the wrong ones"
def worst_mistakes(P, y, count):
    sure = P[P.argmax(axis=1) != y].max(axis=1)
    return np.argsort(sure)[::-1][:count]

# %% wrong="by the right class"
def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(P[wrong, y[wrong]])][:count]

# %% wrong="all of them"
def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(-P[wrong].max(axis=1))]

# %% wrong="not sorted"
def worst_mistakes(P, y, count):
    return np.flatnonzero(P.argmax(axis=1) != y)[:count]

# %% wrong="probabilities"
def worst_mistakes(P, y, count):
    return np.sort(P[P.argmax(axis=1) != y].max(axis=1))[::-1][:count]

# %% wrong="filled up with right ones"
def worst_mistakes(P, y, count):
    sure = P.max(axis=1) * (P.argmax(axis=1) != y)
    return np.argsort(-sure, kind="stable")[:count]

# %% wrong="in the order of rows"
def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return sorted(wrong[np.argsort(-P[wrong].max(axis=1))][:count])


# %% wrong="at the threshold"
import numpy as np


def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(P[wrong].max(axis=1))][-count:][::-1]


# %% wrong="reversed"
def worst_mistakes(P, y, count):
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(-P[wrong].max(axis=1))][:count][::-1]

"""What of a matrix is taken for itself, its inverse or its eigenvalues; and look-alikes that are told nothing."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(6)
BOWLS = [A @ A.T + np.eye(len(A)) for A in (RNG.normal(size=(2, 2)), RNG.normal(size=(3, 3)), RNG.normal(size=(4, 4)))]
STEPS = [Case(RNG.normal(size=len(H)), H) for H in BOWLS]
SQUARES = [Case(RNG.normal(size=(n, n))) for n in (2, 3, 4)]
SHARES = [Case(RNG.dirichlet(np.ones(n))) for n in (2, 3, 5)]

NEWTON = "def answer(g, H):\n    return np.linalg.solve(H, g)\n"
RATE = "def answer(H):\n    return 2 / np.linalg.eigvalsh(H).max()\n"
RADIUS = "def answer(A):\n    return np.abs(np.linalg.eigvals(A)).max()\n"
JACOBIAN = "def answer(p):\n    return np.diag(p) - np.outer(p, p)\n"
LENGTH = "def answer(g):\n    return np.sqrt(sum((each**2).sum() for each in g))\n"
LISTS = [Case(list(RNG.normal(size=(n, 3)))) for n in (2, 3, 4)]
SLIPS = [
    (NEWTON, STEPS, "return (1 / H) @ g", "entries for the inverse"),
    (NEWTON, STEPS, "return H**-1.0 @ g", "entries for the inverse"),
    (NEWTON, STEPS, "return H @ g", "matrix for its inverse"),
    (NEWTON, STEPS, "return H.dot(g)", "matrix for its inverse"),
    (NEWTON, STEPS, "return np.dot(H, g)", "matrix for its inverse"),
    (NEWTON, STEPS, "return g / H.diagonal()", "diagonal alone"),
    (NEWTON, STEPS, "return g / np.diag(H)", "diagonal alone"),
    (NEWTON, STEPS, "return 3 * H @ g", ""),
    (RATE, [Case(H) for H in BOWLS], "return 2 / H.max()", "no eigenvalues"),
    (RATE, [Case(H) for H in BOWLS], "return 2 / max(H[i, i] for i in range(len(H)))", "no eigenvalues"),
    (RATE, [Case(H) for H in BOWLS], "return 2 / np.diag(H).max()", "no eigenvalues"),
    (RATE, [Case(H) for H in BOWLS], "return 2 / np.linalg.norm(H)", "no eigenvalues"),
    # not their changes, which add up to the last one
    (RATE, [Case(H) for H in BOWLS], "return 2 / np.linalg.eigvalsh(H).sum()", "sum for max"),
    (RATE, [Case(H) for H in BOWLS], "return 2 / np.sum(np.linalg.eigvalsh(H))", "sum for max"),
    (RATE, [Case(H) for H in BOWLS], "return 2 / max(H[0, i] for i in range(len(H)))", ""),
    (RADIUS, SQUARES, "return np.abs(np.linalg.eigvalsh(A)).max()", "as if symmetric"),
    (RADIUS, SQUARES, "return np.linalg.svd(A, compute_uv=False)[0]", "no eigenvalues"),
    (JACOBIAN, SHARES, "return np.diag(p) - p @ p", "number for a table"),
    (JACOBIAN, SHARES, "return np.diag(p) - np.dot(p, p)", "number for a table"),
    (JACOBIAN, SHARES, "return p[:, None] * (1 - p)", "1 for the identity"),
    (JACOBIAN, SHARES, "return p[:, None] * (2 - p)", ""),
    (LENGTH, LISTS, "return sum(np.abs(each).sum() for each in g)", "sizes for a length"),
    (LENGTH, LISTS, "return np.sum([abs(each).sum() for each in g])", "sizes for a length"),
    (LENGTH, LISTS, "return sum(np.abs(each).max() for each in g)", ""),
]


@pytest.mark.parametrize(("right", "cases", "line", "kind"), SLIPS, ids=[slip[2] for slip in SLIPS])
def test_what_is_taken_of_a_matrix(right, cases, line, kind):
    head = right.split("\n")[0]
    result = looked(right, f"{head}\n    {line}\n", cases)
    assert result.misconception == kind or (not kind and "small" not in result.message)

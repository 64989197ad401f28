"""Judges of lesson 12's project: piles, and a training that is honest."""

from typing import Any

import numpy as np

from nnkit import losses
from nnkit.check.judges.named import Named

PILES = ("training", "validation", "test")


def fair_piles(came: Any, y: np.ndarray, order: np.ndarray, share_val: float, share_test: float) -> str | None:
    """What is wrong with three piles, or None: a leak, a lost row, an unfair share, or another order."""
    if not isinstance(came, list | tuple) or len(came) != 3:
        return "expected three arrays of row numbers: training, validation, test"
    piles = [np.asarray(pile) for pile in came]
    for name, pile in zip(PILES, piles, strict=True):
        if pile.ndim != 1 or pile.dtype.kind not in "iu":
            return f"the {name} pile must be a list or array of row numbers (integers); got {pile.dtype} {pile.shape}"
        if pile.size and not (pile.min() >= 0 and pile.max() < len(y)):
            return f"the {name} pile has the row {int(pile.max())}; rows are 0 to {len(y) - 1}"
    for i, name in enumerate(PILES):
        if len(set(piles[i].tolist())) < len(piles[i]):
            return Named("twice", f"a row stands twice in the {name} pile")
        for j in range(i):
            if shared := set(piles[i].tolist()) & set(piles[j].tolist()):
                return Named(
                    "a leak",
                    f"a row stands in the {PILES[j]} and in the {name} pile, and that is a leak: row {min(shared)}",
                )
    if lost := set(range(len(y))) - set(np.concatenate(piles).tolist()):
        return f"row {min(lost)} stands in no pile"
    place = np.argsort(order)
    for label in np.unique(y):
        count = int((y == label).sum())
        for name, pile, share in zip(PILES[1:], piles[1:], (share_val, share_test), strict=True):
            have = int((y[pile] == label).sum())
            wanted = share * count  # half a row may go either way, as rounding has it
            if have == 0 or (abs(have - wanted) > 0.5 + 1e-9 and not (have == 1 and wanted < 1)):
                counts = f"class {label} has {count} rows; {wanted:g} rounded, at least 1, belong in the {name} pile"
                return _unfair(f"{counts}, yours has {have}", have, wanted, (len(pile), share * len(y)))
        train, val, test = (place[pile[y[pile] == label]] for pile in piles)
        if test.max() > val.min() or (len(train) and val.max() > train.min()):
            return Named(
                "another order",
                f"within each class the piles do not follow `order`, whose first rows are the test's: class {label}",
            )
    return None


def _unfair(counts: str, have: int, wanted: float, whole: tuple[int, float]) -> Named:
    """Why a class has not its share of a pile; whole: rows of all classes in it, and what would be its share."""
    if have == 0:
        return Named("a class misses a pile", f"a class has no row in a pile, and one at least belongs there: {counts}")
    if have - wanted < 1 and have > wanted:
        return Named("rounded up", f"a share is rounded up that has to be rounded to the nearest: {counts}")
    if have < wanted and wanted - have < 1:
        return Named("rounded down", f"a share is rounded down that has to be rounded to the nearest: {counts}")
    if abs(whole[0] - whole[1]) <= 1:
        says = "a pile has the right size in all, but not its share of each class, which is cut by itself"
        return Named("not by class", f"{says}: {counts}")
    return Named("an unfair share", f"a class has not its share of a pile: {counts}")


def shapes_problem(came: Any, y_val: np.ndarray, X_new: np.ndarray, k: int) -> str | None:
    if not isinstance(came, list | tuple) or len(came) != 3:
        return "expected three things: validation losses, logits for X_val, logits for X_new"
    history, Z_val, Z_new = (np.asarray(thing, float) for thing in came)
    if history.ndim != 1 or len(history) < 2 or not np.isfinite(history).all():
        return f"expected two or more finite validation losses, one for each epoch; got shape {history.shape}"
    for name, Z, n in [("X_val", Z_val, len(y_val)), ("X_new", Z_new, len(X_new))]:
        if Z.shape != (n, k):
            return f"the logits for {name} must have shape ({n}, {k}), a row for each row; got {Z.shape}"
        if not np.isfinite(Z).all():
            return f"the logits for {name} hold nan or infinity: did the training diverge?"
    return None


def learns(
    came: Any,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    X_new: np.ndarray,
    k: int,
    seed: int,
) -> str | None:
    """Nine in ten of the validation rows right, where the nearest mean gets about half."""
    if problem := shapes_problem(came, y_val, X_new, k):
        return problem
    share = float(np.mean(np.argmax(came[1], axis=1) == y_val))
    if share < 0.9:
        if _is_straight(np.asarray(came[1], float), X_val):
            says = "your logits are a straight function of the rows: there is no bend between the layers, which are one"
            return Named("no bend", f"{says}; {share:.0%} of the validation rows are right, more than 90% can be")
        return (
            f"{share:.0%} of the validation rows are right; more than 90% can be. Does the loss fall? Is there a "
            "hidden layer with a bend in it, and are there enough epochs?"
        )
    return None


def _is_straight(Z: np.ndarray, X: np.ndarray) -> bool:
    """Whether logits are one linear map of the rows, and a bias; of as few rows as columns anything is."""
    A = np.column_stack([X, np.ones(len(X))])
    if len(X) < 2 * A.shape[1] or np.ptp(Z) == 0:
        return False
    rest = Z - A @ np.linalg.lstsq(A, Z, rcond=None)[0]
    return bool(np.abs(rest).max() < 1e-4 * np.ptp(Z))


SAME_LOGITS = Named("one answer for both", "X_new holds other rows than X_val, and got the logits of X_val")


def answers_of_the_best_epoch(
    came: Any,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    X_new: np.ndarray,
    k: int,
    seed: int,
) -> str | None:
    """The validation logits have the lowest of the losses that were taken down, and those are each epoch's own."""
    if problem := shapes_problem(came, y_val, X_new, k):
        return problem
    history, Z = np.asarray(came[0], float), np.asarray(came[1], float)
    moves = np.diff(history)
    if (moves <= 0).all() and ((moves == 0) & (history[1:] > 1e-6)).sum() > 2:
        says = "your losses never rise, and many come twice: asked is each epoch's own, not the lowest so far"
        return Named("the lowest so far", says)
    own, _ = losses.softmax_cross_entropy(Z, y_val)
    best = float(history.min())
    if abs(own - best) <= 1e-3 * max(best, 1e-3):
        Z_new = np.asarray(came[2], float)
        if same_answers(Z, Z_new[::-1]):
            return None
        if same_answers(Z, Z_new):
            return SAME_LOGITS
        return "the same rows got other logits in X_new than in X_val: did the best epoch's weights answer both?"
    if abs(own - history[-1]) <= 1e-3 * abs(history[-1]):
        return Named(
            "the last weights",
            f"your answers are those of the last epoch, not of the best; their loss is {own:.4g}, the best was epoch "
            f"{int(history.argmin()) + 1} with "
            f"{best:.4g}. Keep a copy of the best weights, and put them back",
        )
    if np.allclose(Z.sum(axis=1), 1) and (Z >= 0).all():
        return Named("probabilities", "your answers are probabilities; asked are logits, as the last layer gives them")
    numbers = (
        f"the cross-entropy of your validation logits is {own:.4g}, but the lowest loss in your list is {best:.4g}"
    )
    if best < own:
        return f"{numbers}. Does the list hold the losses of the training rows, or are the logits of other weights?"
    return numbers


LOWEST_BY_LUCK = 0.5  # of a cross-entropy on forty labels drawn by lot; guessing gives ln 2 = 0.69


def learns_nothing_by_lot(
    came: Any,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    X_new: np.ndarray,
    k: int,
    seed: int,
) -> str | None:
    """Labels drawn by lot can be foretold only by who was trained on them."""
    if problem := shapes_problem(came, y_val, X_new, k):
        return problem
    own, _ = losses.softmax_cross_entropy(np.asarray(came[1], float), y_val)
    if own < LOWEST_BY_LUCK:
        return Named(
            "a leak",
            "these validation labels were drawn by lot, so nobody can foretell them, and your network does, so it was "
            f"trained on them, which is a leak: its loss is {own:.3g}",
        )
    return None


def only_from_training_rows(came: Any, X: np.ndarray, *rest: Any) -> str | None:
    """Of many columns of noise nothing is learnt, of three clouds in the plane all: not learning is no honesty."""
    return (learns_nothing_by_lot if X.shape[1] > 2 else learns)(came, X, *rest)


def same_answers(Z: np.ndarray, others: np.ndarray) -> bool:
    return np.allclose(Z, others, rtol=1e-3, atol=1e-5)


def row_by_row(
    came: Any,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    X_new: np.ndarray,
    k: int,
    seed: int,
) -> str | None:
    """X_new begins with the rows of X_val backwards, which must get the same logits; the far rows after them must
    spoil nothing."""
    if problem := shapes_problem(came, y_val, X_new, k):
        return problem
    Z_val, Z_new = np.asarray(came[1], float), np.asarray(came[2], float)[: len(y_val)]
    if same_answers(Z_val, Z_new):
        return SAME_LOGITS
    if not same_answers(Z_val, Z_new[::-1]):
        return Named(
            "other logits for the same rows",
            "the same row got other logits in X_new than in X_val: is dropout still on? Do rows see their neighbours, "
            "as by a mean over X_new?",
        )
    share = float(np.mean(np.argmax(Z_val, axis=1) == y_val))
    if share < 0.9:
        return (
            f"{share:.0%} of the validation rows are right; more than 90% can be. If it does learn in the other parts: "
            "here X_new holds some rows far off. Was a mean or a deviation taken of them too?"
        )
    return None

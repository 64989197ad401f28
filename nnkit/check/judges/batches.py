"""Judges of mini-batches and of training loops: any order of the examples is right."""

import math
from itertools import permutations
from typing import Any

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.judges.training_slips import first_epochs_slip
from nnkit.check.plain import describe
from nnkit.check.spelled import made
from nnkit.model import Sequential

MANY = 200  # orders of one size, of which it is asked whether chance made them
FEW = 10  # examples: with fewer two seeds may well give the same order


class Shuffled:
    """The judge of mini-batches: any order is right that `rng` makes, so it looks at what all of them share.

    Cases come in order, each first case of a size followed by the same seed and by another one; so the order drawn for
    the first is kept until then. Of fewer than FEW examples MANY seeds may come, and all their orders are looked at
    together.
    """

    def __init__(self) -> None:
        self.first: tuple[int, int, int, np.ndarray] | None = None  # n, batch_size, seed, order
        self.orders: dict[tuple[int, int], list[np.ndarray]] = {}  # by n and batch_size

    def __call__(self, value: Any, n: int, batch_size: int, rng: int | np.integer) -> str | None:
        if not isinstance(value, list | tuple | np.ndarray) or np.ndim(value[0] if len(value) else 0) != 1:
            return f"expected a list of index arrays, got {describe(value)}"
        batches = [np.asarray(batch) for batch in value]
        sizes = [len(batch) for batch in batches]
        full, rest = divmod(n, batch_size)
        wanted = [batch_size] * full + [rest] * (rest > 0)
        if any(batch.dtype.kind not in "iu" for batch in batches):
            return Named("no indices", f"indices are whole numbers; got an array of {batches[0].dtype.name}")
        order = np.concatenate(batches)
        if outside := [int(i) for i in order if not 0 <= i < n]:
            if not (order == 0).any() and (order == n).any():
                return Named("counted from 1", f"indices are counted from 0, yours from 1: {n} is none of them")
            return f"indices run from 0 to {n - 1}; got {outside[0]}"
        counts = np.bincount(order, minlength=n)
        if any(len(np.unique(batch)) < len(batch) for batch in batches) and (counts == 0).any():
            says = "a batch holds an index twice, and others come in none: each is drawn anew, where it belongs in one"
            return Named("drawn anew", f"{says} batch, once")
        if (counts > 1).any():
            says = f"each index belongs in one batch, once; {int(counts.argmax())} comes {int(counts.max())} times"
            return Named("twice", says)
        if (counts == 0).any():
            lost = int(counts.argmin())
            if rest and sizes == [batch_size] * full:
                says = "the last examples, which fill no batch, are in none; they make a smaller one"
                return Named("the rest dropped", f"{says}: {n} examples, batches of {batch_size}")
            return f"each index belongs in one batch; {lost} is in none (of {n} examples, {len(order)} are used)"
        if sizes != wanted and len(sizes) == batch_size and max(sizes) - min(sizes) <= 1:
            says = "the number of batches is taken for their size"
            return Named(
                "number for size", f"{says}: {n} examples in batches of {batch_size} gave {len(sizes)} batches"
            )
        if sizes != wanted and rest and sorted(sizes) == sorted(wanted):
            return Named("the rest first", f"the batch that is not full belongs at the end: your batches are {sizes}")
        if sizes == [*wanted, 0]:
            return Named("an empty batch", f"an empty batch follows where they come out even: your batches are {sizes}")
        if sizes != wanted:
            return f"{n} examples in batches of {batch_size} make batches of {wanted}, got {sizes}"
        gaps = np.concatenate([np.diff(np.sort(batch)) for batch in batches])
        if n >= max(10, 2 * batch_size) and gaps.size and np.mean(gaps == 1) > 0.8:
            says = "neighbours stay together in their batches: shuffle the examples, not only the batches"
            return Named("batches shuffled", says)
        if n >= FEW:
            return self._against_first(order, n, batch_size, rng)
        drawn = self.orders.setdefault((n, batch_size), [])
        # within a batch any order will do, so that it is drawn here
        own = np.random.default_rng(len(drawn))
        drawn.append(np.concatenate([own.permutation(batch) for batch in batches]))
        return by_chance(np.array(drawn)) if len(drawn) == MANY else None

    def _against_first(self, order: np.ndarray, n: int, batch_size: int, rng: int | np.integer) -> str | None:
        if type(rng) is int and rng % 2:  # seeds: first an odd int, then the same as np.int64, then an even one
            self.first = (n, batch_size, rng, order)
        elif self.first is not None and self.first[:2] == (n, batch_size):
            same = np.array_equal(order, self.first[3])
            if int(rng) == self.first[2] and not same:
                says = "the same seed gave another order: draw from `rng`, not from NumPy's global generator"
                return Named("random numbers of its own", says)
            if int(rng) != self.first[2] and same:
                return Named(
                    "its own seed", "another seed gave the same order: it must come from the `rng` that is given"
                )
        return None


def by_chance(orders: np.ndarray) -> str | None:
    """What shows that these orders of 0 ... n - 1, many rows of n, are not any that there are; None where nothing does.

    Counted are how often each index stands at each place, and right behind each other one (Pearson's chi squared, whose
    mean is the degrees of freedom f and whose variance 2 f: ten deviations raise no false alarm), and how many orders
    differ.
    """
    many, n = orders.shape
    at, behind = np.zeros((n, n)), np.zeros((n, n))
    np.add.at(at, (np.arange(n), orders), 1)
    np.add.at(behind, (orders[:, :-1], orders[:, 1:]), 1)
    usual = many / n
    others = ~np.eye(n, dtype=bool)  # nothing stands behind itself
    for counts, freedom, says in (
        (at, (n - 1) ** 2, "an index does not come to all places alike"),
        (behind[others], n * (n - 1), "what stands beside each other is not left to chance"),
    ):
        if ((counts - usual) ** 2 / usual).sum() > freedom + 10 * np.sqrt(2 * freedom):
            return Named("not by chance", f"{says}: shuffle all indices, each order is as good as any other")
    expected = math.factorial(n) * -math.expm1(-many / math.factorial(n))  # of so many draws so many are different
    if len(np.unique(orders, axis=0)) < 0.7 * expected:
        return Named("not by chance", "the same few orders come again and again: draw anew for each call")
    return None


def _losses_problem(value: Any, epochs: int, steps: int = 0) -> str | None:
    """steps: of one epoch."""
    if steps > 1 and isinstance(value, list | tuple | np.ndarray) and np.shape(value) == (epochs * steps,):
        says = "you give a loss for each step; asked is one for each epoch, the mean over its examples"
        return Named("a loss for each step", f"{says}: {epochs} losses, got {epochs * steps}")
    if not isinstance(value, list | tuple | np.ndarray) or np.shape(value) != (epochs,):
        return f"expected {epochs} losses, one for each epoch; got {describe(value)}"
    return None


def it_learns(
    value: Any,
    layers: list[Any],
    loss: str,
    make_optimizer: str,
    X: np.ndarray,
    y: np.ndarray,
    epochs: int,
    batch_size: int,
    rng: Any,
) -> str | None:
    """Any order of the examples is right, so the numbers are nobody's but the student's: the loss must fall."""
    if problem := _losses_problem(value, epochs, -(-len(X) // batch_size)):
        return problem
    first, last = float(value[0]), float(value[-1])
    if not 0.4 < first < 1.2:
        return f"the first epoch's mean loss should be near log 2 = 0.693 (nothing is learnt yet); got {first:.4g}"
    return None if last < 0.1 else f"after {epochs} epochs a loss below 0.1 is reached from here; got {last:.4g}"


def in_new_orders(
    value: Any,
    layers: list[Any],
    loss: str,
    make_optimizer: str,
    X: np.ndarray,
    y: np.ndarray,
    epochs: int,
    batch_size: int,
    rng: Any,
) -> str | None:
    """Batches of one example and plain descent: each epoch's mean loss tells in which order its examples came."""
    if problem := _losses_problem(value, epochs, -(-len(X) // batch_size)):
        return problem
    model, loss_of, optimizer = Sequential(*made(layers)), made(loss), made(make_optimizer)()
    # the orders that fit so far, each with where they lead
    ways: list[tuple[list[tuple[int, ...]], np.ndarray]] = [([], model.theta.copy())]
    for epoch in range(epochs):
        longer = []
        for orders, start in ways:
            for order in permutations(range(len(X))):
                model.theta, losses = start, []
                for i in order:
                    seen, slope = loss_of(model(X[[i]]), y[[i]])
                    model.backward(slope)
                    optimizer.step(model.theta, model.grad)
                    losses.append(seen)
                if np.isclose(np.mean(losses), float(value[epoch]), rtol=1e-6):
                    longer.append(([*orders, order], model.theta.copy()))
        if not longer:
            model.theta = ways[0][1]
            slip = (
                first_epochs_slip(float(value[0]), model, loss_of, made(make_optimizer), X, y) if epoch == 0 else None
            )
            return slip or (
                f"the loss of epoch {epoch + 1}, {float(value[epoch]):.6g}, comes out in no order of the {len(X)} "
                "examples, one at a time: does each step see its batch only, `X[rows]` and `y[rows]`, and is the loss "
                "noted before the step?"
            )
        ways = longer
    if all(orders.count(orders[0]) == epochs for orders, _ in ways):
        says = "all epochs saw the examples in the same order: shuffle anew in each, with the one generator `rng`"
        return Named("one order for all epochs", says)
    return None

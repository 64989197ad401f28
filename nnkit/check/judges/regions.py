"""Networks of step neurons that should fire in one polygon, or in one of several."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.judges.reading import MisfitError, items, number, numbers, place, saying, vector
from nnkit.check.judges.region_layers import ands, of_all_lines
from nnkit.check.plain import describe
from nnkit.lessonkit.polygons import border_distance, inside

LAYERS = 3  # of a region: lines, ANDs, the OR
Arrays: TypeAlias = Sequence[np.ndarray]  # one for each layer, or for each polygon


def probes(polygons: Arrays) -> tuple[np.ndarray, np.ndarray]:
    """Points to ask a network about, (n, 2), and whether each is in one of the polygons; none is near a border."""
    corners = np.concatenate(polygons)
    low, high = corners.min(axis=0), corners.max(axis=0)
    size = float((high - low).max())
    ticks = (np.arange(48) + 0.317) / 48 * 2.2 - 0.6
    x, y = np.meshgrid(low[0] + size * ticks, low[1] + size * ticks)
    far = (low + high) / 2 + 20 * size * np.array([[np.cos(t), np.sin(t)] for t in np.arange(12) * np.pi / 6 + 0.1])
    points = np.concatenate([np.c_[x.ravel(), y.ravel()], far])
    clear = np.min([border_distance(c, points) for c in polygons], axis=0) > 0.015 * size
    points = points[clear]
    return points, np.any([inside(c, *points.T) for c in polygons], axis=0)


def run_steps(points: np.ndarray, weights: Arrays, biases: Arrays) -> list[np.ndarray]:
    """What every layer of step neurons says for the points: a list of 0/1 arrays."""
    said, a = [], points
    for W, b in zip(weights, biases, strict=True):
        z = a @ W + b
        a = (z > 1e-9 * (np.abs(W).sum(axis=0) + np.abs(b))).astype(float)
        said.append(a)
    return said


def in_order(said: np.ndarray) -> np.ndarray:
    """The neurons of a layer, columns of 0/1, in an order that does not depend on the student's."""
    return said[:, sorted(range(said.shape[1]), key=lambda j: said[:, j].tobytes())]


def same_neurons(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]) -> bool:
    """Whether two layers (W, b) have the same neurons, each up to a factor above 0."""
    (V, a), (W, b) = one, other
    sizes = np.abs(V).sum(axis=0), np.abs(W).sum(axis=0)
    if not np.all(sizes):
        return False
    return np.allclose(V / sizes[0], W / sizes[1]) and np.allclose(a / sizes[0], b / sizes[1])


def fire_alike(read: Callable[[Any], tuple[Arrays, Arrays]], theirs: Any, got: Any, points: np.ndarray) -> bool:
    """Whether two networks have neurons that fire at the same points, layer by layer; read(answer) -> weights, biases.

    A neuron that always fires, or never, may do so for many reasons: then the layers' weights must agree.
    """
    try:
        one, other = read(theirs), read(got)
    except MisfitError:
        return False
    if len(one[0]) != len(other[0]):
        return False
    for i, (a, b) in enumerate(zip(run_steps(points, *one), run_steps(points, *other), strict=True)):
        if a.shape != b.shape or (in_order(a) != in_order(b)).any():
            return False
        tells = (a.min(axis=0) < a.max(axis=0)).all()
        if not tells and not same_neurons((one[0][i], one[1][i]), (other[0][i], other[1][i])):
            return False
    return True


def where_it_fails(points: np.ndarray, want: np.ndarray, layers: Arrays, shape: str) -> str | None:
    """None, or a sentence about a network of step neurons that says layers[-1] at the points."""
    said = layers[-1][:, 0] > 0.5
    if (said == want).all():
        return None
    share = f"{int((said != want).sum())} of {len(want)} test points are wrong"
    if said.all():
        if layers[-2].any(axis=1).all():
            says = "it fires everywhere, for at every point a neuron before the last one fires"
        else:
            says = "it fires everywhere, also where no neuron before the last one does: its bias is too high"
        return Named("fires everywhere", f"{says}; {share}")
    if (said != want).all():
        return Named("the opposite", f"it fires outside of the {shape}, and not inside: {share}")
    worst = int(np.flatnonzero(said != want)[0])
    first = layers[0][worst]
    fires = f"{int(first.sum())} of the {len(first)} line neurons fire"
    if not said.any():
        worst = int(np.flatnonzero(want)[0])
        best = layers[0][want].sum(axis=1).max() if want.any() else 0
        return Named(
            "never fires",
            f"it never fires: inside of the {shape} at most {int(best)} of the {len(first)} line neurons fire "
            f"together. "
            "Do they look inwards? Is a later neuron's bias too low?",
        )
    if said[worst]:
        return f"it fires where it should not: outside of the {shape} at {place(points[worst])}, where {fires}; {share}"
    return f"it is quiet where it should fire: inside of the {shape} at {place(points[worst])}, where {fires}; {share}"


def read_convex(answer: Any) -> tuple[Arrays, Arrays]:
    """(W1, b1, w2, b2) as weights and biases of two layers, or a MisfitError."""
    W1, b1, w2, b2 = items(answer, "W1 b1 w2 b2")
    W1 = numbers(W1, (2, None), "W1", ", one column for each line neuron")
    m = W1.shape[1]
    b1 = vector(b1, m, "b1")
    w2 = vector(w2, m, "w2")
    return [W1, w2[:, None]], [b1, np.array([number(b2, "b2")])]


@saying
def convex(answer: Any, corners: np.ndarray) -> str | None:
    points, want = probes([corners])
    weights, biases = read_convex(answer)
    layers = run_steps(points, weights, biases)
    lines, said = layers[0], layers[-1][:, 0] > 0.5
    if lines.shape[1] < len(corners) and (said & ~want).any() and not said.all():
        says = "there are fewer line neurons than the polygon has sides: is the side from the last corner to the first"
        return Named("a side missing", f"{says} among them?")
    if want.any() and not said.any() and lines[want].all() and (quiet := of_all_lines(weights[1], float(biases[1][0]))):
        return quiet
    outside = said & ~want
    if outside.any() and not said.all() and lines[want].all() and not lines[outside].all(axis=1).any():
        says = "it fires although not all of its line neurons do: the last bias is too high for so many sides"
        return Named("not all sides asked", says)
    return where_it_fails(points, want, layers, "polygon")


def convex_alike(theirs: Any, got: Any, corners: np.ndarray) -> bool:
    return fire_alike(read_convex, theirs, got, probes([corners])[0])


def read_region(answer: Any) -> tuple[Arrays, Arrays]:
    """The weights and biases of (weights, biases) as arrays, or a MisfitError."""
    weights, biases = items(answer, "weights biases")
    for name, value in (("weights", weights), ("biases", biases)):
        if not isinstance(value, list | tuple) or len(value) < 2:
            raise MisfitError(f"{name} must be a list with one array for each layer; got {describe(value)}")
    if len(weights) != len(biases):
        raise MisfitError(
            f"there are {len(weights)} weight matrices and {len(biases)} biases: one of each for every layer"
        )
    Ws: list[np.ndarray] = []
    bs: list[np.ndarray] = []
    d = 2
    for i, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        Ws.append(numbers(W, (d, None), f"weights of layer {i}", f" (it gets {d} numbers)"))
        d = Ws[-1].shape[1]
        bs.append(numbers(b, (d,), f"biases of layer {i}"))
    if d != 1:
        raise MisfitError(f"the last layer must be a single neuron; yours has {d}")
    return Ws, bs


@saying
def region(answer: Any, polygons: Arrays) -> str | None:
    points, want = probes(polygons)
    weights, biases = read_region(answer)
    layers = run_steps(points, weights, biases)
    said = layers[-1][:, 0] > 0.5
    each = np.array([inside(corners, *points.T) for corners in polygons])
    own = len(layers) < LAYERS or not (weights[1] != 0).sum(axis=1).max() > 1
    if len(polygons) > 1 and own and (said != want).any() and (said == each).all(axis=1).any():
        return Named("one polygon only", "it fires in one of the polygons alone, and the others are lost")
    if len(polygons) > 1 and (said == each.all(axis=0)).all() and said.any():
        return Named("where all overlap", "it fires only where all polygons overlap, not in each of them")
    if len(polygons) > 1 and (said != want).any() and not said.any():
        if len(layers) == 2:
            says = "one neuron looks at the lines of all polygons at once: each polygon needs a neuron of its own"
            return Named("no neuron for each polygon", says)
        if layers[-2][want].any(axis=0).all() and layers[-2][want].any(axis=1).all():
            says = "it never fires, though in each polygon a neuron before the last one does: one must be enough"
            return Named("the last neuron wants more than one", says)
    if len(layers) == LAYERS and (said != want).any() and (of_layer := ands(weights[1], biases[1], len(polygons))):
        return of_layer
    if len(layers) == LAYERS or (said != want).any():
        return where_it_fails(points, want, layers, "union")
    says = f"asked are {LAYERS} arrays of weights and {LAYERS} of biases; yours are {len(layers)}"
    return Named("another form", says)


def region_alike(theirs: Any, got: Any, polygons: Arrays) -> bool:
    return fire_alike(read_region, theirs, got, probes(polygons)[0])

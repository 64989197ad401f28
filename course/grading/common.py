"""What tests and answers share in one kernel, here in two processes: common random numbers, pyplot's figures."""

import contextlib
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.grading.link import Link, StudentError
from course.grading.proxy import Proxy

DRAWS = re.compile(r"\b(plt|pyplot)\b")


@contextlib.contextmanager
def seeds_go_to(link: Link) -> Iterator[None]:
    """`np.random.seed(0)` and `random.seed(0)` in a test seed the student's process too, as in one kernel."""
    legacy, plain = np.random.seed, random.seed

    def seed_numpy(seed: Any = None) -> None:
        legacy(seed)
        link.seeded.add("numpy")
        link.request("seed", numpy=True, value=seed)

    def seed_random(seed: Any = None, version: int = 2) -> None:
        plain(seed, version)
        link.seeded.add("python")
        link.request("seed", numpy=False, value=seed)

    np.random.seed, random.seed = seed_numpy, seed_random
    try:
        yield
    finally:
        np.random.seed, random.seed = legacy, plain
        link.seeded.clear()


@contextlib.contextmanager
def figures_are_of(link: Link, test: str) -> Iterator[None]:
    """Where a test names pyplot it is the submission's: `plt.gca()` behind a call of an answer gives the axes that it
    drew in, and axes made in the test can be handed to it."""
    if not DRAWS.search(test):
        yield
        return
    import matplotlib.pyplot as plt

    theirs = link.request("pyplot")
    if not isinstance(theirs, Proxy):
        raise StudentError("pyplot of the submission's process is none")

    def forward(name: str) -> Callable:
        return lambda *args, **kwargs: getattr(theirs, name)(*args, **kwargs)

    public = {n: f for n, f in vars(plt).items() if not n.startswith("_") and type(f) is type(forward)}
    theirs.close("all")  # in a notebook figures end with their cell
    vars(plt).update({name: forward(name) for name in public})
    try:
        yield
    finally:
        vars(plt).update(public)

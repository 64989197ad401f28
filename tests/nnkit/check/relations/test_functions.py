"""A function of an argument where another is asked for, also of pictures whose rows are asked for."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import RNG, told

PICTURES = [Case(RNG.integers(0, 250, size=(n, 2, 3)).astype(float)) for n in (2, 3, 4)]


def rows(images):
    return images.reshape(len(images), -1)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda x: rows(x) / x.max(), "is just the first argument divided by its largest number"),
        (lambda x: rows(x - x.min()) / np.ptp(x),
         "is just the first argument stretched, so that its smallest number is 0 and its largest 1"),
    ],
)  # fmt: skip
def test_what_its_own_numbers_make_of_it(answer, says):
    assert told(lambda x: rows(x) / 255, answer, PICTURES)[0] == says


def test_pictures_in_another_order_or_flat_are_another_thing():
    for answer in (lambda x: rows(x)[::-1] / x.max(), lambda x: x.ravel() / x.max()):
        assert "largest" not in (told(lambda x: rows(x) / 255, answer, PICTURES) or ("",))[0]

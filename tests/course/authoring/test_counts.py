"""Whole numbers are tried so large that few bits do not count them, where nothing but numbers goes in and comes out."""

from functools import partial

import numpy as np
import pytest

from course.authoring.counts import counted
from nnkit.check.cases import Case
from nnkit.check.promises import UpTo
from tests.course.authoring import probed

told = partial(probed.told, counted)


def product(n, k):
    return n * k


def product_in_32_bits(n, k):
    return int((np.array([n], np.int32) * np.int32(k))[0])


def rate(t, lr, every):
    return lr / 2 ** (t // every)


def rate_of_few(t, lr, every):
    return rate(t, lr, every) if t < 10_000 else lr


@pytest.mark.parametrize(
    ("answer", "reference", "case"),
    [(product_in_32_bits, product, Case(64, 30)), (rate_of_few, rate, Case(25, 0.5, 10))],
)
def test_what_is_counted_up_to_a_number_of_ones_own_is_found(answer, reference, case):
    assert told(answer, reference, [case]) == "large numbers"
    assert told(answer, reference, [case], never={"counts": "there are few"}) == ""


def faded(t, lr, every, factor):
    return lr * factor ** (t // every)


def test_a_count_of_two_is_large_too_and_what_is_left_shows():
    def faded_for_long(t, lr, every, factor):
        return lr * factor ** min(t // every, 50)

    case = Case(10, 0.2, 3, 0.5)
    assert told(faded_for_long, faded, [case]) == "large numbers"
    assert told(faded_for_long, faded, [case], never={"counts": "t stays below a hundred"}) == ""


def test_a_largest_size_that_a_word_names_is_not_exceeded():
    promise = [UpTo("t", 100)]
    assert told(rate_of_few, rate, [Case(25, 0.5, 10)], task="`t` is small. {UpTo}", promises=promise) == ""


def test_no_array_is_made_so_long():
    def zeros(n):
        return np.zeros(n)

    def places(sizes):
        return len(zeros(sizes[0]))

    assert told(lambda n: zeros(min(n, 100)), zeros, [Case(3)]) == ""
    assert told(lambda sizes: min(places(sizes), 100), places, [Case([3, 4])]) == ""

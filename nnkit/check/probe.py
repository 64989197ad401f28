"""Mark a test's function that has to look where the answer is."""

from collections.abc import Callable
from typing import Any


def there(probe: Callable[..., Any]) -> Callable[..., Any]:
    """Run this function of a test's beside the answer, and give back the data that it returns.

    When marks are given tests and answers are in two processes, between which plain data passes. A probe is sent to the
    answer's: it sees the notebook's names, takes plain data and returns it (numbers, texts, arrays, lists, tuples,
    sets, dicts), and the test asserts what came. In a notebook it is called as it stands.

        @there
        def written_through():
            x = np.zeros(3)
            first_two(x)[0] = 7.0  # is the result a view of x?
            return x

        assert_allclose(written_through(), [7, 0, 0])

    It holds no assert and returns no bare True or False, which an answer could make up: return the data that shows it.
    """
    return probe

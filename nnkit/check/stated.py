"""A number beside those that its task states: whether it is one of them, or a right one times one of them."""

from collections.abc import Callable, Sequence

SIMPLE = 5  # a smaller whole number comes out by chance
SIMPLE_SHARES = (0.1, 0.2, 0.25, 0.5)
COUNTED = 100  # a smaller count lacks some number of the task by chance
BESIDE = (0.8, 1.25)  # times these a right number is wrong, or it fits by chance

GIVEN = "stands in the task itself: it is given, and what is asked for has to be worked out or looked up"
OFTEN = "is what is asked for times a number that stands in the task: what is that one for?"
SELDOM = "is what is asked for divided by a number that stands in the task: what is that one for?"
LACKS = "lacks no more than what numbers of the task give: what is left out of the count?"
HAS = "has too much in it just what numbers of the task give: what is counted that does not belong?"


def beside_stated(number: float, stated: Sequence[float], right: Callable[[float], bool]) -> tuple[str, str] | None:
    """(name, what is said of the number), where the task's numbers explain it in one way."""
    found: dict[str, str] = {}
    others = [each for each in stated if not _is_simple(each)]
    if abs(number) in others:
        return "a number of the task", GIVEN
    for each in others:
        for made, says in ((number / each, OFTEN), (number * each, SELDOM)):
            if right(made) and not any(right(factor * made) for factor in BESIDE):
                found["times a number of the task"] = says if not found else ""
    if number == round(number) and abs(number) >= COUNTED:
        for by in sorted(_made_of(others)):
            for made, says in ((number + by, LACKS), (number - by, HAS)):
                if right(made) and not right(made + 1):
                    found["a number of the task too few or too many"] = says if not found else ""
    return next(((name, says) for name, says in found.items() if says), None)


def _is_simple(number: float) -> bool:
    return number in SIMPLE_SHARES or (number == round(number) and abs(number) < SIMPLE)


def _made_of(numbers: Sequence[float]) -> set[float]:
    """The whole ones among them, and what two of them come to, added or multiplied."""
    whole = [number for number in numbers if number == round(number)]
    return {*whole, *(one + two for one in whole for two in whole), *(one * two for one in whole for two in whole)}

"""A value that is nearly one of those declared: its numbers rounded, with the other sign, or in some places only, where
all others are right.

Declared is what an author has computed, and students write down what they have read off, to two or three digits.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.digits import LEAST, digits_of, is_cut_right, is_number, is_rounded, is_short_for, is_short_for_right
from nnkit.check.exercise import Exercise, compiled
from nnkit.check.locks import Lock
from nnkit.check.stored import Known, equal

TURNED = "And its sign is turned round."


class Place(NamedTuple):
    """A number of an answer, or a yes or no, where it stands in words, and beside it the lock and what a misconception
    has there."""

    where: str
    came: float | bool
    lock: Lock
    theirs: Any


def nearly_declared(exercise: Exercise, value: Any) -> Known | None:
    """The misconception whose numbers these are, where no other one says something else of them."""
    answers = _answers(exercise)
    known = [(each, list(_places(value, answers, each.outcomes[0].value))) for each in compiled(exercise.wrong, Known)]
    for find in (_rounded, _short, _turned, _some_of):
        if one := _only(find(known)):
            return one
    return _each_of(known)


def _only(found: Sequence[Known]) -> Known | None:
    """What is declared goes before what else is shown; None where that is nothing, or several say different things."""
    found = [each for each in found if not each.read] or found
    return found[0] if len({each.says for each in found}) == 1 else None


def lacks_digits(exercise: Exercise, value: Any) -> bool:
    """Whether each number is right, or would be with more digits."""
    places = _places(value, _answers(exercise), value)
    least = min(LEAST, 3 - len(places))  # beside others one digit will do
    if not any(map(_lacks_digits, places)) or any(map(_is_yes_or_no, places)):
        return False
    return all(is_short_for_right(place.came, place.lock, least) or _is_right(place) for place in places)


def is_cut_off(exercise: Exercise, value: Any) -> bool:
    """Whether several numbers are all those asked for with their further digits cut off."""
    wrong = [place for place in _places(value, _answers(exercise), value) if not _is_right(place)]
    return len(wrong) > 1 and all(
        not _is_yes_or_no(place) and not _is_by_chance(place) and is_cut_right(place.came, place.lock)
        for place in wrong
    )


def _answers(exercise: Exercise) -> list[Any]:
    return [part.judge.params.get("answer") for part in exercise.parts if part.judge]


Candidates = Sequence[tuple[Known, list[Place]]]


def _rounded(known: Candidates) -> list[Known]:
    return _all_of(known, is_rounded)


def _short(known: Candidates) -> list[Known]:
    return _all_of(known, is_short_for)


def _all_of(known: Candidates, fits: Callable[[float, float], bool]) -> list[Known]:
    """Those that have each of the numbers, at least one of them with more digits."""
    return [
        each
        for each, places in known
        if places and all(_is_theirs(place, fits) for place in places) and not any(map(_lacks_digits, places))
    ]


def _turned(known: Candidates) -> list[Known]:
    """Those that have the only number with the other sign."""
    found = []
    for each, places in known:
        if len(places) == 1:
            turned = places[0]._replace(came=-places[0].came)
            if not _is_by_chance(turned) and _is_theirs(turned, is_short_for):
                found.append(replace(each, says=f"{each.says} {TURNED}"))
    return found


def _some_of(known: Candidates) -> list[Known]:
    """Those that have all the numbers that are wrong, where others are right."""
    found = []
    for each, places in known:
        wrong = [place for place in places if not _is_right(place)]
        if any(map(_is_yes_or_no, wrong)):
            continue  # where it is wrong there is only one other
        if wrong and all(_is_told(place) for place in wrong) and (len(wrong) == 1 or not each.praises):
            found.append(replace(each, says=f"{_listed(wrong)}: {each.says}"))
    return found


def _each_of(known: Candidates) -> Known | None:
    """Of several that are wrong a misconception for each: one that is wrong there and right elsewhere."""
    known = [(each, places) for each, places in known if places and not each.praises]
    found = []
    for i, here in enumerate(known[0][1] if known else ()):
        if not _is_right(here):
            only = [each for each, places in known if _is_told(places[i]) and _has_right(places[:i] + places[i + 1 :])]
            if (one := _only(only)) is None:
                return None
            found.append(replace(one, says=f"{here.where}: {one.says}"))
    return (
        Known(" and ".join(each.name for each in found), " ".join(each.says for each in found), ()) if found else None
    )


def _has_right(places: Sequence[Place]) -> bool:
    """Whether a misconception has the right numbers there: these are locked."""
    return all(isinstance(place.theirs, Lock) for place in places)


def _listed(places: Sequence[Place]) -> str:
    return ", ".join([places[0].where, *(place.where[0].lower() + place.where[1:] for place in places[1:])])


def _is_told(place: Place) -> bool:
    """Whether it is what a misconception has there, and no accident."""
    return not _is_by_chance(place) and _is_theirs(place, is_short_for) and not _lacks_digits(place)


def _is_theirs(place: Place, fits: Callable[[float, float], bool]) -> bool:
    if isinstance(place.theirs, Lock):
        return place.theirs.says(place.came) == "right"
    if isinstance(place.theirs, bool):
        return place.came == place.theirs
    return equal(place.theirs, place.came, 1e-6) or fits(place.came, float(place.theirs))


def _is_right(place: Place) -> bool:
    return place.lock.says(place.came) == "right"


def _lacks_digits(place: Place) -> bool:
    """Whether the right number, too, comes to this one where it is rounded."""
    return is_short_for_right(place.came, place.lock)


def _is_by_chance(place: Place) -> bool:
    """Whether it is a number of one digit. A yes or no is meant."""
    return not _is_yes_or_no(place) and digits_of(place.came)[0] < LEAST


def _is_yes_or_no(place: Place) -> bool:
    return isinstance(place.came, bool) or isinstance(place.theirs, bool)


def _places(value: Any, answers: Sequence[Any], theirs: Any) -> list[Place]:
    """The numbers of an answer, where all three have the same form and hold nothing else; none where they have not."""
    found: list[Place] = []
    for place in _each(value, answers, theirs):
        if place is None:
            return []
        found.append(place)
    return found


def _each(value: Any, answers: Sequence[Any], theirs: Any, where: str = "Your number") -> Iterator[Place | None]:
    locks = [answer for answer in answers if isinstance(answer, Lock)]
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if locks:
        value = value.item() if isinstance(value, np.bool_) else value
        yes_or_no = isinstance(value, bool) and isinstance(theirs, bool | Lock)
        number = is_number(value) and (isinstance(theirs, bool | Lock) or is_number(theirs))
        yield Place(where, value if yes_or_no else float(value), locks[0], theirs) if yes_or_no or number else None
        return
    keys: Sequence[Any]
    if isinstance(value, dict) and isinstance(theirs, dict) and value.keys() == theirs.keys():
        keys, words = list(value), [f"At {key!r}" for key in value]
    elif _is_row(value) and _is_row(theirs) and len(value) == len(theirs):
        keys, words = range(len(value)), [f"Value {i + 1} of {len(value)}" for i in range(len(value))]
    else:
        yield None
        return
    for key, word in zip(keys, words, strict=True):
        yield from _each(value[key], [answer[key] for answer in answers if _has(answer, key)], theirs[key], word)


def _is_row(value: Any) -> bool:
    return isinstance(value, list | tuple | np.ndarray)


def _has(answer: Any, key: Any) -> bool:
    return key in answer if isinstance(answer, dict) else isinstance(answer, list | tuple) and key in range(len(answer))

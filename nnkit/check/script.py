"""Go through a script: calls that belong together, on the answer's side of the door.

All of it is one request, since arguments and results have to stay in one place while it lasts: whether an object
keeps its caller's array, or a result shares memory with an argument, shows only afterwards.
"""

import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nnkit.check.calling import Reply, calling, changes
from nnkit.check.compare import difference
from nnkit.check.plain import NotPlainError, copy_plain
from nnkit.check.spelled import made, spelled

Args = list[Any]
Named = dict[str, Any]
OVERWRITTEN = 77  # what arrays are filled with once they may be written over


def move(do: str, args: Sequence[Any], kwargs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """One call as plain data.

    do: "make" an object, "call" the answer, or call the "method" `name` of the object number `of`.
    holes: [argument, "previous"] for the same object's last outcome, [argument, "rng", seed, name] for a generator.
    """
    return {"do": do, "args": list(args), "kwargs": dict(kwargs), "of": 0, "name": "", "holes": [], **more}


def settle(reply: Reply, outcome: str, first: Any, *, of_object: bool) -> Reply:
    """Apply an exercise's `outcome`: which of the value and the changed first argument counts. first: that argument
    (it may have changed by less than counts as a change)."""
    problem = reply.problem
    if problem and problem.type == "NotPlain" and of_object and outcome == "in place":
        problem = None  # the method ran; what it gives back does not matter, be it `self`
    if problem or outcome == "value":
        return reply if problem is reply.problem else replace(reply, problem=problem)
    value, now = reply.value, reply.changed.get(0, first)
    changed = {key: new for key, new in reply.changed.items() if key != 0}
    if outcome == "in place" or value is None:
        value = copy_plain(now)
    elif 0 in reply.changed and difference(now, value) is not None:
        changed = reply.changed  # to something else than what it gives back: nobody knows which one is meant
    return replace(reply, value=value, problem=None, changed=changed)


def run_script(
    calls: calling,
    answer: Any,
    moves: Sequence[dict[str, Any]],
    outcome: str = "value",
    overwritten: bool = False,
    layout: str = "",
) -> list[Reply]:
    """Make the moves in order, up to the first that fails; one reply each, settled by `outcome`."""
    run = _Run(calls, answer, outcome, overwritten, layout)
    for each in moves:
        reply = run.make_move(each)
        if reply.problem or reply.changed:
            break
    return run.end()


class _Run:
    def __init__(self, calls: calling, answer: Any, outcome: str, overwritten: bool, layout: str):
        self.calls, self.answer = calls, answer
        self.outcome, self.overwritten, self.layout = outcome, overwritten, layout
        self.objects: list[Any] = []
        self.previous: dict[int, Any] = {}  # the last outcome, by object
        self.rngs: dict[tuple[int, str], np.random.Generator] = {}
        self.handed: tuple[Args, Named] = ([], {})  # to the call before
        self.replies: list[Reply] = []
        self.came: list[Any] = []  # what each call gave back, itself
        # each call's arguments themselves, and what they were right after it
        self.left: list[tuple[Args, Named, tuple[Args, Named]] | None] = []

    def make_move(self, move: dict[str, Any]) -> Reply:
        """One call. Of what the arguments were before, `move` holds what no call can reach."""
        before, named = self._given(move)
        args, kwargs = self._arguments(move, before, named)
        came, reply = self.calls.call(self._function(move), args, kwargs)
        left = None
        if move["do"] != "make":
            if changed := changes(before, named, *_shown(args, kwargs)):
                reply = replace(reply, changed=changed)
            reply = settle(reply, self.outcome, args[0] if args else None, of_object=move["do"] == "method")
            self.previous[move["of"]] = reply.value
            if self.overwritten:
                _overwrite([args, kwargs])
            elif not reply.problem and not reply.changed and self.layout != "refilled":
                # what changed with leave is another now
                now = _copy_or_none(_shown(args, kwargs)) if changed else (before, named)
                left = now and (args, kwargs, now)
        self.replies.append(reply)
        self.came.append(came)
        self.left.append(left)
        return reply

    def end(self) -> list[Reply]:
        """The replies, with what changed after its own call was over."""
        last = len(self.replies) - 1
        for i, (reply, came, left) in enumerate(zip(self.replies, self.came, self.left, strict=True)):
            if left is not None and i < last:
                args, kwargs, (before, named) = left
                if changed := changes(before, named, *_shown(args, kwargs)):
                    reply = replace(reply, changed=changed)
            late = self.overwritten or (i < last and not self.objects and self.layout != "refilled")
            if late and self.outcome == "value" and came is not None and not reply.problem:
                reply = replace(reply, value=_copy_or_none(came))
            self.replies[i] = reply
        return self.replies

    def _given(self, move: dict[str, Any]) -> tuple[Args, Named]:
        """The arguments as data, with the outcomes that stand for some; nothing where a generator goes."""
        if not move["holes"]:
            return move["args"], move["kwargs"]
        args, kwargs = list(move["args"]), dict(move["kwargs"])
        for key, kind, *_ in move["holes"]:
            if kind == "previous":
                (args if isinstance(key, int) else kwargs)[key] = self.previous.get(move["of"])
        return args, kwargs

    def _arguments(self, move: dict[str, Any], before: Args, named: Named) -> tuple[Args, Named]:
        """A call's own."""
        args, kwargs = copy_plain(list(before)), copy_plain(dict(named))
        if self.layout in ("fortran", "strided"):
            args, kwargs = _laid(args, self.layout), _laid(kwargs, self.layout)
        args, kwargs = [made(value) for value in args], {name: made(value) for name, value in kwargs.items()}
        if self.layout == "shared":
            args = [_with_equal_arrays_as_one(value, []) for value in args]
        if self.layout == "refilled":
            args, kwargs = self.handed = _refilled(self.handed[0], args), _refilled(self.handed[1], kwargs)
        for key, kind, *about in move["holes"]:
            if kind == "rng":
                (args if isinstance(key, int) else kwargs)[key] = self._rng(*about)
        return args, kwargs

    def _rng(self, seed: int, name: str) -> np.random.Generator:
        return self.rngs.setdefault((seed, name), np.random.default_rng(seed))

    def _function(self, move: dict[str, Any]) -> Callable[..., Any]:
        if move["do"] == "call":
            return self.answer
        if move["do"] == "make":
            return lambda *args, **kwargs: self.objects.append(self.answer(*args, **kwargs))
        find = operator.attrgetter(move["name"])  # a name may have dots
        return lambda *args, **kwargs: find(self.objects[move["of"]])(*args, **kwargs)


def _shown(args: Args, kwargs: Named) -> tuple[Args, Named]:
    """The arguments as data: without generators, whose state a call may change, and functions and layers spelled."""

    def shown(value: Any) -> Any:
        return None if isinstance(value, np.random.Generator) else spelled(value)

    return [shown(value) for value in args], {name: shown(value) for name, value in kwargs.items()}


def _copy_or_none(value: Any) -> Any:
    try:
        return copy_plain(value)
    except NotPlainError:
        return None


def _laid(value: Any, layout: str) -> Any:
    """The same arrays in another order in memory."""
    if isinstance(value, np.ndarray) and value.ndim:
        if layout == "fortran":
            return np.asfortranarray(value)
        larger = np.zeros((*value.shape[:-1], 2 * value.shape[-1]), value.dtype)
        larger[..., ::2] = value
        return larger[..., ::2]
    if isinstance(value, list | tuple):
        return type(value)(_laid(item, layout) for item in value)
    return {key: _laid(item, layout) for key, item in value.items()} if isinstance(value, dict) else value


def _refilled(old: Any, new: Any) -> Any:
    """What was handed over before, with what is new in it; the new where it does not fit."""
    if type(old) is not type(new):
        return new
    if isinstance(new, np.ndarray) and old.shape == new.shape and old.dtype == new.dtype and old.flags.writeable:
        old[...] = new
        return old
    if isinstance(new, list) and len(old) == len(new):
        old[:] = [_refilled(*each) for each in zip(old, new, strict=True)]
        return old
    if isinstance(new, dict) and old.keys() == new.keys():
        old.update({key: _refilled(old[key], value) for key, value in new.items()})
        return old
    return new


def _with_equal_arrays_as_one(value: Any, seen: list[Any]) -> Any:
    """An argument whose lists hold equal arrays, and tuples of them, once and the same."""
    if isinstance(value, list):
        return [_with_equal_arrays_as_one(item, seen) for item in value]
    if isinstance(value, tuple):
        made = tuple(_with_equal_arrays_as_one(item, seen) for item in value)
        seen.append(next((old for old in seen if isinstance(old, tuple) and _are_same(old, made)), made))
        return seen[-1]
    if not isinstance(value, np.ndarray):
        return value
    seen.append(next((old for old in seen if isinstance(old, np.ndarray) and np.array_equal(old, value)), value))
    return seen[-1]


def _are_same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _overwrite(value: Any) -> None:
    if isinstance(value, np.ndarray) and value.flags.writeable:
        value[...] = OVERWRITTEN if value.dtype != bool else ~value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        _overwrite(item)

"""The wire by itself: what is right comes through, what is malformed is refused, no guard can be dropped unseen."""

import ast
import importlib
import json
import os
import random
import resource
import signal
import socket
import types
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course.grading import standard, wire
from course.grading.wire import Shared, WireError, decode, encode

MESSAGES = int(os.environ.get("FUZZ_MESSAGES", "3000"))
EIGHT = np.zeros(8).tobytes()
FIRST = {"a": ["<f8", [8], 0]}  # an array of eight numbers, which views look into


def nothing_else(key, payload):
    raise WireError(f"unknown data: {key}")


def view(begins, strides, shape=(1,), buffer=1, number=1):
    """A list of FIRST and of what claims to be a view of it."""
    return {"l": [FIRST, {"w": [number, begins, list(strides), {"a": ["<f8", list(shape), buffer]}]}]}


def integers(count):
    return {"l": [{"v": i} for i in range(count)]}


def colliding(count):
    """Integers that all have the hash 1."""
    return [{"i": hex(1 + i * ((1 << 61) - 1))} for i in range(count)]


def state(kind):
    return wire.encode(np.random.Generator(getattr(np.random, kind)(0)), [])["r"]


def with_state(kind, change):
    made = json.loads(json.dumps(state(kind)))
    change(made[1])
    return {"r": made}


DOUBLED: dict = {"l": [{"l": [{"v": 0}] * 1000}]}
for _ in range(12):
    DOUBLED = {"l": [DOUBLED, {"=": 1}, {"=": 1}]}
LONG_TEXT = "1" * ((1 << 20) + 1)
LEGACY = ["MT19937", [0] * 624, 0, 0, 0.0]

# What a hostile process may send, by what is wrong with it: (data, buffers). All is refused.
MALFORMED = {
    "no dict": ([1], []),
    "two keys in one": ({"v": 1, "l": []}, []),
    "a scalar that is a list": ({"v": [1]}, []),
    "an unknown key": ({"pickle": "gA=="}, []),
    "lists too deep": (json.loads('{"l":[' * 30 + "]}" * 30), []),
    "an array too large for its data": ({"a": ["<f8", [9], 0]}, [EIGHT]),
    "an array too small for its data": ({"a": ["<f8", [7], 0]}, [EIGHT]),
    "an array of a shape that overflows": ({"a": ["|u1", [1 << 28] * 8 + [0], 0]}, [b""]),
    "an array of negative size": ({"a": ["<f8", [-8, -1], 0]}, [EIGHT]),
    "an array of a size that is true": ({"a": ["<f8", [8, True], 0]}, [EIGHT]),
    "an array of 20 dimensions": ({"a": ["<f8", [8] + [1] * 19, 0]}, [EIGHT]),
    "a shape that is a dict": ({"a": ["<f8", {}, 0]}, [EIGHT[:8]]),
    "an array of objects": ({"a": ["|O", [8], 0]}, [EIGHT]),
    "an array of records": ({"a": ["<f8,<f8", [4], 0]}, [EIGHT]),
    "an array of another spelling": ({"a": ["float64", [8], 0]}, [EIGHT]),
    "an array type that is a list": ({"a": [["<f8"], [8], 0]}, [EIGHT]),
    "an array type that NumPy warns of": ({"g": ["a8", 0]}, [EIGHT[:8]]),
    "an array type of many letters": ({"a": ["<f8" + " " * 20, [8], 0]}, [EIGHT]),
    "a buffer named twice": ({"l": [FIRST, FIRST]}, [EIGHT]),
    "a buffer that did not come": ({"a": ["<f8", [8], 1]}, [EIGHT]),
    "a number of too many bytes": ({"g": ["<f8", 0]}, [EIGHT]),
    "a view that begins before": (view(-8, [8]), [EIGHT, EIGHT[:8]]),
    "a view that begins behind": (view(64, [8]), [EIGHT, EIGHT[:8]]),
    "a view whose last number lies behind": (view(8, [8], [8]), [EIGHT, EIGHT]),
    "a view backwards": (view(0, [-8], [2]), [EIGHT, EIGHT[:16]]),
    "a view whose strides overflow": (view(0, [1 << 62, 1 << 62], [2, 2]), [EIGHT, EIGHT[:32]]),
    "a view far away": (view(10**6, [1 << 62, -(1 << 62)], [2, 2]), [EIGHT, EIGHT[:32]]),
    "a view between numbers": (view(4, [8]), [EIGHT, EIGHT[:8]]),
    "a view of more strides than sizes": (view(0, [8, 8]), [EIGHT, EIGHT[:8]]),
    "a view that begins at a fraction": (view(0.0, [8]), [EIGHT, EIGHT[:8]]),
    "a value named before there is one": ({"=": 0}, []),
    "a value named by true": ({"l": [{"l": []}, {"=": True}]}, []),
    "lists that hold the same ones over and over": (DOUBLED, []),
    "an integer of too many digits": ({"i": "f" * 20_001}, []),
    "an integer that is none": ({"i": 7}, []),
    "a range that is too long": ({"n": [0, 1 << 30, 1]}, []),
    "a range of fractions": ({"n": [0, 1.5, 1]}, []),
    "an array of text of an unknown kind": ({"u": ["O", [1], ["a"]]}, []),
    "an array of text that holds a number": ({"u": ["U", [2], ["a", 1]]}, []),
    "an array of text that is wide": ({"u": ["U", [20_000], ["a" * 4_000, *[""] * 19_999]]}, []),
    "a list of text that holds a number": ({"T": ["l", ["a", 1]]}, []),
    "a list in one piece of no kind": ({"L": ["l", "u", 0]}, [b"abcd"]),
    "a list in one piece of half a number": ({"L": ["l", "d", 0]}, [b"abcd"]),
    "a dict of colliding keys": ({"d": [[key, {"v": 0}] for key in colliding(1_100)]}, []),
    "a set of colliding items": ({"s": colliding(1_100)}, []),
    "a frozenset of colliding items": ({"f": colliding(1_100)}, []),
    "a counter of colliding keys": ({"z": ["Counter", [], [x for k in colliding(1_100) for x in (k, {"v": 1})]]}, []),
    "items of a list that is a dict": ({"l": {"v": 1}}, []),
    "a set of lists": ({"s": [{"l": []}]}, []),
    "MT19937 at a place before its numbers": (with_state("MT19937", lambda s: s["state"].update(pos=-1)), []),
    "MT19937 at a place behind its numbers": (with_state("MT19937", lambda s: s["state"].update(pos=625)), []),
    "MT19937 at a place that is a fraction": (with_state("MT19937", lambda s: s["state"].update(pos=1.5)), []),
    "Philox at a place before its numbers": (with_state("Philox", lambda s: s.update(buffer_pos=-1)), []),
    "Philox at a place behind its numbers": (with_state("Philox", lambda s: s.update(buffer_pos=5)), []),
    "another kind of generator": ({"r": ["RandomState", {}]}, []),
    "a generator without a state": ({"r": ["PCG64", {}]}, []),
    "a legacy state of another kind": ({"rs": ["PCG64", *LEGACY[1:]]}, []),
    "a legacy state behind its numbers": ({"rs": [*LEGACY[:2], 100_000, 0, 0.0]}, []),
    "a type that is none": ({"ty": "ndarray"}, []),
    "a type of the machine's": ({"ty": "load"}, []),
    "an unknown standard type": ({"z": ["Popen", ["ls"], []]}, []),
    "a decimal too large to be an integer": ({"z": ["Decimal", ["1e99999"], []]}, []),
    "a decimal of many digits": ({"z": ["Decimal", [LONG_TEXT], []]}, []),
    "a decimal that is a number": ({"z": ["Decimal", [1.5], []]}, []),
    "a fraction of text": ({"z": ["Fraction", [], [{"v": "1e9999999"}]]}, []),
    "a text whose place lies behind its end": ({"z": ["StringIO", [1 << 40], [{"v": "abc"}]]}, []),
    "a text whose place lies before it": ({"z": ["BytesIO", [-1], [{"b": 0}]]}, [b"abc"]),
    "a text of bytes": ({"z": ["StringIO", [0], [{"v": 1}]]}, []),
    "a deque of fractional length": ({"z": ["deque", [1.5], []]}, []),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_refused(name):
    data, buffers = MALFORMED[name]
    with pytest.raises(WireError):
        decode(data, buffers, nothing_else)


# --- a stream of bytes ------------------------------------------------------------------------------------------------

HEAD = wire.LENGTH.pack
STREAMS = {
    "a huge length": HEAD(wire.MAX_JSON + 1),
    "no JSON": HEAD(4) + b"}}}}",
    "JSON of another form": HEAD(4) + b"null",
    "JSON that is deep": HEAD(200_000) + b"[" * 200_000,
    "lengths that are a text": HEAD(6) + b'[0,""]',
    "a negative length": HEAD(8) + b"[0,[-1]]",
    "a length that is true": HEAD(10) + b"[0,[true]]x",
    "buffers that are huge": HEAD(len(text := b"[0,[%d]]" % (1 << 30))) + text,
    "too many buffers": HEAD(len(text := json.dumps([0, [0] * (wire.MAX_COUNT + 1)]).encode())) + text,
    "an end in the middle": HEAD(100) + b"[0",
}


def received(module, stream: bytes):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        theirs.settimeout(5)
        theirs.sendall(stream)
        theirs.shutdown(socket.SHUT_WR)
        return module.Wire(ours).receive()


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_that_is_none_is_refused(name):
    with pytest.raises(WireError):
        received(wire, STREAMS[name])


# --- the guards -------------------------------------------------------------------------------------------------------

READERS = {"course.grading.wire": wire, "course.grading.standard": standard}
# asked only of what this side sends itself
OF_THE_SENDER = ("send", "refuse", "encode", "_hexadecimal")


def guards() -> list[tuple[str, int]]:
    """(module, line) of each `if` that leads to a refusal of what came, and of each bound in an expression."""
    found = []
    for name, module in READERS.items():
        for function in ast.walk(ast.parse(Path(module.__file__).read_text())):
            if not isinstance(function, ast.FunctionDef) or function.name in OF_THE_SENDER:
                continue
            found += [
                (name, node.lineno)
                for node in ast.walk(function)
                if isinstance(node, ast.If) and isinstance(node.body[0], ast.Raise) and _refuses(node.body[0])
            ]
    return sorted(set(found))


def _refuses(statement: ast.Raise) -> bool:
    return getattr(getattr(statement.exc, "func", None), "id", "") in ("WireError", "StandardError")


def without(name: str, line: int):
    """The wire with that guard dropped."""
    made = {}
    for module_name in reversed(READERS):
        tree = ast.parse(Path(READERS[module_name].__file__).read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and (module_name, node.lineno) == (name, line):
                node.test = ast.Constant(False)
        module = types.ModuleType(module_name)
        made[module_name] = module
        exec(compile(ast.fix_missing_locations(tree), module_name, "exec"), module.__dict__)
    changed = made["course.grading.wire"]
    for thing in ("StandardError", "from_parts", "shell_of", "to_parts"):
        setattr(changed, thing, getattr(made["course.grading.standard"], thing))
    return changed


def ends_well(work) -> bool:
    """Whether `work` returns True in a process of its own that has little time and memory."""
    pid = os.fork()
    if not pid:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(60)
        here = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (here + (1 << 30),) * 2)
        good = False
        try:
            good = work()
        finally:
            os._exit(0 if good else 1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def reasons(module):
    """What it says to each row, in order; "accepted" where it refuses nothing."""

    def said(read, *given) -> str:
        try:
            read(*given)
        except module.WireError as error:
            return str(error)
        except Exception as error:  # not a refusal: the checker would take it for its own fault
            return f"raised {type(error).__name__}"
        return "accepted"

    def other(key, payload):
        raise module.WireError("unknown data")

    for data, buffers in MALFORMED.values():
        yield said(module.decode, data, buffers, other)
    for stream in STREAMS.values():
        yield said(received, module, stream)


AS_IT_IS = list(reasons(wire))


def refuses_all(module) -> bool:
    """Each for the reason that the wire as it is gives."""
    return all(now == before for now, before in zip(reasons(module), AS_IT_IS, strict=True))


def test_the_wire_as_it_is_refuses_all_of_them_in_little_memory():
    assert len(guards()) > 25
    assert ends_well(lambda: refuses_all(without("", 0)))


@pytest.mark.parametrize("guard", guards(), ids=lambda guard: f"{guard[0].rsplit('.')[-1]}-{guard[1]}")
def test_no_guard_can_be_dropped(guard):
    changed = without(*guard)
    assert not ends_well(lambda: refuses_all(changed)), f"nothing tests the guard in {guard[0]}, line {guard[1]}"


# --- what is right comes through --------------------------------------------------------------------------------------

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
    | st.complex_numbers(allow_nan=False, allow_infinity=False)
)  # fmt: skip
HASHABLE = st.none() | st.booleans() | st.integers() | st.text()
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(HASHABLE, inner)
        | st.lists(st.floats(allow_nan=False), min_size=64, max_size=70)
    ),
    max_leaves=12,
)  # fmt: skip


def there_and_back(value):
    buffers: list[bytes] = []
    sent = json.loads(json.dumps(encode(value, buffers, shared=Shared())))
    return decode(sent, buffers, nothing_else)


@settings(max_examples=150)
@given(DATA)
def test_plain_data_comes_as_it_went(value):
    assert repr(there_and_back(value)) == repr(value)


@given(st.sets(HASHABLE))
def test_sets_come_as_they_went(value):
    assert there_and_back(value) == value


NUMBERS = arrays.arrays(arrays.scalar_dtypes().filter(lambda d: d.kind in "biufc"), arrays.array_shapes(min_side=0))


@settings(max_examples=150)
@given(NUMBERS)
def test_arrays_come_as_they_went(array):
    got = there_and_back([array, array[::-1], array.T])
    for sent, came in zip((array, array[::-1], array.T), got, strict=True):
        assert type(came) is np.ndarray and came.dtype == sent.dtype.newbyteorder("=") and came.shape == sent.shape
        np.testing.assert_array_equal(came, sent)


@settings(max_examples=100)
@given(st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([-3, -2, -1, 1, 2, 3]), st.booleans())
def test_views_look_where_they_looked(start, stop, step, turned):
    base = np.arange(24.0).reshape(4, 6).copy()
    seen = base[:, start:stop:step].T if turned else base[start:stop:step]
    came_base, came = there_and_back([base, seen])
    came_base[...] *= 2
    np.testing.assert_array_equal(came, 2 * seen)


# --- mutated traffic --------------------------------------------------------------------------------------------------

TRAFFIC = [
    None, 3, -1.5, "text", b"bytes", 1 << 70, 2j, [1, [2.0, "x"]], (1, {"a": [3]}), {1, 2}, range(5), slice(1, 9, 2),
    list(range(70)), [0.5] * 70, ["t"] * 70, {"k": np.ones((2, 3))}, np.array(["a", "bc"]), np.float32(2), np.bool_(1),
    np.random.default_rng(0), np.random.Generator(np.random.MT19937(0)), np.random.Generator(np.random.Philox(0)),
    np.random.RandomState(0), Decimal("1.5"), Fraction(1, 3), date(2020, 1, 1), timedelta(1), deque([1], 3), int,
    Counter("ab"), OrderedDict(a=1), defaultdict(list, a=[1]), np.dtype("f4"), np.arange(3).astype("M8[s]"),
    [a := np.arange(8.0), a[::2], a[::-1], a.reshape(2, 4).T, a],
]  # fmt: skip
ODD = (
    -1, 0, 1, 2, 7, 8, 1 << 31, 1 << 62, -(1 << 62), (1 << 63) - 1, 1 << 64, 0.5, float("nan"), True, None, "", "a", [],
    {}, "<f8", "|u1", "<M8[s]", "|b1", {"=": 0}, {"v": 1}, {"a": ["<f8", [1], 0]}, "MT19937", 10**6, 624, 625,
)  # fmt: skip


def places(data):
    """(container, key) of all that a message holds."""
    found, todo = [], [data]
    while todo:
        item = todo.pop()
        keys = list(item) if isinstance(item, dict) else range(len(item)) if isinstance(item, list) else ()
        found += [(item, key) for key in keys]
        todo += [item[key] for key in keys if isinstance(item[key], dict | list)]
    return found


def mutate(data, rng: random.Random):
    top = [data]
    for _ in range(rng.choice((1, 1, 2, 4))):
        container, key = rng.choice(places(top))
        deed = rng.randrange(5)
        if deed == 0 and isinstance(container, list) and container is not top:
            container.insert(rng.randrange(len(container) + 1), rng.choice(ODD))
        elif deed == 1 and isinstance(container, list) and container is not top:
            del container[key]
        elif deed == 2 and isinstance(container, dict):
            container[rng.choice("vl=kawgstfdLTzicbnueer") if rng.random() < 0.8 else "rs"] = container.pop(key)
        elif deed == 3 and type(container[key]) is int:
            container[key] += rng.choice((-1, 1, -8, 8, 1 << 32))
        else:
            container[key] = json.loads(json.dumps(rng.choice(ODD)))
    return top[0]


def look_at(value, depth=0):
    """Use what came as a test would: all its numbers are read."""
    if isinstance(value, np.ndarray):
        value.tolist()
    elif isinstance(value, np.random.Generator):
        value.random(3)
    elif isinstance(value, np.random.RandomState):
        value.rand(700)
    elif isinstance(value, list | tuple | dict | set | deque) and depth < 5:
        for item in list(value.values() if isinstance(value, dict) else value)[:100]:
            look_at(item, depth + 1)


def fuzzed(seed: int, count: int) -> bool:
    rng = random.Random(seed)
    for _ in range(count):
        buffers: list[bytes] = []
        data = json.loads(json.dumps(encode(rng.choice(TRAFFIC), buffers, shared=Shared())))
        if buffers and rng.random() < 0.2:
            i = rng.randrange(len(buffers))
            buffers[i] = buffers[i][: rng.randrange(len(buffers[i]) + 1)]
        data = mutate(data, rng)
        try:
            value = decode(data, buffers, nothing_else)
        except WireError:
            continue
        look_at(value)
    return True


@pytest.mark.parametrize("seed", range(3))
def test_mutated_messages_are_refused_or_harmless(seed):
    """FUZZ_MESSAGES=70000 tries 210,000; whatever dies, hangs or fills the memory fails here."""
    assert ends_well(lambda: fuzzed(seed, MESSAGES))


def test_the_modules_that_are_read_are_the_ones_in_use():
    assert all(importlib.import_module(name) is module for name, module in READERS.items())

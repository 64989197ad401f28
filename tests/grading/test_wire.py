"""The wire by itself: what is right comes through, what is malformed is refused, no guard can be dropped unseen."""

import ast
import json
import os
import random
import resource
import signal
import socket
import struct
import time
import types
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course.grading import wire
from course.grading.wire import WireError, decode, encode

MESSAGES = int(os.environ.get("FUZZ_MESSAGES", "3000"))
EIGHT = np.zeros(8).tobytes()
FIRST = {"a": ["<f8", [8], 0]}  # an array of eight numbers


def nothing_else(key, payload):
    raise WireError(f"unknown data: {key}")


def colliding(count):
    """Integers that all have the hash 1."""
    return [{"i": hex(1 + i * ((1 << 61) - 1))} for i in range(count)]


# What a hostile process may send, by what is wrong with it: (data, buffers). All is refused.
MALFORMED = {
    "a list": ([1], []),
    "two keys in one": ({"l": [], "t": []}, []),
    "an unknown key": ({"pickle": "gA=="}, []),
    "lists too deep": (json.loads('{"l":[' * 30 + "]}" * 30), []),
    "items of a list that is a dict": ({"l": {"a": 1}}, []),
    "items that are a text": ({"t": "abc"}, []),
    "pairs of three": ({"d": [[1, 2, 3]]}, []),
    "a pair that is a text": ({"d": ["ab"]}, []),
    "a set of lists": ({"s": [{"l": []}]}, []),
    "an array too large for its data": ({"a": ["<f8", [9], 0]}, [EIGHT]),
    "an array too small for its data": ({"a": ["<f8", [7], 0]}, [EIGHT]),
    "an array of a shape that overflows": ({"a": ["|u1", [1 << 28] * 8 + [0], 0]}, [b""]),
    "an empty array of a huge side": ({"a": ["|u1", [1 << 39, 0], 0]}, [b""]),
    "an array of strides that overflow": ({"a": ["|u1", [1 << 62, 4], 0]}, [b""]),
    "an array of negative size": ({"a": ["<f8", [-8, -1], 0]}, [EIGHT]),
    "an array of a size that is true": ({"a": ["<f8", [8, True], 0]}, [EIGHT]),
    "an array of a size that is a fraction": ({"a": ["<f8", [8.0], 0]}, [EIGHT]),
    "an array of 20 dimensions": ({"a": ["<f8", [8] + [1] * 19, 0]}, [EIGHT]),
    "a shape that is a dict": ({"a": ["<f8", {}, 0]}, [EIGHT[:8]]),
    "an array of objects": ({"a": ["|O", [8], 0]}, [EIGHT]),
    "an array of records": ({"a": ["<f8,<f8", [4], 0]}, [EIGHT]),
    "an array of dates": ({"a": ["<M8[s]", [8], 0]}, [EIGHT]),
    "an array of another spelling": ({"a": ["float64", [8], 0]}, [EIGHT]),
    "an array type that is a list": ({"a": [["<f8"], [8], 0]}, [EIGHT]),
    "a number's type that is none": ({"g": [None, 0]}, [EIGHT[:8]]),
    "an array type that NumPy warns of": ({"g": ["a8", 0]}, [EIGHT[:8]]),
    "a view": ({"a": ["<f8", [8], 0, [-8]]}, [EIGHT]),
    "a buffer named twice": ({"l": [FIRST, FIRST]}, [EIGHT]),
    "a buffer that did not come": ({"a": ["<f8", [8], 1]}, [EIGHT]),
    "a number of too many bytes": ({"g": ["<f8", 0]}, [EIGHT]),
    "a complex number of three parts": ({"c": [1.0, 2.0, 3.0]}, []),
    "a complex number of a huge part": ({"c": [10**400, 0]}, []),
    "an integer of too many digits": ({"i": "f" * 20_001}, []),
    "an integer that is none": ({"i": 7}, []),
    "a dict of colliding keys": ({"d": [[key, 0] for key in colliding(1_100)]}, []),
    "a set of colliding items": ({"s": colliding(1_100)}, []),
    "a dict's keys that collide": ({"k": colliding(1_100)}, []),
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

# asked only of what this side sends itself
OF_THE_SENDER = ("send", "refuse", "encode", "_encode")


def guards() -> list[tuple[int, int]]:
    """The line of each `if` that leads to a refusal of what came, and which of its conditions: -1 for all of it."""
    found = []
    for function in ast.walk(ast.parse(Path(wire.__file__).read_text())):
        if isinstance(function, ast.FunctionDef) and function.name not in OF_THE_SENDER:
            for node in (n for n in ast.walk(function) if isinstance(n, ast.If) and _refuses(n.body[0])):
                conditions = range(len(node.test.values)) if isinstance(node.test, ast.BoolOp) else ()
                found += [(node.lineno, -1), *((node.lineno, i) for i in conditions)]
    return sorted(set(found))


def _refuses(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Raise) and getattr(getattr(statement.exc, "func", None), "id", "") == "WireError"


def without(line: int, condition: int = -1):
    """The wire with that guard, or one condition of it, dropped."""
    tree = ast.parse(Path(wire.__file__).read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and node.lineno == line:
            if condition < 0:
                node.test = ast.Constant(False)
            else:
                node.test.values[condition] = ast.Constant(False)
    changed = types.ModuleType("wire")
    exec(compile(ast.fix_missing_locations(tree), "wire", "exec"), changed.__dict__)
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
    assert len(guards()) > 20
    assert ends_well(lambda: refuses_all(without(0)))


@pytest.mark.parametrize("guard", guards(), ids=lambda guard: "line {}, {}".format(*guard))
def test_no_guard_can_be_dropped(guard):
    changed = without(*guard)
    assert not ends_well(lambda: refuses_all(changed)), f"nothing tests the guard in line {guard[0]}"


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
    sent = json.loads(json.dumps(encode(value, buffers)))
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


class Text(str):
    def __str__(self):
        return "another"


class Items(list):
    def __iter__(self):
        return iter("other items")


class Number(float):
    def __float__(self):
        return 7.0


# as the table of the module says
WRITTEN = [
    (3, 3), (1 << 63, {"i": "0x8000000000000000"}), (-(1 << 63), -(1 << 63)), (2j, {"c": [0.0, 2.0]}),
    (b"x", {"b": 0}), (np.float32(1), {"g": ["<f4", 0]}), (np.zeros((1, 2)), {"a": ["<f8", [1, 2], 0]}),
    (Number(2), 2.0), (np.ma.array([1.0], mask=True), {"a": ["<f8", [1], 0]}),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), WRITTEN, ids=lambda x: repr(x)[:20])
def test_what_stands_in_the_json(value, written):
    buffers: list[bytes] = []
    assert encode(value, buffers) == written
    assert not isinstance(value, np.ma.MaskedArray) or buffers == [value.data.tobytes()]  # not what the mask hides


def test_many_keys_of_many_hashes_come_through():
    assert there_and_back({*range(3_000)}) == {*range(3_000)}


@pytest.mark.parametrize(
    ("value", "comes"),
    [
        (Text("a"), "a"), (Items([1, 2]), [1, 2]), (range(3), [0, 1, 2]), ({"a": 1}.values(), [1]),
        (frozenset({1}), {1}),
        ({"a": 1}.keys(), {"a": 1}.keys()), (np.float64(2), np.float64(2)), (np.str_("t"), "t"), (..., ...),
        (np.ma.array([1.0, 2.0]), np.array([1.0, 2.0])), (True, True), (np.array(2.5), np.array(2.5)),
    ],
)  # fmt: skip
def test_what_is_a_kind_of_plain_data_comes_as_that(value, comes):
    got = there_and_back(value)
    assert type(got) is type(comes)
    np.testing.assert_equal(*(list(x) if isinstance(x, type({}.keys())) else x for x in (got, comes)))


def test_an_array_comes_alone_and_in_order():
    """A view of another array is the numbers that it shows, and nobody else's memory."""
    base = np.arange(24.0).reshape(4, 6)
    got_base, got = there_and_back([base, base[::-2, 1:3].T])
    got_base[...] = 0
    assert got.flags.c_contiguous and got.flags.owndata and got.flags.writeable
    np.testing.assert_array_equal(got, base[::-2, 1:3].T)


def test_bytes_that_are_no_truth_value_become_one():
    got = decode({"a": ["|b1", [2], 0]}, [b"\x02\x00"], nothing_else)
    assert got.tobytes() == b"\x01\x00"


TWICE: list = [0]
for _ in range(60):
    TWICE = [TWICE, TWICE]
CYCLE: list = []
CYCLE.append(CYCLE)


UNSENT = {
    "an object": object(), "one in a list": [object()], "an array of objects": np.array([None]),
    "a date": np.datetime64(0, "s"),
    "a huge integer": 1 << 100_000, "a list that doubles": TWICE, "a list in itself": CYCLE,
    "a long range": range(1_001),
}  # fmt: skip


WHY = {"a list that doubles": "nested more than 24 deep", "a list in itself": "nested more than 24 deep",
       "a long range": "too many values", "a huge integer": "an integer of 100001 bits"}  # fmt: skip


@pytest.mark.parametrize("name", UNSENT)
def test_what_cannot_be_sent_is_refused_by_the_sender(name, monkeypatch):
    monkeypatch.setattr(wire, "MAX_ITEMS", 1_000)
    with pytest.raises(WireError, match=WHY.get(name, "object cannot be sent")):
        encode(UNSENT[name], [])


# --- sending and waiting ----------------------------------------------------------------------------------------------


class Recorder(socket.socket):
    """A socket that notes how it was asked to send."""

    def send(self, data, flags=0):
        self.sent = [*getattr(self, "sent", []), (len(data), flags)]
        return super().send(data, flags)


@pytest.fixture
def pair():
    """A wire that records, and the socket at its other end; no call of theirs waits for ever."""
    ours, theirs = socket.socketpair()
    recorder = Recorder(fileno=ours.detach())
    with recorder, theirs:
        for end, option in (
            (recorder, socket.SO_RCVTIMEO),
            (recorder, socket.SO_SNDTIMEO),
            (theirs, socket.SO_RCVTIMEO),
        ):
            end.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", 1, 0))
        yield wire.Wire(recorder), theirs


def soon() -> float:
    return time.monotonic() + 0.05


def test_a_short_message_goes_in_one_piece_and_a_long_one_is_not_copied(pair, monkeypatch):
    end, _ = pair
    monkeypatch.setattr(wire, "SHORT", 10)
    end.send(1, [b"12345", b"6789"])
    end.deadline = soon()
    end.send(1, [b"12345", b"67890"])
    assert end.sock.sent == [(4 + 9 + 9, 0), *((n, socket.MSG_DONTWAIT) for n in (4 + 9, 5, 5))]


@pytest.mark.parametrize(("limit", "value"), [("MAX_JSON", 4), ("MAX_BUFFERS", 2)])
def test_a_message_that_is_too_large_is_not_sent(pair, monkeypatch, limit, value):
    monkeypatch.setattr(wire, limit, value)
    with pytest.raises(WireError, match="is too large"):
        pair[0].send(1, [b"123"])
    assert not hasattr(pair[0].sock, "sent")


def test_who_does_not_read_is_waited_for_until_the_deadline(pair):
    end, theirs = pair
    end.deadline = soon()
    with pytest.raises(TimeoutError, match="no time left"):
        end.send(0, [bytes(8 << 20)])
    assert theirs.recv(4)


def test_who_says_nothing_is_waited_for_until_the_deadline(pair):
    end, theirs = pair
    end.deadline = soon()
    with pytest.raises(TimeoutError, match="no time left"):
        end.receive()
    theirs.sendall(HEAD(6) + b"[1,[]]")  # too late
    with pytest.raises(TimeoutError, match="no time left"):
        end.receive()
    end.deadline = soon()
    assert end.receive() == (1, [])


@pytest.mark.parametrize("loses", [False, True], ids=["", "where one that is closed early is lost"])
def test_descriptors_travel_with_the_message(pair, monkeypatch, loses):
    """There the receiver says that it has them, and the sender waits for that."""
    monkeypatch.setattr(wire, "ACKNOWLEDGED", loses)
    end, theirs = pair
    other = wire.Wire(theirs)
    end.deadline = other.deadline = soon()
    if loses:
        theirs.sendall(b"!")
    with open(os.devnull) as file:
        end.send(1, fds=[file.fileno()])
    end.send(2)
    message, _, (fd,) = other.receive_with_fds(1)
    os.close(fd)
    assert (message, other.receive()[0]) == (1, 2)
    end.sock.setblocking(False)
    if loses:
        assert end.sock.recv(9) == b"!"
    with pytest.raises(BlockingIOError):
        end.sock.recv(1)


# --- mutated traffic --------------------------------------------------------------------------------------------------

TRAFFIC = [
    None, 3, -1.5, "text", b"bytes", 1 << 70, 2j, [1, [2.0, "x"]], (1, {"a": [3]}), {1, 2}, range(5), {"a": 1}.keys(),
    list(range(70)), [0.5] * 70, ["t"] * 70, {"k": np.ones((2, 3))}, np.float32(2), np.bool_(1), np.int8(3), ...,
    np.zeros((0, 3)), np.array(1), np.ones((2, 2, 2), bool), np.arange(8, dtype=">i2"),
]  # fmt: skip
ODD = (
    -1, 0, 1, 2, 7, 8, 1 << 31, 1 << 62, -(1 << 62), (1 << 63) - 1, 1 << 64, 0.5, float("nan"), True, None, "", "a", [],
    {}, "<f8", "|u1", "<M8[s]", "|b1", {"e": 0}, {"l": []}, {"a": ["<f8", [1], 0]}, {"g": ["<f8", 0]}, 10**6,
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
            container[rng.choice("ltskdagbcie")] = container.pop(key)
        elif deed == 3 and type(container[key]) is int:
            container[key] += rng.choice((-1, 1, -8, 8, 1 << 32))
        else:
            container[key] = json.loads(json.dumps(rng.choice(ODD)))
    return top[0]


def look_at(value, depth=0):
    """Use what came as a test would: all its numbers are read."""
    if isinstance(value, np.ndarray):
        value.tolist()
    elif isinstance(value, list | tuple | dict | set) and depth < 5:
        for item in list(value.values() if isinstance(value, dict) else value)[:100]:
            look_at(item, depth + 1)


def fuzzed(seed: int, count: int) -> bool:
    rng = random.Random(seed)
    for _ in range(count):
        buffers: list[bytes] = []
        data = json.loads(json.dumps(encode(rng.choice(TRAFFIC), buffers)))
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

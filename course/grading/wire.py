"""What passes between the checker and a student's process: JSON and raw numeric buffers, decoded to exact types.

The peer is hostile. Nothing here can name a class to construct or code to run: no pickle, dill or joblib. A message is
a length, that many bytes of JSON, and the buffers whose lengths the JSON states; each length has a limit and each read
a deadline. Whatever is not as written here is a WireError, and the checker ends the process that sent it.
"""

import array
import json
import math
import re
import socket
import struct
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course.grading.standard import StandardError, from_parts, shell_of, to_parts

MAX_JSON = 16 << 20  # bytes of JSON in one message
MAX_BUFFERS = 256 << 20  # bytes of array data in one message, all told
MAX_COUNT = 100_000  # arrays in one message
MAX_RANGE = 1 << 24  # numbers in one range
MAX_REPEATED = 2_000_000  # items and characters of values that a message names a second time, all told
MAX_COLLISIONS = 1_000  # keys of one dict or set whose hash another one has
MAX_DEPTH = 24  # containers within containers
MAX_DIGITS = 20_000  # hexadecimal digits of one integer
NUMERIC = "biufcmM"  # array kinds that may pass: booleans, integers, floats, complex numbers, dates and spans of time
NUMBERS = frozenset(np.dtype(code).str for code in "?bBhHiIlLqQefdgFDG")
DATES = re.compile(r"<[mM]8(\[\d{0,4}[A-Za-z]{1,2}\])?", re.A)
LONG = 64  # items from which a list of one kind travels as one piece
BIT_GENERATORS = ("PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM")
SIZED = (str, bytes, list, tuple, set, frozenset, dict, deque)
LENGTH = struct.Struct("<I")
ACKNOWLEDGED = sys.platform == "darwin"  # it may lose a descriptor on its way that the sender closes


class WireError(Exception):
    """The peer sent something that the protocol does not allow, or cannot be sent."""


class PeerGoneError(WireError):
    """The peer closed its end: its process is over."""


class Wire:
    """One end of a stream socket to the peer. `deadline` (time.monotonic) holds for every send and receive."""

    def __init__(self, sock: socket.socket):
        self.sock = sock
        self.deadline: float | None = None
        self.received = 0  # bytes of the last message

    def send(self, message: Any, buffers: Sequence[bytes] = (), fds: Sequence[int] = ()) -> None:
        text = json.dumps([message, [len(b) for b in buffers]], separators=(",", ":")).encode()
        if len(text) > MAX_JSON or sum(map(len, buffers)) > MAX_BUFFERS:
            raise WireError(f"a message of {len(text)} bytes of JSON and {sum(map(len, buffers))} of data is too large")
        head = LENGTH.pack(len(text)) + text
        self._wait()
        if fds:  # descriptors travel with the first byte; a short message goes in one piece, whoever else is sending
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))]
            head = head[self.sock.sendmsg([head], rights) :]
        for piece in (head, *buffers):
            self._wait()
            self.sock.sendall(piece)
        if fds and ACKNOWLEDGED:
            self._read(1)

    def receive(self) -> tuple[Any, list[bytes]]:
        message, buffers, _ = self.receive_with_fds(0)
        return message, buffers

    def receive_with_fds(self, count: int = 1) -> tuple[Any, list[bytes], list[int]]:
        fds: list[int] = []
        (length,) = LENGTH.unpack(self._read(LENGTH.size, fds, count))
        if length > MAX_JSON:
            raise WireError(f"a message that claims {length} bytes of JSON")
        try:
            message, lengths = json.loads(self._read(length))
        except (ValueError, RecursionError, TypeError) as error:
            raise WireError(f"not a message: {type(error).__name__}") from None
        if type(lengths) is not list or any(type(n) is not int or n < 0 for n in lengths):
            raise WireError("buffer lengths that are no lengths")
        if len(lengths) > MAX_COUNT:
            raise WireError(f"a message that claims {len(lengths)} arrays")
        if sum(lengths) > MAX_BUFFERS:
            raise WireError(f"a message that claims {sum(lengths)} bytes of data")
        self.received = length + sum(lengths)
        buffers = [self._read(n) for n in lengths]
        if fds and ACKNOWLEDGED:
            self.sock.sendall(b"!")
        return message, buffers, fds

    def _read(self, count: int, fds: list[int] | None = None, max_fds: int = 0) -> bytes:
        got = bytearray(count)
        view, have = memoryview(got), 0
        while have < count:
            self._wait()
            if max_fds and have == 0:
                size, ancillary, _, _ = self.sock.recvmsg_into([view], socket.CMSG_SPACE(4 * max_fds))
                for level, kind, data in ancillary:
                    if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                        fds.extend(array.array("i", data[: len(data) - len(data) % 4]))
            else:
                size = self.sock.recv_into(view[have:])
            if not size:
                raise PeerGoneError("the process ended")
            have += size
        return bytes(got)

    def _wait(self) -> None:
        """Give the next system call what is left of the deadline: a peer that drips bytes gains nothing."""
        if self.deadline is None:
            self.sock.settimeout(None)
            return
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no time left")
        self.sock.settimeout(left)

    def close(self) -> None:
        self.sock.close()


Other = Callable[[Any], dict]


def refuse(value: Any) -> dict:
    raise WireError(f"a {type(value).__name__} object cannot be sent")


class Shared:
    """Values that can be changed in place, by number: those of a request, then those of its answer, in the order in
    which they are met. What comes a second time is named by its number, so that `f(x) is x`, a row that stands twice
    in a list, and a view of an argument are on the one side what they are on the other."""

    def __init__(self, kept: Any = None) -> None:
        self.values: list[Any] = []
        self.kept = kept  # values of earlier messages that both sides still hold (kept.Kept)
        self.repeated = 0  # how much was named again
        self._numbers: dict[int, int] = {}

    def again(self, value: Any) -> Any:
        """A value that is named a second time. Lists that hold one list twice, which holds one twice, and so on, would
        make a short message as large as one likes to whoever looks at it all."""
        todo = [value] if isinstance(value, SIZED) else []
        while todo:
            item = todo.pop()
            self.repeated += 1 + len(item)
            if self.repeated > MAX_REPEATED:
                raise WireError("a list that holds the same ones too often")
            inside = [*item.keys(), *item.values()] if isinstance(item, dict) else item
            todo += [x for x in inside if isinstance(x, SIZED)] if not isinstance(item, str | bytes) else []
        return value

    def add(self, value: Any) -> Any:
        self._numbers[id(value)] = len(self.values)
        self.values.append(value)  # which also keeps its id its own
        return value

    def number(self, value: Any) -> int | None:
        return self._numbers.get(id(value))


def encode(
    value: Any, buffers: list[bytes], other: Other = refuse, shared: Shared | None = None, depth: int = 0
) -> dict:
    """`value` as JSON-ready data with its array data appended to `buffers`; `other` names what is not plain data;
    `shared` recognises what was met before."""
    kind = type(value)
    if value is None or kind is bool or kind is float or kind is str:
        return {"v": value}
    if kind is int:
        return {"v": value} if -(1 << 63) <= value < 1 << 63 else {"i": _hexadecimal(value)}
    if depth > MAX_DEPTH:
        raise WireError(f"lists nested more than {MAX_DEPTH} deep")
    if shared is not None:
        if (number := shared.number(value)) is not None:
            return {"=": number}
        if shared.kept is not None and (number := shared.kept.number(value)) is not None:
            return {"k": number}
        if kind in (list, dict, set) or (isinstance(value, np.ndarray) and value.dtype.kind in NUMERIC):
            shared.add(value)
    if isinstance(value, np.ndarray):
        if value.dtype.kind in NUMERIC:
            plain = np.array(value, order="C", copy=True, subok=False)
            plain = plain.astype(plain.dtype.newbyteorder("="), copy=False)
            buffers.append(plain.tobytes())
            frozen = [] if value.flags.writeable else [False]
            sent = {"a": [plain.dtype.str, list(plain.shape), *frozen, len(buffers) - 1]}
            return sent if shared is None else _as_view(value, sent, shared)
        if value.dtype.kind in "US":
            items = [str(x) if value.dtype.kind == "U" else x.decode("latin-1") for x in value.ravel().tolist()]
            return {"u": [value.dtype.kind, list(value.shape), items]} if value.dtype.kind == "U" else other(value)
        return other(value)
    if isinstance(value, np.generic):
        if value.dtype.kind in NUMERIC:
            buffers.append(value.tobytes())
            return {"g": [value.dtype.str, len(buffers) - 1]}
        return {"v": str(value)} if value.dtype.kind == "U" else other(value)
    if kind in (list, tuple, set, frozenset):
        name = {list: "l", tuple: "t", set: "s", frozenset: "f"}[kind]
        if len(value) >= LONG and (sent := _of_one_kind(name, value, buffers)):
            return sent
        return {name: [encode(item, buffers, other, shared, depth + 1) for item in value]}
    if kind is dict:
        return {"d": [[encode(x, buffers, other, shared, depth + 1) for x in pair] for pair in list(value.items())]}
    if kind is complex:
        return {"c": [value.real, value.imag]}
    if kind is bytes:
        buffers.append(value)
        return {"b": len(buffers) - 1}
    if kind is range:
        return {"n": [value.start, value.stop, value.step]}
    if kind is slice:
        return {"sl": [encode(x, buffers, other, shared, depth + 1) for x in (value.start, value.stop, value.step)]}
    if value is Ellipsis:
        return {"e": 0}
    if kind is np.random.Generator and type(value.bit_generator).__name__ in BIT_GENERATORS:
        return {"r": [type(value.bit_generator).__name__, _state_to_json(value.bit_generator.state)]}
    if kind is np.random.RandomState:
        name, keys, position, has_gauss, cached = value.get_state(legacy=True)
        return {"rs": [name, [int(k) for k in keys], int(position), int(has_gauss), float(cached)]}
    if isinstance(value, np.dtype) and value.kind in NUMERIC:
        return {"dt": value.str}
    if isinstance(value, type) and issubclass(value, np.generic) and hasattr(np, value.__name__):
        return {"ty": value.__name__}
    if any(value is t for t in _TYPES):  # by identity: a stranger's == is never asked
        return {"ty": value.__name__}
    if (parts := to_parts(value)) is not None:
        if shared is not None and parts.mutable:
            shared.add(value)
        return {"z": [parts.name, parts.plain, [encode(x, buffers, other, shared, depth + 1) for x in parts.items]]}
    return other(value)


_TYPES = (int, float, str, bool, complex, list, tuple, dict, set, frozenset, bytes, bytearray, range, object)


def _as_view(value: np.ndarray, sent: dict, shared: Shared) -> dict:
    """An array that looks into one met before says so: [which, where it begins, strides, its numbers]."""
    number = shared.number(value.base)
    if number is None or type(base := shared.values[number]) is not np.ndarray or not base.flags.c_contiguous:
        return sent
    begins = value.__array_interface__["data"][0] - base.__array_interface__["data"][0]
    return {"w": [number, begins, list(value.strides), sent]}


def _of_one_kind(name: str, items: Any, buffers: list[bytes]) -> dict | None:
    """A long list (tuple, set) of floats, of integers or of texts only, in one piece."""
    kinds = set(map(type, items))
    if kinds == {str}:
        return {"T": [name, list(items)]}
    code = "d" if kinds == {float} else "q" if kinds == {int} else ""
    if not code:
        return None
    try:
        buffers.append(array.array(code, items).tobytes())
    except OverflowError:  # an integer of more than 64 bits
        return None
    return {"L": [name, code, len(buffers) - 1]}


def decode(data: Any, buffers: Sequence[bytes], other: Callable[[str, Any], Any], shared: Shared | None = None) -> Any:
    """The inverse of `encode`: exact built-in, NumPy and standard types, or what `other(key, payload)` makes of the
    rest."""
    try:
        return _decode(data, dict(enumerate(buffers)), other, Shared() if shared is None else shared, 0)
    except (WireError, StandardError) as error:
        raise error if isinstance(error, WireError) else WireError(str(error)) from None
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError) as error:
        raise WireError(f"malformed data: {type(error).__name__}") from None


def _decode(data: Any, buffers: dict[int, bytes], other: Callable[[str, Any], Any], shared: Shared, depth: int) -> Any:
    """Takes each buffer out of `buffers` where it is named: named again and again, one could fill the memory."""
    if type(data) is not dict or len(data) != 1:
        raise WireError("malformed data")
    ((key, payload),) = data.items()
    if key == "v":
        if payload is None or type(payload) in (bool, int, float, str):
            return payload
        raise WireError("a scalar that is none")
    if depth > MAX_DEPTH:
        raise WireError(f"lists nested more than {MAX_DEPTH} deep")

    def inner(item: Any) -> Any:
        return _decode(item, buffers, other, shared, depth + 1)

    if key == "=":
        return shared.again(shared.values[_integer(payload)])
    if key == "k":
        return shared.again(shared.kept.values[_integer(payload)])
    if key in ("a", "w"):
        number, begins, strides, item = payload if key == "w" else (None, 0, [], data)
        dtype, shape, *frozen, index = item["a"]
        made = _array(buffers.pop(index), _numeric(dtype), _shape(shape))
        if key == "w":
            made = _view(shared.values[_integer(number)], made, _integer(begins), tuple(map(_integer, _list(strides))))
        made.flags.writeable &= not frozen
        return shared.add(made)
    if key == "g":
        return _array(buffers.pop(payload[1]), _numeric(payload[0]), ())[()]
    if key in ("l", "s"):
        made = shared.add([] if key == "l" else set())  # before its items: one of them may be the list itself
        items = [inner(item) for item in _list(payload)]
        made.extend(items) if key == "l" else made.update(_scattered(items))
        return made
    if key in ("t", "f"):
        return _container(key, [inner(item) for item in _list(payload)])
    if key == "d":
        made = shared.add({})
        pairs = [(inner(k), inner(v)) for k, v in _list(payload)]
        _scattered([k for k, _ in pairs])
        made.update(pairs)
        return made
    if key in ("L", "T"):
        name, *_ = payload
        made = _container(name, _items_of_one_kind(key, payload, buffers))
        return shared.add(made) if isinstance(made, list | set) else made
    if key == "z":
        name, plain, items = payload
        made = shell_of(name, _list(plain))
        if made is not None:
            shared.add(made)
        items = [inner(item) for item in _list(items)]
        if isinstance(made, dict):
            _scattered(items[::2])
        return from_parts(name, _list(plain), items, made)
    if key == "i":
        if type(payload) is not str or len(payload) > MAX_DIGITS:
            raise WireError("an integer that is too large")
        return int(payload, 16)
    if key == "c":
        return complex(float(payload[0]), float(payload[1]))
    if key == "b":
        return buffers.pop(payload)
    if key == "n":
        made = range(*map(_integer, payload))
        if made and abs(made[-1] - made[0]) // abs(made.step) >= MAX_RANGE:  # len() of a huge one fails
            raise WireError("a range that is too long")
        return made
    if key == "sl":
        return slice(*map(inner, payload))
    if key == "e":
        return Ellipsis
    if key == "u":
        kind, shape, items = payload
        if kind != "U" or not all(type(x) is str for x in _list(items)):
            raise WireError("an array of text that is none")
        if 4 * len(items) * max(map(len, items), default=0) > MAX_BUFFERS:  # each is as wide as the widest
            raise WireError("an array of text that is too large")
        return np.array(items, dtype=str).reshape(_shape(shape))
    if key == "r":
        return _generator(*payload)
    if key == "rs":
        name, keys, position, has_gauss, cached = payload
        if name != "MT19937":
            raise WireError("an unknown random state")
        state = np.random.RandomState()
        keys = np.array(_list(keys), np.uint32)
        _within(position, 624)
        state.set_state((name, keys, position, _integer(has_gauss), float(cached)))
        return state
    if key == "dt":
        return _numeric(payload)
    if key == "ty":
        named = {t.__name__: t for t in _TYPES}
        found = named.get(payload) or getattr(np, payload, None)
        if not (isinstance(found, type) and (found in _TYPES or issubclass(found, np.generic))):
            raise WireError("an unknown type")
        return found
    return other(key, payload)


def _scattered(keys: list) -> list:
    """The keys; refused where they were chosen to have one hash: a dict or set of many such takes hours to fill."""
    if len(keys) > MAX_COLLISIONS and len(keys) - len(set(map(hash, keys))) > MAX_COLLISIONS:
        raise WireError("keys that collide")
    return keys


def _container(name: str, items: list) -> Any:
    return {"l": list, "t": tuple, "s": set, "f": frozenset}[name](items if name in ("l", "t") else _scattered(items))


def _items_of_one_kind(key: str, payload: list, buffers: dict[int, bytes]) -> list:
    if key == "T":
        if any(type(item) is not str for item in _list(payload[1])):
            raise WireError("a list of text that is none")
        return payload[1]
    if payload[1] not in ("d", "q"):
        raise WireError("an unknown kind of list")
    return array.array(payload[1], buffers.pop(payload[2])).tolist()


def _view(base: Any, made: np.ndarray, begins: int, strides: tuple[int, ...]) -> np.ndarray:
    """The part of `base` that the answer says it is; its numbers alone where `base` lies otherwise in memory here."""
    if type(base) is not np.ndarray or not base.flags.c_contiguous or base.dtype != made.dtype:
        return made
    # counted in Python's integers: NumPy's own look at what reaches out of `base` overflows
    if len(strides) != made.ndim or any(step % made.itemsize for step in (begins, *strides)):
        raise WireError("a view that is none")
    steps = [(n - 1) * stride for n, stride in zip(made.shape, strides, strict=True)]
    first, last = begins + sum(min(0, s) for s in steps), begins + sum(max(0, s) for s in steps)
    if made.size and (first < 0 or last + made.itemsize > base.nbytes):
        raise WireError("a view that reaches out of its array")
    return np.ndarray(made.shape, made.dtype, base, begins, strides) if made.size else made


def _array(data: bytes, dtype: np.dtype, shape: tuple[int, ...]) -> np.ndarray:
    """A copy of the numbers in `data`, once their count is right."""
    if math.prod(shape) * dtype.itemsize != len(data):
        raise WireError("an array of another size than it says")
    made = np.frombuffer(data, dtype).reshape(shape).copy()
    if dtype.kind == "b":  # a byte of 2 would be neither True nor False
        np.not_equal(made.view(np.uint8), 0, out=made)
    return made


def _hexadecimal(value: int) -> str:
    text = hex(value)
    if len(text) > MAX_DIGITS:
        raise WireError(f"an integer of {value.bit_length()} bits is too large")
    return text


def _numeric(text: Any) -> np.dtype:
    """NumPy's own reading of such texts knows many more, and warns of some."""
    if type(text) is not str or not (text in NUMBERS or DATES.fullmatch(text)):
        raise WireError("an unknown array type")
    return np.dtype(text)


def _shape(shape: Any) -> tuple[int, ...]:
    if len(_list(shape)) > 16 or any(type(n) is not int or not 0 <= n <= MAX_BUFFERS for n in shape):
        raise WireError("a shape that is none")
    if math.prod(n or 1 for n in shape) > MAX_BUFFERS:  # also of an empty array: NumPy multiplies the others
        raise WireError("a shape that is too large")
    return tuple(shape)


def _list(payload: Any) -> list:
    if type(payload) is not list:
        raise WireError("malformed data")
    return payload


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise WireError("a number that is no integer")
    return value


def _within(value: Any, most: int) -> None:
    if not 0 <= _integer(value) <= most:
        raise WireError("a random generator in no state that it can be in")


def _state_to_json(state: Any) -> Any:
    if isinstance(state, dict):
        return {key: _state_to_json(item) for key, item in state.items()}
    if isinstance(state, np.ndarray):
        return [int(item) for item in state]
    return state if isinstance(state, str) else hex(int(state))


def _generator(name: Any, state: Any) -> np.random.Generator:
    if name not in BIT_GENERATORS:
        raise WireError("an unknown random generator")
    generator = np.random.Generator(getattr(np.random, name)())
    key_type = np.uint32 if name == "MT19937" else np.uint64

    def value_of(item: Any) -> Any:
        if type(item) is dict:
            return {str(key): value_of(inner) for key, inner in item.items()}
        if type(item) is list:
            return np.array(item, dtype=key_type)
        if type(item) is str and item.startswith("0x"):
            return int(item[:80], 16)
        return item

    read = value_of(state)
    # NumPy takes these for offsets into its own memory as they are
    if name == "MT19937":
        _within(read["state"]["pos"], 624)
    elif name == "Philox":
        _within(read["buffer_pos"], 4)
    generator.bit_generator.state = read
    return generator

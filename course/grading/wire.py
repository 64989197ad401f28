"""What passes between the checker and a student's process: JSON and raw numeric buffers, decoded to exact types.

The peer is hostile. Nothing here can name a class to construct or code to run: no pickle, dill or joblib. A message is
a length, that many bytes of JSON, and the buffers whose lengths the JSON states; each length has a limit and each read
a deadline. Whatever is not as written here is a WireError, and the checker ends the process that sent it.

    value                                   in JSON
    None, bool, int, float, str             itself
    int of more than 64 bits                {"i": hexadecimal digits}
    complex                                 {"c": [real, imaginary]}
    bytes                                   {"b": number of its buffer}
    NumPy number                            {"g": [dtype, buffer]}
    NumPy array of numbers                  {"a": [dtype, shape, buffer], a copy in C order}
    list, tuple, set, keys of a dict        {"l" | "t" | "s" | "k": [items]}
    dict                                    {"d": [[key, value], ...]}
    ...                                     {"e": 0}
    anything else                           what `other` of `encode` makes of it: handles, exceptions, functions
"""

import itertools
import json
import math
import select
import socket
import struct
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

MAX_JSON, MAX_BUFFERS = 16 << 20, 256 << 20  # bytes of JSON, and of array data all told, in one message
MAX_COUNT, MAX_ITEMS = 100_000, 2_000_000  # arrays in one message, values in one that is sent
MAX_COLLISIONS, MAX_DEPTH = 1_000, 24  # keys of one dict or set whose hash another one has; lists within lists
MAX_DIGITS, SHORT = 20_000, 1 << 16  # hexadecimal digits of one integer, bytes of data that are sent in one piece
NUMBERS = {dtype.str: dtype for dtype in map(np.dtype, "?bBhHiIlLqQefdFD")}
IN_ANY_ORDER = {kind: dtype for dtype in NUMBERS.values() for kind in (dtype, dtype.newbyteorder())}  # of the bytes
LENGTH = struct.Struct("<I")
TO_JSON, FROM_JSON = json.JSONEncoder(separators=(",", ":")).encode, json.JSONDecoder().decode
ACKNOWLEDGED = sys.platform == "darwin"  # it may lose a descriptor on its way that the sender closes


class WireError(Exception):
    """The peer sent something that the protocol does not allow, or cannot be sent."""


class PeerGoneError(WireError):
    """The peer closed its end: its process is over."""


class Wire:
    """One end of a stream socket to the peer. `deadline` (time.monotonic) holds for every send and receive."""

    def __init__(self, sock: socket.socket):
        self.sock, self._fd, self._poll = sock, sock.fileno(), select.poll()
        self.deadline: float | None = None
        self.received, self._ahead = 0, b""  # bytes of the last message; what came in one piece with what was read

    def send(self, message: Any, buffers: Sequence[bytes] = (), fds: Sequence[int] = ()) -> None:
        lengths = [*map(len, buffers)]
        text, size = TO_JSON([message, lengths]).encode(), sum(lengths)
        if len(text) > MAX_JSON or size > MAX_BUFFERS:
            raise WireError(f"a message of {len(text)} bytes of JSON and {size} of data is too large")
        pieces = [LENGTH.pack(len(text)) + text, *buffers]
        pieces = [b"".join(pieces)] if size < SHORT else pieces
        if fds:  # descriptors travel with the first byte; a short message goes in one piece, whoever else is sending
            self._wait(select.POLLOUT)
            pieces[0] = pieces[0][socket.send_fds(self.sock, pieces[:1], fds) :]
        for left in map(memoryview, pieces):
            while left:
                try:
                    left = left[self.sock.send(left, 0 if self.deadline is None else socket.MSG_DONTWAIT) :]
                except BlockingIOError:
                    self._wait(select.POLLOUT)
        if fds and ACKNOWLEDGED:
            self._read(1)

    def receive(self) -> tuple[Any, list[bytes]]:
        return self.receive_with_fds(0)[:2]

    def receive_with_fds(self, count: int = 1) -> tuple[Any, list[bytes], list[int]]:
        fds: list[int] = []
        if not self._ahead:  # a short message comes in one piece
            self._wait(select.POLLIN)
            self._ahead, fds, _, _ = socket.recv_fds(self.sock, SHORT, count)
        (length,) = LENGTH.unpack(self._read(LENGTH.size))
        if length > MAX_JSON:
            raise WireError(f"a message that claims {length} bytes of JSON")
        try:
            message, lengths = FROM_JSON(str(self._read(length), "utf-8"))
        except (ValueError, RecursionError, TypeError) as error:
            raise WireError(f"not a message: {type(error).__name__}") from None
        if type(lengths) is not list or any(type(n) is not int or n < 0 for n in lengths):
            raise WireError("buffer lengths that are no lengths")
        if len(lengths) > MAX_COUNT or sum(lengths) > MAX_BUFFERS:
            raise WireError(f"a message that claims {len(lengths)} arrays or too many bytes")
        self.received = length + sum(lengths)
        data, ends = memoryview(self._read(sum(lengths))), itertools.accumulate(lengths)
        buffers = [data[end - n : end].tobytes() for n, end in zip(lengths, ends, strict=True)]
        if fds and ACKNOWLEDGED:
            self.sock.sendall(b"!")
        return message, buffers, fds

    def _read(self, count: int) -> bytes | bytearray:
        first, self._ahead = self._ahead[:count], self._ahead[count:]
        if (have := len(first)) == count:
            return first
        got = bytearray(count)
        got[:have] = first
        while have < count:
            self._wait(select.POLLIN)
            if not (size := self.sock.recv_into(memoryview(got)[have:])):
                raise PeerGoneError("the process ended")
            have += size
        return got

    def _wait(self, what: int) -> None:
        """Until the socket is ready, or the deadline is over: a peer that drips bytes gains nothing."""
        if self.deadline is not None:  # else the call itself waits
            left = self.deadline - time.monotonic()
            self._poll.register(self._fd, what)
            if left <= 0 or not self._poll.poll(left * 1000):
                raise TimeoutError("no time left")

    def close(self) -> None:
        self.sock.close()


def refuse(value: Any) -> dict:
    raise WireError(f"a {type(value).__name__} object cannot be sent")


def encode(value: Any, buffers: list[bytes], other: Callable[[Any], Any] = refuse) -> Any:
    """`value` as JSON-ready data, array data appended to `buffers`; `other` names what is not plain data. An object of
    a subclass is sent as the plain data that it is by Python's own types."""
    return _encode(value, buffers, other, [MAX_ITEMS], 0)


def _encode(value: Any, buffers: list[bytes], other: Callable[[Any], Any], left: list[int], depth: int) -> Any:
    left[0] -= 1
    if depth > MAX_DEPTH or left[0] < 0:
        raise WireError(f"lists nested more than {MAX_DEPTH} deep" if depth > MAX_DEPTH else "too many values")
    kind = type(value)  # asked by nobody's `__class__`
    if value is None or kind in (bool, float, str):
        return value
    if kind is list or kind is tuple:  # which most are, before all kinds are gone through
        return {kind.__name__[0]: [_encode(item, buffers, other, left, depth + 1) for item in value]}
    if issubclass(kind, (np.ndarray, np.generic)):
        if (dtype := IN_ANY_ORDER.get(value.dtype)) is None:
            return str.__str__(value) if issubclass(kind, str) else other(value)
        buffers.append((plain := np.asarray(value, dtype)).tobytes())  # of a subclass the numbers alone
        where = [dtype.str, len(buffers) - 1]
        return {"g": where} if issubclass(kind, np.generic) else {"a": [where[0], list(plain.shape), where[1]]}
    if issubclass(kind, int):
        if (plain := int.__int__(value)).bit_length() > 4 * MAX_DIGITS:
            raise WireError(f"an integer of {plain.bit_length()} bits is too large")
        return plain if -(1 << 63) <= plain < 1 << 63 else {"i": hex(plain)}
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, complex):
        return {"c": [(plain := complex.__complex__(value)).real, plain.imag]}
    if issubclass(kind, bytes):
        buffers.append(b"".join([value]))
        return {"b": len(buffers) - 1}
    if issubclass(kind, dict):
        return {"d": [[_encode(x, buffers, other, left, depth + 1) for x in pair] for pair in dict.items(value)]}
    for base, name in KINDS:
        if issubclass(kind, base):
            return {name: [_encode(item, buffers, other, left, depth + 1) for item in base.__iter__(value)]}
    return {"e": 0} if value is ... else other(value)


LISTED = (list, range, deque, type({}.values()), type({}.items()))
KINDS = (*((kind, "l") for kind in LISTED), (tuple, "t"), (set, "s"), (frozenset, "s"), (type({}.keys()), "k"))


def decode(data: Any, buffers: Sequence[bytes], other: Callable[[str, Any], Any]) -> Any:
    """The inverse of `encode`: exact built-in and NumPy types, or what `other(key, payload)` makes of the rest."""
    try:
        return _decode(data, dict(enumerate(buffers)), other, 0)
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise WireError(f"malformed data: {type(error).__name__}") from None


def _decode(data: Any, buffers: dict[int, bytes], other: Callable[[str, Any], Any], depth: int) -> Any:
    """Takes each buffer out of `buffers` where it is named: named again and again, one could fill the memory."""
    if data is None or type(data) in (bool, int, float, str):
        return data
    if type(data) is not dict or len(data) != 1 or depth > MAX_DEPTH:
        raise WireError(f"malformed data, or lists nested more than {MAX_DEPTH} deep")
    ((key, payload),) = data.items()
    if key in MADE:
        return MADE[key]([_decode(item, buffers, other, depth + 1) for item in _list(payload)])
    if key == "d":
        pairs = [[_decode(item, buffers, other, depth + 1) for item in _list(pair)] for pair in _list(payload)]
        _scattered([k for k, _ in pairs])
        return dict(pairs)
    if key == "a":
        dtype, shape, index = payload
        return _array(buffers.pop(index), dtype, _list(shape))
    if key == "g":
        dtype, index = payload
        return _array(buffers.pop(index), dtype, [])[()]
    if key == "b":
        return buffers.pop(payload)
    if key == "c":
        real, imaginary = payload
        return complex(float(real), float(imaginary))
    if key == "i":
        if type(payload) is not str or len(payload) > MAX_DIGITS:
            raise WireError("an integer that is too large")
        return int(payload, 16)
    return ... if key == "e" else other(key, payload)


def _list(payload: Any) -> list:
    if type(payload) is not list:
        raise WireError("malformed data")
    return payload


def _scattered(keys: list) -> list:
    """The keys; refused where they were chosen to have one hash: a dict or set of many such takes hours to fill."""
    if len(keys) - len(set(map(hash, keys))) > MAX_COLLISIONS:
        raise WireError("keys that collide")
    return keys


MADE = {"l": list, "t": tuple, "s": lambda x: set(_scattered(x)), "k": lambda x: dict.fromkeys(_scattered(x)).keys()}


def _array(data: bytes, dtype: Any, shape: list) -> np.ndarray:
    """A copy of the numbers in `data`. All is counted in Python's integers before NumPy, whose own overflow, sees it;
    NumPy's reading of types knows many more than these, and warns of some."""
    if type(dtype) is not str or dtype not in NUMBERS:
        raise WireError("an unknown array type")
    if len(shape) > 16 or any(type(n) is not int or n < 0 for n in shape):
        raise WireError("a shape that is none")
    if math.prod(n or 1 for n in shape) > MAX_BUFFERS:  # also of an empty array: NumPy multiplies the others
        raise WireError("a shape that is too large")
    if math.prod(shape) * NUMBERS[dtype].itemsize != len(data):
        raise WireError("an array of another size than it says")
    made = np.frombuffer(data, NUMBERS[dtype]).reshape(shape).copy()
    if made.dtype.kind == "b":  # a byte of 2 would be neither True nor False
        np.not_equal(made.view(np.uint8), 0, out=made)
    return made

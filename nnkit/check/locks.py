"""Numbers and texts that a file can check an answer against without holding the answer to be read.

A number is cut off into buckets: whether the bucket of an answer is the right one, too small or too large is written
down under a key made of that bucket, so that only who brings a number learns what is said of it. A text is locked under
the letter or word that opens it. This hides nothing from somebody who tries all numbers; so much `check` allows too.
"""

import base64
import functools
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

BUCKETS = 64
ROUNDS = 1000  # of hashing for each try
CODES = ("right", "small", "large")


@dataclass(frozen=True)
class Within:
    """A number that is right from `low` to `high`, both included; wide: the same for an answer in single precision."""

    low: float
    high: float
    wide: tuple[float, float] | None = None


def about(right: float, tolerance: float = 0) -> Within:
    """A number that is right up to a tolerance."""
    return Within(right - tolerance, right + tolerance)


@dataclass(frozen=True)
class Lock:
    """An interval of numbers as locked buckets, from `origin` on, each `step` wide.

    table: what is said of each bucket, under its key. seals: (phase, width, seal), for each precision, buckets that
    make up the interval exactly and the digests of their numbers; width 0 stands for a single number.
    """

    salt: str
    origin: float
    step: float
    table: str
    seals: tuple[tuple[float, float, str], ...]

    def says(self, number: float, single: bool = False) -> str:
        """ "right", "small", "large", or "near" where it is not right and its bucket is not finer."""
        for phase, width, seal in self.seals[: 1 + single]:
            if _seal(self.salt, _place(number, phase, width)) in seal:
                return "right"
        i = math.floor((number - self.origin) / self.step)
        if not 0 <= i < BUCKETS:
            return "small" if i < 0 else "large"
        code = base64.b64decode(self.table)[i] ^ _key(self.salt, str(i))[0]
        return CODES[code] if 0 < code < len(CODES) else "near"


def lock(within: Within, salt: str, others: Sequence[Within] = ()) -> Lock:
    """The interval locked. others: intervals that its own bounds and widths must not give away either."""
    if not (math.isfinite(within.low) and math.isfinite(within.high) and within.low <= within.high):
        raise ValueError(f"{within}: expected two finite numbers, the smaller first")
    for pieces in range(1, 20):  # a bucket's width may itself be a right number
        made = _locked_in(within, salt, pieces)
        inside = [made.origin, made.step, *(number for phase, width, _ in made.seals for number in (phase, width))]
        signed = [sign * number for number in inside for sign in (1, -1) if number]
        if not any(each.low <= number <= each.high for each in (within, *others) for number in signed):
            return made
    raise ValueError(f"{within}: too wide to be locked")


def _locked_in(within: Within, salt: str, pieces: int) -> Lock:
    """The lock whose buckets are as wide as the interval's part of that many."""
    low, high = within.low, within.high
    middle, width = (low + high) / 2, (high - low) / pieces
    if width >= 1e-3 * abs(middle) and width:
        start, step, right = low, width, pieces
    else:
        whole = width < 1e-3 and middle == round(middle) and abs(middle) < 100
        step = 0.9 if whole else 1e-2 * abs(middle)  # 1 would be an answer that occurs
        start, right = middle - step / 2, 1
    before = 8 + (hashlib.sha256(salt.encode()).digest()[0] + pieces) % (BUCKETS - 32)  # buckets before the right one
    codes = [1 if i < before else 2 if i >= before + right else 0 for i in range(BUCKETS)]
    table = bytes(code ^ _key(salt, str(i))[0] for i, code in enumerate(codes))
    seals = tuple(_sealed(*ends, salt, pieces) for ends in ((low, high), within.wide) if ends)
    return Lock(salt, start - before * step, step, base64.b64encode(table).decode(), seals)


def _sealed(low: float, high: float, salt: str, pieces: int) -> tuple[float, float, str]:
    if low == high:
        return 0.0, 0.0, _seal(salt, _place(low, 0, 0))
    slack = (high - low) * 1e-9
    width = (high - low + 2 * slack) / pieces
    phase = math.fmod(low - slack, width)
    first = round((low - slack - phase) / width)
    return phase, width, "".join(_seal(salt, str(first + i)) for i in range(pieces))


def _place(number: float, phase: float, width: float) -> str:
    return str(math.floor((number - phase) / width)) if width else f"{number + 0.0:.12g}"


def _key(salt: str, what: str) -> bytes:
    return _hashed(salt, what, ROUNDS)


@functools.lru_cache(maxsize=4096)  # what a wrong number is told asks about many in one bucket
def _hashed(salt: str, what: str, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", what.encode(), salt.encode(), rounds)


def _seal(salt: str, what: str) -> str:
    return _key(salt, f"seal {what}")[:9].hex()


def lock_text(text: str, key: str) -> str:
    raw = b"ok" + text.encode()
    return base64.b64encode(_mixed(raw, key)).decode()


def open_text(locked: str, key: str) -> str | None:
    """The text, or None where it is another key's."""
    raw = _mixed(base64.b64decode(locked), key)
    return raw[2:].decode() if raw[:2] == b"ok" else None


def _mixed(raw: bytes, key: str) -> bytes:
    return bytes(a ^ b for a, b in zip(raw, hashlib.shake_256(key.encode()).digest(len(raw)), strict=True))

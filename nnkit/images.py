"""Pictures of handwritten digits: 8 x 8 ones that come along, and 28 x 28 ones from files that the reader has.

>>> X, y = digits()
>>> X.shape, y.shape, float(X.min()), float(X.max())
((1437, 64), (1437,), 0.0, 1.0)
"""

from __future__ import annotations

import math
import os
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array

if TYPE_CHECKING:
    import gzip
    from io import BufferedReader
    from pathlib import Path

DIGITS_FILE = os.path.join(os.path.dirname(__file__), "digits.npz")
IDX_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
LARGEST = 2**30  # bytes; the largest of the standard files has 47 million

MNIST_FILES = {
    "X_train": "train-images-idx3-ubyte",
    "X_test": "t10k-images-idx3-ubyte",
    "y_train": "train-labels-idx1-ubyte",
    "y_test": "t10k-labels-idx1-ubyte",
}


def digits() -> tuple[Array, Array]:
    """1437 digits of 8 x 8 pixels: X (1437, 64) from 0 (paper) to 1 (ink), y (1437,) labels 0 to 9.

    From the 1797 of the test part of "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak, UCI
    Machine Learning Repository 1998, doi 10.24432/C50P49, under CC BY 4.0. Here the original's counts from 0 to 16 are
    divided by 16. The other 360 stay with the course, to grade networks on digits that they have not seen.
    """
    with np.load(DIGITS_FILE) as stored:
        return stored["images"].reshape(-1, 64) / 16, stored["labels"].astype(int)


def shifted(X: ArrayLike, right: float, down: float) -> Array:
    """Square images X (n, side side), shifted by so many pixels; what leaves is cut off, paper (0) follows.

    Parts of a pixel are shared out between the two pixels that they fall on.

    >>> shifted([[1.0, 2.0, 3.0, 4.0]], 0.5, 0)
    array([[0.5, 1.5, 1.5, 3.5]])
    """
    X = np.asarray(X, float)
    side = math.isqrt(X.shape[1]) if X.ndim == 2 else 0
    if side == 0 or side**2 != X.shape[1]:
        raise ValueError(f"X must hold one square image in each row, shape (n, side side); got {X.shape}.")
    P = X.reshape(-1, side, side)
    return np.einsum("ab,nbc,dc->nad", _move(side, down), P, _move(side, right), optimize=True).reshape(X.shape)


def _move(side: int, by: float) -> Array:
    """The matrix (side, side) that moves pixels in a row by `by` places, to larger indices."""
    whole = math.floor(by)
    return (1 - (by - whole)) * np.eye(side, k=-whole) + (by - whole) * np.eye(side, k=-whole - 1)


def read_idx(path: str | os.PathLike[str]) -> Array:
    """The array in an IDX file, plain or gzipped.

    The format: two bytes 0, one byte for the type of the numbers, one for the number of axes; then each axis' length
    in four bytes, highest first; then the numbers. ValueError where a file is not that, ends early or goes on.
    """
    import gzip  # loaded when used, so that `import nnkit` stays fast
    import zlib

    name = os.path.basename(path)
    with open(path, "rb") as start:
        zipped = start.read(2) == b"\x1f\x8b"
    with gzip.open(path) if zipped else open(path, "rb") as file:
        try:
            return _read_array(file, name)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ValueError(f"{name} is a damaged gzip file ({error}). Fetch it again.") from error


def _read_array(file: gzip.GzipFile | BufferedReader, name: str) -> Array:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in IDX_TYPES:
        what = _what_it_is(magic + file.read(60))
        raise ValueError(
            f"{name} is not an IDX file{what}: it should begin with the bytes 0, 0, the number of a type "
            f"({', '.join(map(str, IDX_TYPES))}) and the number of axes; got {list(magic)}."
        )
    header = file.read(4 * magic[3])
    if len(header) < 4 * magic[3]:
        raise ValueError(f"{name} ends in its header: {magic[3]} axis lengths expected, {len(header) // 4} came.")
    shape = tuple(int(length) for length in np.frombuffer(header, ">u4"))
    dtype = np.dtype(IDX_TYPES[magic[2]])
    expected = math.prod(shape) * dtype.itemsize
    if len(shape) > 32:
        raise ValueError(f"{name} is damaged: it claims an array of {len(shape)} axes.")
    if expected > LARGEST:
        raise ValueError(f"{name} claims an array of shape {shape}, {expected} bytes; more than {LARGEST} is not read.")
    content = file.read(expected + 1)
    if len(content) < expected:
        raise ValueError(f"{name} is cut off: shape {shape} needs {expected} bytes, {len(content)} came.")
    if len(content) > expected:
        raise ValueError(f"{name} goes on after the {expected} bytes of its shape {shape}: it is not one IDX array.")
    return np.frombuffer(content, dtype).reshape(shape).astype(dtype.newbyteorder("="))


def _what_it_is(start: bytes) -> str:
    """In words, what begins with these bytes, where it is one of the things that downloads turn out to be."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start:
        return " but empty"
    if start.startswith(b"PK"):
        return " but a zip archive; unpack it and name the folder"
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<")):
        return " but a web page (an error page or a login?); fetch the file itself"
    if text.startswith(b"version https://git-lfs"):
        return " but a pointer to a file that Git LFS keeps; fetch it with `git lfs pull`"
    if start.startswith(b"\x93NUMPY"):
        return " but a NumPy file; read it with np.load"
    if b"/annex/objects/" in text:
        return " but a pointer to a file that git-annex keeps; fetch it with `git annex get`"
    if start.startswith((b"\xfd7zXZ", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"\x1f\x8b")):
        return " but packed by another program than gzip, or twice; unpack it first"
    if start.isascii() and all(32 <= byte < 127 or byte in b"\t\r\n" for byte in start):
        return f" but text, which begins with {start[:30].decode()!r}"
    return ""


def mnist(folder: str | os.PathLike[str], part: str = "") -> tuple[Array, Array, Array, Array]:
    """X_train (60000, 784), X_test (10000, 784), y_train, y_test: the 28 x 28 digits from files that the reader has.

    X are float32 from 0 to 1. `folder` holds, at any depth and in any spelling, the four standard files, plain or
    gzipped, or mnist.npz (it may also be that file); nothing is fetched from a network. `part` chooses among the sets
    of EMNIST, such as "letters" or "balanced", whose files have such names.
    """
    given: tuple[Any, Any] = (folder, part)
    if not isinstance(given[0], str | os.PathLike) or not isinstance(given[1], str):
        raise TypeError(f"mnist(folder, part) takes a folder and the name of a set; got {folder!r:.60}, {part!r:.60}.")
    from pathlib import Path  # here, since with it come five milliseconds of other modules

    place = Path(folder)
    if place.is_file() and place.suffix.lower() == ".npz":
        arrays = _from_npz(place)
    else:
        found = _find(place, part)
        if all(path is None for path in found.values()) and (packed := _packed(place)):
            arrays = _from_npz(packed)
        else:
            _check_found(place, found)
            arrays = {key: read_idx(path) for key, path in found.items() if path is not None}
    for which in ("train", "test"):
        X, y = arrays[f"X_{which}"], arrays[f"y_{which}"]
        if X.ndim != 3 or y.shape != X.shape[:1] or X.dtype != np.uint8 or y.dtype.kind not in "iu":
            raise ValueError(
                f"the {which} files in {folder} don't belong together: expected images (n, h, w) of bytes and n "
                f"labels; got {X.shape} of {X.dtype} and {y.shape}."
            )
        arrays[f"X_{which}"] = X.reshape(len(X), -1).astype(np.float32) / 255
        arrays[f"y_{which}"] = y.astype(int)
    return arrays["X_train"], arrays["X_test"], arrays["y_train"], arrays["y_test"]


def _packed(folder: Path) -> Path | None:
    return next((path for path in sorted(folder.rglob("*")) if path.name.lower() == "mnist.npz"), None)


def _from_npz(path: Path) -> dict[str, Array]:
    import zipfile
    import zlib

    names = {key: key.lower() for key in MNIST_FILES}
    try:
        with np.load(path, allow_pickle=False) as stored:
            there, arrays = stored.files, {name: stored[name] for name in stored.files if name in names.values()}
    except (ValueError, TypeError, EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"{path.name} is not MNIST's .npz file, or it is damaged: {error}") from error
    if missing := [name for name in names.values() if name not in arrays]:
        raise ValueError(f"{path.name} holds {there}, but not {', '.join(missing)}: it is not MNIST's.")
    return {key: arrays[name] for key, name in names.items()}


def _find(folder: Path, part: str) -> dict[str, Path | None]:
    """The files of each kind in the folder or below it: standard names, or EMNIST's, in any case; all of one set.

    The set whose four files stand in one folder is taken; ValueError where more than one folder holds such a set.
    """
    paths = sorted(folder.rglob("*"), key=lambda path: (len(path.parts), str(path))) if folder.is_dir() else []
    files = [path for path in paths if path.is_file()]
    kinds = {key: [p for p in files if re.fullmatch(_pattern(key, part), p.name.lower())] for key in MNIST_FILES}
    places = {path.parent for path in files}
    whole_sets = [place for place in places if all(any(p.parent == place for p in kinds[key]) for key in kinds)]
    whole_sets = [folder] if folder in whole_sets else whole_sets
    mixed = not whole_sets and any(len({p.parent for p in found}) > 1 for found in kinds.values())
    if len(whole_sets) > 1 or mixed:
        several = whole_sets or {p.parent for found in kinds.values() for p in found}
        raise ValueError(
            f"there is more than one set of digits below {str(folder)!r}: {', '.join(sorted(map(str, several)))}. "
            "Name the folder that you mean."
        )
    chosen = whole_sets[0] if whole_sets else None
    return {key: next((p for p in found if chosen is None or p.parent == chosen), None) for key, found in kinds.items()}


def _pattern(key: str, part: str) -> str:
    images = "images" if key.startswith("X") else "labels"
    which = "train" if key.endswith("train") else "(t10k|test)"
    standard = f"{which}[-_.]{images}[-_.]idx{3 if images == 'images' else 1}[-_.]ubyte"
    name = f"emnist-{re.escape(part.lower())}-{standard}" if part else f"(emnist-mnist-|emnist-digits-)?{standard}"
    return rf"{name}(\.gz)?"


def _check_found(folder: Path, found: dict[str, Path | None]) -> None:
    missing = [MNIST_FILES[key] for key, path in found.items() if path is None]
    if not missing:
        return
    there = sorted(path.name for path in folder.rglob("*") if path.is_file())[:8] if folder.is_dir() else None
    none = "It is a file, and no folder." if folder.exists() else "There is no such folder."
    seen = none if there is None else f"It holds: {', '.join(there) or 'nothing'}."
    if any(name.lower().startswith("emnist-") for name in there or ()):
        seen += " Of EMNIST, name the part that you mean: part='letters'."
    zipped = " Unpack the zip archive there first." if any(n.lower().endswith(".zip") for n in there or ()) else ""
    raise FileNotFoundError(
        f"{missing[0]} (or {missing[0]}.gz) is not in the folder {str(folder)!r}, nor below it. {seen}{zipped} "
        f"The 28 x 28 digits, known as MNIST, are four files: {', '.join(MNIST_FILES.values())}. Get them where your "
        "course tells you to, put them into one folder and name it here. "
        "Without them, digits() gives 8 x 8 digits that are always there."
    )

"""The students' wheel, packed from the nnkit that is installed here: the same files from a checkout as from a wheel,
without a network and without a build tool. Its lessons are those that are handed out."""

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

import nnkit

DISTRIBUTION = "nnkit-lessons"
LAB_EXTENSION = "widgets/labextensions/nnkit"  # in nnkit; JupyterLab looks for it in share/jupyter
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}
MOMENT = (2020, 2, 2, 0, 0, 0)  # of every file, so that the same files give the same wheel


def wheel_name() -> str:
    return f"{_stem()}-py3-none-any.whl"


def pack_wheel(lessons: Mapping[str, bytes]) -> bytes:
    """The wheel with these lessons' files, by their path below `lessons/`."""
    info = f"{_stem()}.dist-info"
    files = dict(_package())
    files |= {f"nnkit/lessons/{path}": content for path, content in sorted(lessons.items())}
    inside = f"nnkit/{LAB_EXTENSION}/"
    files |= {
        f"{_stem()}.data/data/share/jupyter/labextensions/nnkit/{path.removeprefix(inside)}": content
        for path, content in files.items()
        if path.startswith(inside)
    }
    files |= {f"{info}/{path}": content for path, content in _metadata()}
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: nnkit-course\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = io.StringIO()
    lines = [(path, f"sha256={_digest(content)}", len(content)) for path, content in files.items()]
    csv.writer(record, lineterminator="\n").writerows([*lines, (f"{info}/RECORD", "", "")])
    files[f"{info}/RECORD"] = record.getvalue().encode()
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of `files` by path."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(entry, content)
    return archive.getvalue()


def _stem() -> str:
    return f"{DISTRIBUTION.replace('-', '_')}-{nnkit.__version__}"


def _package() -> Iterator[tuple[str, bytes]]:
    folder = Path(nnkit.__file__).parent
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] != "lessons" and not LEFT_OUT & set(parts) and not path.name.startswith("."):
            yield f"nnkit/{'/'.join(parts)}", path.read_bytes()


def _metadata() -> Iterator[tuple[str, bytes]]:
    """What the installation keeps about the distribution, and its licences."""
    for file in distribution(DISTRIBUTION).files or ():
        if file.parts[0].endswith(".dist-info") and (file.name == "METADATA" or file.parts[1] == "licenses"):
            yield "/".join(file.parts[1:]), Path(file.locate()).read_bytes()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()

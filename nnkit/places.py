"""Where the lessons lie: inside the package in an installed wheel, beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def lessons_folder() -> Path:
    """The folder that holds the lessons as students get them, one folder each (`01-neuron`, ...).

    In an installed wheel that is `nnkit/lessons`, in a checkout `lessons` beside `nnkit`. FileNotFoundError where
    neither is there. It belongs to the installation: read it, copy it, never write to it.
    """
    inside, beside = _PACKAGE / "lessons", _PACKAGE.parent / "lessons"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"no lessons are installed: expected them in {inside}, or in {beside} where nnkit is used from a checkout. "
        "Install again: pip install --force-reinstall nnkit-lessons"
    )

"""Pieces that several widgets draw with: elements, colours, heatmaps, curves, controls.

A widget's front end is one ES module without imports: `module("heatmap", own=path)` puts the shared pieces in front of
the widget's own file. So nothing is fetched, there is no build step, and each piece is written once.
"""

from pathlib import Path

HERE = Path(__file__).parent
# every piece may use those before it
PIECES = ("elements", "colors", "heatmap", "curves", "controls")


def module(*pieces: str, own: Path) -> str:
    """The text of an ES module: the named shared pieces (in the order of PIECES) and then the widget's own file."""
    return "\n".join([*_read(pieces, "js"), own.read_text(encoding="utf-8")])


def style(own: Path) -> str:
    """The text of a style sheet: the shared one and then the widget's own file."""
    return "\n".join([(HERE / "shared.css").read_text(encoding="utf-8"), own.read_text(encoding="utf-8")])


def _read(pieces: tuple[str, ...], ending: str) -> list[str]:
    unknown = set(pieces) - set(PIECES)
    if unknown:
        raise ValueError(f"no shared piece is named {', '.join(sorted(unknown))}; the names are {', '.join(PIECES)}.")
    return [(HERE / f"{name}.{ending}").read_text(encoding="utf-8") for name in PIECES if name in pieces]

"""Pictures of cells, one below the other in columns: a lesson on a few pages that can be looked at."""

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

NARROW = 600  # pixels of a window, from which on it has two columns, made smaller
GREY = "#888"


def save_sheets(pictures: Iterable[bytes], stem: Path, width: int) -> None:
    """Write PNGs `stem`00.png, ... of the cells' pictures, each as wide as a window of `width` pixels at most."""
    columns, height, scale = (4, 1500, 1.0) if width < NARROW else (2, 3000, 0.625)
    places: list[list[tuple[Image.Image, int, int]]] = [[]]
    x = y = 0
    for image in _pieces(pictures, height):
        if y + image.height > height:
            x, y = x + 1, 0
        if x == columns:
            places.append([])
            x = 0
        places[-1].append((image, x * width, y))
        y += image.height + 2
    for number, placed in enumerate(places):
        sheet = Image.new("RGB", (columns * width, height), GREY)
        for image, left, top in placed:
            sheet.paste(image, (left, top))
        sheet.resize((int(sheet.width * scale), int(height * scale))).save(f"{stem}{number:02}.png")


def _pieces(pictures: Iterable[bytes], height: int) -> Iterable[Image.Image]:
    for data in pictures:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        for top in range(0, image.height, height):
            yield image.crop((0, top, image.width, min(top + height, image.height)))

"""Pictures of what is on a page, small enough to live in the repository."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

MOST = 100_000  # bytes a picture


def save_picture(shown: Page | Locator, path: Path) -> None:
    """A screenshot as a PNG of 256 colours, rare ones too: a third of the size, and no different to look at."""
    image = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < MOST, f"{path.name} has {path.stat().st_size} bytes, more than {MOST}"

"""How example.csv was made: invented beans, drawn from a generator. `python make_example.py` writes it again.

No bean was measured. So nobody's rights or privacy are touched, and the truth is known: each variety but cobalt grows
in two forms (one short and one long), so that the three class means of length and moisture nearly coincide. 4 rows in
100 carry a label at random: no honest answer is right every time. Some entries are missing, as in real files.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TextIO

import numpy as np

FIELDS = ["length_mm", "width_mm", "weight_mg", "moisture_percent", "station", "soil", "variety"]
VARIETIES = ("amber", "brisk", "cobalt")
# (length in mm, moisture in percent) of each form of a variety
FORMS = {"amber": [(9, 10), (14, 15)], "brisk": [(9, 15), (14, 10)], "cobalt": [(11.5, 12.5)]}
SOILS = {"amber": (0.2, 0.2, 0.6), "brisk": (0.3, 0.4, 0.3), "cobalt": (0.6, 0.2, 0.2)}  # clay, loam, sand
MISSING = ("", "NA", "?")


def beans(n: int = 360, seed: int = 12) -> list[list[str]]:
    """n rows of text, in the order of FIELDS."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        variety = str(rng.choice(VARIETIES))
        forms = FORMS[variety]
        length, moisture = np.array(forms[rng.integers(len(forms))]) + rng.normal(scale=(1.0, 1.0))
        width = 0.5 * length + (0.6 if variety == "cobalt" else 0.0) + rng.normal(scale=0.5)
        weight = 3.2 * length * width + rng.normal(scale=25)
        soil = str(rng.choice(["clay", "loam", "sand"], p=SOILS[variety]))
        if rng.random() < 0.04:
            variety = str(rng.choice(VARIETIES))
        row = [f"{length:.1f}", f"{width:.1f}", f"{weight:.0f}", f"{moisture:.1f}", "7", soil, variety]
        for i in (0, 1, 2, 3, 5):
            if rng.random() < 0.03:
                row[i] = str(rng.choice(MISSING))
        rows.append(row)
    return rows


def write(file: TextIO) -> None:
    """The whole table as CSV, header first."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(FIELDS)
    table.writerows(beans())


if __name__ == "__main__":
    target = Path(__file__).with_name("example.csv")
    if target.exists():
        sys.exit(f"{target.name} is there already; move it away first, it may hold something of yours")
    with target.open("w", encoding="utf-8", newline="") as file:
        write(file)

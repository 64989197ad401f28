"""A table of one's own as a CSV file: its text, and in sentences what stands in the way of learning from it."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

__all__ = ["GAPS", "csv_problems", "csv_text"]

GAPS = ("", "na", "nan", "?")  # how files write "nothing here", in any case

ENOUGH_ROWS, ENOUGH_OF_A_CLASS, MOST_CLASSES = 60, 8, 20
MOSTLY_NUMBERS = 0.5  # of a column's entries: then the others are slips, not categories


def csv_text(path: str | Path) -> str:
    """The text of a CSV file in UTF-8, with or without a byte order mark.

    FileNotFoundError or ValueError, with what to do, where there is no such file or it is none of that kind.
    """
    path = Path(path)
    if not path.is_file():
        there = sorted(p.name for p in path.parent.glob("*.csv")) if path.parent.is_dir() else []
        found = f"CSV files there: {', '.join(there)}" if there else "there is no CSV file there"
        raise FileNotFoundError(
            f"There is no file {str(path)!r} beside this notebook ({found}). Put your table into the notebook's folder "
            "(JupyterLab: Upload, or drag it into the file list), write its name exactly, capitals too, and run the "
            "cell again. Hand it in together with the notebook."
        )
    raw = path.read_bytes()
    if b"\0" in raw:
        raise ValueError(f"{path.name} is no text (a spreadsheet?). Save it as 'CSV UTF-8' and name that file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ValueError(
            f"{path.name} is not in UTF-8 (line {line} has a byte that is not). Save it as 'CSV UTF-8'."
        ) from error
    if not text.strip():
        raise ValueError(f"{path.name} is empty.")
    if slips := _slips(text):
        raise ValueError(f"{path.name}: {' '.join(slips)}")
    return text


def _slips(text: str) -> list[str]:
    """What would make a reader lose rows, or take many for one, line by line: no entry may go on in the next line."""
    lines = text.splitlines()
    if lines[0].lower().startswith("sep="):
        return [f"The first line, {lines[0]!r}, is a note for spreadsheets: take it out."]
    if "\t" in lines[0] and "," not in lines[0]:
        return ["The entries are parted by tabs. Save the table as 'CSV UTF-8', with commas."]
    said = []
    for number, line in enumerate(lines, start=1):
        try:
            list(csv.reader([line], strict=True))
        except csv.Error as error:
            is_long = "limit" in str(error)
            what = "an entry of more than 131072 characters" if is_long else 'a double quote (") without its partner'
            said.append(f"Line {number} has {what}: mend it in the file.")
    return [*said[:3], f"So have {len(said) - 3} more."] if len(said) > 3 else said


def csv_problems(names: Sequence[str], rows: Sequence[Sequence[str]], bad: Sequence[int], target: str) -> list[str]:
    """Sentences, most urgent first, on what keeps a table with these column names and rows (of texts) from being
    used to predict the column `target`; none when all is well. bad: numbers of lines that were left out."""
    said = []
    if len(names) == 1 and ";" in names[0]:
        said.append("The entries are parted by semicolons. Save the table with commas (and decimal points).")
    if doubled := [name for name, count in Counter(names).items() if count > 1]:
        said.append(f"Two columns are called {doubled[0]!r}. Give each a name of its own in the first line.")
    if bad:
        some = ", ".join(map(str, bad[:5])) + (" ..." if len(bad) > 5 else "")
        said.append(f"{len(bad)} line(s) have more or fewer entries than the first: {some}. Mend them in the file.")
    if not rows:
        said.append("The table has a first line, and no rows below it.")
    said += [slip for at, name in enumerate(names) if (slip := _odd_entries(name, [row[at] for row in rows]))]
    if target not in names:
        said.append(f"No column is called {target!r}. There are: {', '.join(names)}. Write one of them at TARGET.")
        return said
    at = list(names).index(target)
    entries = [row[at] for row in rows]
    counts = Counter(entry for entry in entries if entry.lower() not in GAPS)
    if counts.total() < len(entries):
        said.append(f"Some rows have no entry in {target!r}. An unknown answer teaches nothing: take them out.")
    if len(rows) < ENOUGH_ROWS:
        said.append(f"The table has {len(rows)} rows. Below {ENOUGH_ROWS}, three piles are too small to say anything.")
    if not 2 <= len(counts) <= MOST_CLASSES:
        said.append(
            f"{target!r} has {len(counts)} different entries; classes are wanted, 2 to {MOST_CLASSES} of them. A "
            f"number "
            "can be cut into classes (low, middle, high) in the file."
        )
    elif rare := [name for name, count in counts.items() if count < ENOUGH_OF_A_CLASS]:
        said.append(
            f"Class {rare[0]!r} has {counts[rare[0]]} rows; at least {ENOUGH_OF_A_CLASS} are needed for three piles. "
            "Leave such classes out, or join them into one."
        )
    return said


def _odd_entries(name: str, entries: Sequence[str]) -> str:
    """A sentence on entries that are no numbers where most are, or none that can be learnt from."""
    known = [(row, entry) for row, entry in enumerate(entries, start=1) if entry.lower() not in GAPS]
    odd = [(row, entry) for row, entry in known if not _is_finite(entry)]
    if not odd or len(odd) > MOSTLY_NUMBERS * len(known):
        return ""
    some = ", ".join(f"{entry!r} in row {row}" for row, entry in odd[:3]) + (" ..." if len(odd) > 3 else "")
    return (
        f"Column {name!r} holds numbers, but {some}. Mend the file: numbers have a decimal point and no sign such as "
        "%, a gap is empty, NA, nan or ?."
    )


def _is_finite(entry: str) -> bool:
    try:
        return math.isfinite(float(entry))
    except ValueError:
        return False

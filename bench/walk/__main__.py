"""Lessons in JupyterLab as a student who errs does them, by mouse or by keys alone: what annoys is written down.

    python -m bench.walk INTO 05-softmax:light:1280 02-activations:dark:390:keys ...

INTO gets a folder for each with pictures of all cells, to be looked at, and found.json: scripts' errors, tracebacks and
red output, cards that say nothing or praise what is wrong, cells that still wait, text that is cut or stands over an
edge, pictures without words, formulas that are not drawn, and what breaks a rule of accessibility, there and in the
other theme and width. A minute or two each. `--turn 1` tries other wrong answers. Build lessons before: `course build`.
"""

import argparse
import tempfile
import time
from pathlib import Path

from bench.walk.student import Student
from tests.lab import a_browser, a_lab


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("into", type=Path)
    parser.add_argument("lessons", nargs="+", metavar="LESSON:THEME:WIDTH[:keys]")
    parser.add_argument("--turn", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, a_browser() as browser, a_lab(Path(place)) as lab:
        for wanted in asked.lessons:
            start = time.perf_counter()
            name, theme, width, *keys = wanted.split(":")
            student = Student(lab, browser, name, theme, int(width), bool(keys), asked.turn)
            try:
                student.walk()
            finally:
                student.save(asked.into / wanted.replace(":", "-"))
                student.close()
            done = ", ".join(f"{count} {what}" for what, count in student.done.items())
            print(f"{wanted}: {done}, {len(student.found)} found, {time.perf_counter() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()

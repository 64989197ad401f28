"""What each cell of a lesson's text must keep to: how much is read at a stretch, what is open before it is asked."""

import ast
import re
from collections.abc import Iterator

from course.authoring.length import lines_of, lines_of_statement, statements
from course.authoring.percent import read_text
from course.lessons import LessonFolder
from nnkit import plot

WORDS = 350  # between two things to do
PREDICT = re.compile(r"\bpredict\b", re.IGNORECASE)  # what a reader is told to do; "a prediction" tells nothing
PLUMBING = re.compile(  # what checks and earlier editions need, and no reader
    r"^from nnkit\.(?:check(?!\S* import check(?:, ready)?$)|lessonkit\.(?:described|formulas) ).*$", re.MULTILINE
)
SCREEN, DRAWN = 40, 6  # lines: of any given code as it stands, and of code in sight that only draws
WIDTH = 106  # characters of a line: what JupyterLab shows in a window of 1280 pixels beside its list of files
SOLUTION = re.compile(r"^[ \t]*### BEGIN SOLUTION.*?^[ \t]*### END SOLUTION\n?", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\|(?P<head>.*)\|\n\|[-:| ]+\|$", re.MULTILINE)
DRAWING = {*plot.__all__, "fig", "ax"}


def something_to_do(lesson: LessonFolder) -> Iterator[str]:
    words = 0
    for cell in read_text(lesson.text).cells:
        if cell.cell_type != "markdown" or {"written", "predict"} & set(cell.metadata):
            words = 0
            continue
        before, words = words, words + len(cell.source.split())
        if before <= WORDS < words:
            start = cell.source.strip().splitlines()[0][:50]
            yield f"{words} words in a row up to {start!r}, at most {WORDS}: give them a cell to run before"


def predictions_are_committed(lesson: LessonFolder) -> Iterator[str]:
    """A text that tells to predict has the box that takes the guess right behind it: no answer stands between."""
    cells = read_text(lesson.text).cells
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        is_text = cell.cell_type == "markdown" and not {"written", "predict"} & set(cell.metadata)
        if is_text and (told := PREDICT.search(cell.source)) and not (after and "predict" in after.metadata):
            place = cell.source[max(0, told.start() - 20) : told.end() + 30].replace("\n", " ")
            yield (
                f"...{place!r}... tells to predict and takes no guess: ask it in the next cell, "
                '`# %% [markdown] predict="..."`, or say what to run and to compare'
            )


def given_code(lesson: LessonFolder) -> Iterator[str]:
    """What only draws is folded, so that code in sight is code to read; and none is longer than a screen."""
    for cell in read_text(lesson.text).cells:
        if cell.cell_type != "code" or {"setup", "exercise", "quiz"} & set(cell.metadata):
            continue
        lines = sum(bool(line.strip()) for line in cell.source.splitlines())
        start = cell.source.strip().splitlines()[0][:50] if lines else ""
        if lines > SCREEN:
            yield f"{lines} lines of code from {start!r} on, a screen has {SCREEN}: make two cells of it"
        if cell.metadata.get("folded") or "show(" not in cell.source:
            continue
        if (held := lines_of(cell.source)) > DRAWN and _only_draws(cell.source):
            yield f"the cell from {start!r} on, {held} lines, only draws: `# %% folded=true`"


def lines_fit(lesson: LessonFolder) -> Iterator[str]:
    """A student need not scroll to the side to read code, nor the docstring that says what is asked."""
    for cell in read_text(lesson.text).cells:
        if cell.cell_type == "code" and not cell.metadata.get("folded"):
            for line in SOLUTION.sub("", cell.source).splitlines():
                if len(line) > WIDTH:
                    yield f"a line of {len(line)} characters, a cell shows {WIDTH}: {line.strip()[:60]!r}"


def texts_for_every_reader(lesson: LessonFolder) -> Iterator[str]:
    """A screen reader says the head of a column with each of its cells: words, for a formula is none to it. And a box
    in a notebook's text cannot be ticked, nor has it a name."""
    for cell in read_text(lesson.text).cells:
        if cell.cell_type != "markdown" or "predict" in cell.metadata:
            continue
        for table in TABLE.finditer(cell.source):
            names = [re.sub(r"\$[^$]*\$", "", name) for name in table["head"].split("|")]
            if not all(re.search(r"\w", name) for name in names):
                yield f"the table {table['head'].strip()!r} has a column without a name in words"
        if box := re.search(r"^ *- \[[ x]\] .{1,40}", cell.source, re.MULTILINE):
            yield f"nobody can tick the box of {box[0]!r}: make a plain list of it"


def no_plumbing(lesson: LessonFolder) -> Iterator[str]:
    """What only the check needs stands in no cell of a student's: a case spells it, and it is made on the way."""
    for cell in read_text(lesson.text).cells:
        if cell.cell_type == "code" and (found := PLUMBING.search(cell.source)):
            yield (
                f"students see `{found[0]}`, which only checks need: let the cases spell it "
                "(nnkit/check/spelled.py, networks.py)"
            )


def _only_draws(source: str) -> bool:
    """Whether more than half of what its simple statements hold names something of nnkit.plot, a figure or axes."""
    length = {node: lines_of_statement(node) for node in statements(source) if not hasattr(node, "body")}
    drawing = [node for node in length if {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} & DRAWING]
    return 2 * sum(length[node] for node in drawing) > sum(length.values())

"""What each cell of a lesson's text must keep to: how much is read at a stretch, what is open before it is asked."""

import ast
import re
from collections.abc import Iterator

from course.authoring.percent import read_text
from course.lessons import LessonFolder
from nnkit import plot

WORDS = 350  # between two things to do
AFTER_A_PROMPT = 30  # words of prose in one text: what is to be done, not what comes out
ASIDE = re.compile(r"(?s:<details>.*?</details>|```.*?```|\$\$.*?\$\$)|^(?:\d\.|-|\|) .*(?:\n +.*)*", re.MULTILINE)
SCREEN, DRAWN = 40, 6  # lines: of any given code, and of code in sight that only draws
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


def predictions_are_open(lesson: LessonFolder) -> Iterator[str]:
    """A prompt in bold comes last in its text: what it asks is found by doing, in a disclosure, or is committed."""
    cells = [cell for cell in read_text(lesson.text).cells if not {"written", "predict"} & set(cell.metadata)]
    for cell in (cell for cell in cells if cell.cell_type == "markdown"):
        _, bold, after = cell.source.rpartition("**Predict")
        prose = re.sub(ASIDE, "", after.rpartition("?")[2])
        if bold and (words := len(prose.split())) > AFTER_A_PROMPT:
            yield (
                f"{words} words behind the question **Predict{after[:40]!r}, at most {AFTER_A_PROMPT}: they may answer "
                'it. Make it a `# %% [markdown] predict="..."`, or close the answer in a <details>'
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
        if lines > DRAWN and not cell.metadata.get("folded") and "show(" in cell.source and _only_draws(cell.source):
            yield f"the cell from {start!r} on, {lines} lines, only draws: `# %% folded=true`"


def _only_draws(source: str) -> bool:
    """Whether more than half of its simple statements' lines name something of nnkit.plot, a figure or axes."""
    statements = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    simple = [node for node in statements if not hasattr(node, "body")]
    length = {node: (node.end_lineno or node.lineno) - node.lineno + 1 for node in simple}
    drawing = [node for node in simple if {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} & DRAWING]
    return 2 * sum(length[node] for node in drawing) > sum(length.values())

"""An author's text as a notebook: `solutions/NN-name/lesson.py` in the py:percent form that jupytext reads.

Five markers beside the usual cells; everything else that nbgrader needs is derived from the exercise's declaration:

    # %% setup=true                    imports, and what is taken of earlier lessons: restored when changed
    # %% exercise="affine"             the answer, its solution between ### BEGIN SOLUTION and ### END SOLUTION
    # %% quiz="history"                an empty cell: questions, the answer cell and the check are written for you
    # %% [markdown] written="why" points=2      a model answer, marked by hand; the question stands above it
    # %% [markdown] predict="bends"    a question to be guessed first: course/authoring/predictions.py says how

Before an exercise comes a heading with its title, points and task; after it the cell that checks it. Below the setup a
lesson begins with a warm-up, three predictions of former ones. `folded=true` on a cell hides code that only draws;
`pause=true` on a text ends the first of two sittings; `further=true` marks a text that begins with the heading of a
section beyond the core.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from course.authoring.declarations import read_exercises
from course.authoring.percent import read_text
from course.authoring.predictions import SHOWS, asked, questions_in, warm_up
from course.authoring.references import headings_of_lessons, resolve
from nnkit.check.exercise import Exercise, Quiz

MARKS = ("setup", "exercise", "quiz", "written", "predict")
FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form"}  # as Jupyter and Colab fold a cell
CHECK = "check-"  # begins the grade_id of the cell that checks an exercise

WARM_UP = """\
## Warm-up

Three questions from earlier lessons, three minutes, no points. What you have predicted wrongly before comes first."""

TEST_CELL = """\
### BEGIN HIDDEN TESTS
import course.authoring.reference

course.authoring.reference.use("{lesson}")
### END HIDDEN TESTS
check("{id}", {id}).require()"""


def build_notebook(folder: Path) -> NotebookNode:
    """The lesson in `folder` as the notebook with solutions that nbgrader starts from."""
    exercises = read_exercises(folder)
    text = read_text(folder / "lesson.py")
    cells: list[NotebookNode] = []
    used: list[str] = []
    setups: list[NotebookNode] = []
    predictions = questions_in(text)
    again = warm_up(folder)
    warms_up = _last_setup_of_the_opening(text)
    for place, cell in enumerate(text.cells):
        marks = {key: cell.metadata[key] for key in MARKS if key in cell.metadata}
        if not marks:
            cells.append(_plain(cell))
            continue
        (kind, name), *more = marks.items()
        if more:
            raise ValueError(f"{folder.name}: a cell is marked both {kind} and {more[0][0]}")
        if kind == "setup":
            setups.append(cell)
            cells.append(_setup(cell, len(setups), folder.name, asks=bool(predictions or again)))
            if again and place == warms_up:
                cells += [new_markdown_cell(WARM_UP), _shows("warm_up()", again)]
            continue
        if kind in ("exercise", "quiz"):
            if name not in exercises:
                raise ValueError(f"{folder.name}: {kind} {name!r} is not declared; there are {', '.join(exercises)}")
            used.append(name)
        made = {
            "exercise": lambda cell=cell, name=name: _exercise(folder.name, exercises[name], cell, len(used)),
            "quiz": lambda name=name: _quiz(folder.name, exercises[name], len(used)),
            "written": lambda cell=cell, name=name: [_written(cell, name)],
            "predict": lambda name=name: [
                _shows(f'predict("{name}")', [asked(folder.name, name, predictions[name], folder.name)])
            ],
        }[kind]()
        cells.extend(made)
    _refuse_mismatch(folder, list(exercises), used)
    _resolve_references(folder, cells)
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    _name_cells(notebook)
    return notebook


def _last_setup_of_the_opening(text: NotebookNode) -> int:
    """The place of the setup cell that the warm-up follows: the last one before the first section."""
    found = 0
    for place, cell in enumerate(text.cells):
        if cell.cell_type == "markdown" and re.search(r"^## ", cell.source, re.M) and found:
            break
        found = place if "setup" in cell.metadata else found
    return found


def _refuse_mismatch(folder: Path, declared: list[str], used: list[str]) -> None:
    if missing := [name for name in declared if name not in used]:
        raise ValueError(f"{folder.name}: declared in exercises.py but nowhere in lesson.py: {', '.join(missing)}")
    if twice := [name for name in used if used.count(name) > 1]:
        raise ValueError(f"{folder.name}: exercise {twice[0]!r} stands twice in lesson.py")


def _resolve_references(folder: Path, cells: list[NotebookNode]) -> None:
    headings = headings_of_lessons(folder.parent)
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = resolve(cell.source, headings, folder.name)


def _plain(cell: NotebookNode) -> NotebookNode:
    if cell.cell_type == "markdown":
        return new_markdown_cell(cell.source)
    tags = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
    return new_code_cell(cell.source, metadata=tags | (FOLDED if cell.metadata.get("folded") else {}))


def _shows(source: str, questions: list[dict[str, Any]]) -> NotebookNode:
    """A folded cell; the release shows the questions before it has run."""
    return new_code_cell(source, metadata={**FOLDED, SHOWS: questions})


def _setup(cell: NotebookNode, number: int, lesson: str, asks: bool = False) -> NotebookNode:
    """A locked cell; the first names the lesson, so that a notebook finds its checks without files beside it."""
    if number > 1:
        return _graded(new_code_cell(cell.source), f"setup-{number}", locked=True)
    imported = r"\g<0>, use_lesson"
    if asks:
        imported += "\nfrom nnkit.widgets import predict, warm_up"
    source, imports = re.subn(r"^from nnkit\.check import check(, ready)?$", imported, cell.source, flags=re.M)
    if imports != 1:
        raise ValueError(
            f"{lesson}: the first setup cell needs the line `from nnkit.check import check` (or `import check, ready`)"
        )
    return _graded(new_code_cell(f'{source}\n\nuse_lesson("{lesson}")'), "setup", locked=True)


def _graded(cell: NotebookNode, grade_id: str, *, points: float | None = None, solution: bool = False, locked: bool):
    cell.metadata["nbgrader"] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
        **({} if points is None else {"points": points}),
    }
    return cell


def _heading(number: int, exercise: Exercise | Quiz, body: str) -> NotebookNode:
    points = f"{exercise.points:g} point{'s' * (exercise.points != 1)}"
    return new_markdown_cell(f"### Exercise {number}: {exercise.title} ({points})\n\n{body}")


def _check(lesson: str, exercise: Exercise | Quiz) -> NotebookNode:
    cell = new_code_cell(TEST_CELL.format(lesson=lesson, id=exercise.id))
    # "Run all" goes on behind an exercise that is not done yet
    cell.metadata["tags"] = ["raises-exception"]
    return _graded(cell, CHECK + exercise.id, points=exercise.points, locked=True)


def _exercise(lesson: str, exercise: Exercise, cell: NotebookNode, number: int) -> list[NotebookNode]:
    if "### BEGIN SOLUTION" not in cell.source or "### END SOLUTION" not in cell.source:
        raise ValueError(f"{lesson}: exercise {exercise.id!r} lacks ### BEGIN SOLUTION or ### END SOLUTION")
    answer = _graded(new_code_cell(cell.source), exercise.id, solution=True, locked=False)
    return [_heading(number, exercise, exercise.text), answer, _check(lesson, exercise)]


def _quiz(lesson: str, quiz: Quiz, number: int) -> list[NotebookNode]:
    lines = ["Write the letter of the one right answer in place of each question mark."]
    for i, question in enumerate(quiz.questions, 1):
        lines.append(f"\n**{i}. {question.text}** (`{question.name}`)\n")
        lines += [f"- **{letter})** {choice.text}" for letter, choice in question.letters.items()]
    open_answers = "\n".join(f'    "{question.name}": "?",' for question in quiz.questions)
    right = "\n".join(f'    "{question.name}": "{question.right_letter}",' for question in quiz.questions)
    source = f"{quiz.id} = {{\n{open_answers}\n}}\n### BEGIN SOLUTION\n{quiz.id} = {{\n{right}\n}}\n### END SOLUTION"
    answer = _graded(new_code_cell(source), quiz.id, solution=True, locked=False)
    return [_heading(number, quiz, "\n".join(lines)), answer, _check(lesson, quiz)]


def _written(cell: NotebookNode, name: str) -> NotebookNode:
    if "points" not in cell.metadata:
        raise ValueError(f"the written answer {name!r} needs its points: written={name!r} points=2")
    return _graded(new_markdown_cell(cell.source), name, points=cell.metadata["points"], solution=True, locked=False)


def _name_cells(notebook: NotebookNode) -> None:
    """Ids that stay the same from build to build: the grade_id, else a digest of what the cell says."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        name = grade_id or hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        cell["id"] = name if seen[name] == 1 else f"{name}-{seen[name]}"

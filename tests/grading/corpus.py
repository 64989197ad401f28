"""Hostile submissions made from the files in hostile/, each of which says what it tries."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

FOLDER = Path(__file__).parent / "hostile"
# What a submission earns for the exercise that it attacks with. 0 unless it answers rightly, wholly or in part.
EARNS = {"leak_stored": 3.0, "leak_only_hidden": 1.0}
# Who breaks the serving of all calls in the own process loses what would have been right behind that cell.
HARMS = {
    "forge_patched_session": {"Momentum"},
    "forge_replayed_answers": {"Momentum"},
    "wire_handles_of_nobody": {"parameters", "Momentum", "names"},
    "wire_parts_that_lie": {"Momentum"},
    "wire_wrong_types": {"Momentum"},
}


@dataclass
class Hostile:
    """One submission of the corpus."""

    name: str
    tries: str
    answers: dict[str, str] = field(default_factory=dict)  # by exercise
    first: list[NotebookNode] = field(default_factory=list)
    last: list[NotebookNode] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def read_hostile(path: Path) -> Hostile:
    text = path.read_text(encoding="utf-8")
    hostile = Hostile(path.stem, ast.get_docstring(ast.parse(text.split("\n# %%")[0])))
    for mark, body in re.findall(r"^# %% ?(.*)\n((?:(?!# %%).*\n?)*)", text, re.M):
        body = body.strip("\n")
        if found := re.match(r'answer="(\w+)"', mark):
            hostile.answers[found[1]] = body
        elif found := re.match(r'file="(.+)"', mark):
            hostile.files[found[1]] = body
        elif found := re.match(r'link="(.+)"', mark):
            hostile.links[found[1]] = body.strip()
        elif mark.startswith("["):
            text_of_cell = re.sub(r"^# ?", "", body, flags=re.M)
            raw = mark.startswith("[raw]")
            cell = (new_raw_cell if raw else new_markdown_cell)(text_of_cell)
            if raw:
                cell.metadata["raw_mimetype"] = "text/html"
            hostile.first.append(cell)
        else:
            (hostile.last if mark == "last" else hostile.first).append(new_code_cell(body))
    return hostile


CORPUS = [read_hostile(path) for path in sorted(FOLDER.glob("*.py"))]


def hand_in(hostile: Hostile, folder: Path, solved: NotebookNode, paths: list[str]) -> None:
    """Write the submission into `folder`: the solved notebook with the hostile answers and cells in it."""
    folder.mkdir(parents=True)
    notebook = nbformat.from_dict(solved)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in hostile.answers:
            cell.source = hostile.answers[name].replace("PATHS_OF_THE_COURSE", repr(paths))
    notebook.cells = [*hostile.first, *notebook.cells, *hostile.last]
    nbformat.write(notebook, folder / solved.metadata["nnkit"]["name"])
    for name, text in hostile.files.items():
        (folder / name).write_text(text)
    for name, target in hostile.links.items():
        (folder / name).symlink_to(next(path for path in paths if target in path))

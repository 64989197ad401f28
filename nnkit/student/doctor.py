"""`python -m nnkit doctor notebook.ipynb`: what a student should know before handing in. It changes nothing."""

import queue
from collections import Counter
from pathlib import Path
from typing import Any

from jupyter_client.manager import start_new_kernel

from nnkit import __version__
from nnkit.places import lessons_folder
from nnkit.student import notebook as nb
from nnkit.student.recognise import whole

SECONDS_PER_CELL = 60
NOT_ATTEMPTED = "Not attempted yet"  # how a card begins for an untouched exercise


def examine(path: Path, seconds: float = SECONDS_PER_CELL) -> list[str]:
    """Sentences on what is wrong or still open; an empty list when the notebook is ready. The file is not changed."""
    if not path.is_file():
        return [f"There is no file {path}."]
    try:
        notebook = nb.read(path)
    except nb.UnreadableError as error:
        return [str(error)]
    findings = []
    if "cells" not in nb.stamp(notebook):
        known = whole(notebook)
        if known is None:
            return [f"{path.name} is no lesson of this course: too few of any lesson's checks are in it."]
        notebook, name = known, nb.stamp(known)["name"]
        findings.append(f"Its metadata was lost on the way; by its cells it is {name}, which grading sees too.")
    release = nb.stamp(notebook)
    findings += corrected(release)
    if path.name != release["name"]:
        findings.append(f"The notebook was called {release['name']}; hand it in under that name, not as {path.name}.")
    return [*findings, *_cells(notebook, release["cells"]), *_run(path, notebook, seconds)]


def corrected(release: dict[str, Any]) -> list[str]:
    """A sentence where the lesson, as it was released, is not the installed one."""
    if age := nb.age(release.get("version")):
        said = f"It is of nnkit-lessons {release['version']}, {age} the installed {__version__}: "
        if age.startswith("older"):
            return [f"{said}`python -m nnkit start FOLDER --update` brings the corrections and keeps your answers."]
        return [f"{said}`pip install --upgrade nnkit-lessons`, and restart the kernel."]
    name = str(release["name"])
    installed = lessons_folder() / Path(name).stem / name
    if not installed.is_file() or nb.stamp(nb.read(installed)).get("released") == release.get("released"):
        return []
    return [
        f"It was corrected since: nnkit {__version__} has another {name}. `python -m nnkit start FOLDER --update` "
        "brings the corrections and keeps your answers."
    ]


def _what(grade_id: str) -> str:
    name = grade_id.removeprefix(nb.CHECK)
    return f"the check of {name}" if grade_id.startswith(nb.CHECK) else f"the cell {name}"


def _cells(notebook: nb.Notebook, released: list[str]) -> list[str]:
    count = Counter(nb.grade_id(cell) for cell in notebook["cells"] if nb.grade_id(cell))
    findings = [f"Missing: {_what(name)} was deleted." for name in released if name not in count]
    findings += [f"Twice: {_what(name)} is there {n} times; keep one." for name, n in count.items() if n > 1]
    for cell in notebook["cells"]:
        role = nb.role(cell)
        if role.get("locked") and nb.is_changed(cell):
            findings.append(f"Edited: {_what(nb.grade_id(cell))} was changed; grading uses the original.")
        if role.get("grade") and role.get("solution") and "checksum" in role and not nb.is_changed(cell):
            findings.append(f"Open: the written answer {nb.grade_id(cell)} is still empty.")
    return findings


def _run(path: Path, notebook: nb.Notebook, seconds: float) -> list[str]:
    """Run all cells in a fresh kernel, as grading does, and look at what the checks say."""
    manager, client = start_new_kernel(
        kernel_name="python3", cwd=str(path.parent.resolve()), extra_arguments=["--IPKernelApp.log_level=ERROR"]
    )
    findings: list[str] = []
    try:
        for number, cell in enumerate(notebook["cells"], 1):
            if cell["cell_type"] != "code" or not nb.source(cell).strip():
                continue
            pages: list[str] = []
            try:
                reply = client.execute_interactive(
                    nb.source(cell),
                    timeout=seconds,
                    allow_stdin=False,
                    output_hook=lambda message, pages=pages: pages.append(_page(message)),
                    stop_on_error=False,
                )["content"]
                said = f"{reply.get('ename')}: {reply.get('evalue')}" if reply["status"] == "error" else ""
            except (TimeoutError, queue.Empty):
                said = f"no end within {seconds:g} seconds"
            except RuntimeError as error:  # the kernel is gone
                said = str(error)
            name = nb.grade_id(cell)
            if NOT_ATTEMPTED in "".join([said, *pages]) and name.startswith(nb.CHECK):
                findings.append(f"Open: {name.removeprefix(nb.CHECK)} is not attempted yet.")
            elif said and not _may_fail(cell):
                findings.append(
                    f"It does not run from top to bottom: cell {number} stops with {said.splitlines()[0][:200]}. "
                    "Restart the kernel and run all cells to see it."
                )
                break
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return findings


def _page(message: dict[str, Any]) -> str:
    """What a message of a kernel's shows as HTML, if anything."""
    return str(message["content"].get("data", {}).get("text/html", ""))


def _may_fail(cell: nb.Cell) -> bool:
    """Whether the cell is marked so: "Run all" goes on behind it."""
    return "raises-exception" in cell.get("metadata", {}).get("tags", [])

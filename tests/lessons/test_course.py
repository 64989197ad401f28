"""The whole course as one student does it: untouched to complete, lesson by lesson, each with the answers of the former."""

import ast
import re
import shutil

import nbclient
import nbformat

from course.authoring.text import read_text
from course.lessons import all_lessons
from tests.pace import PACE


def answer(cell, lesson):
    """Write the author's solution into an answer's cell, as a student's own."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    for source in read_text(lesson.text).cells:
        if grade_id and source.metadata.get("exercise") == grade_id:
            cell.source = "\n".join(
                line
                for line in source.source.split("\n")
                if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")
            )


def run(path):
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        timeout=int(60 * PACE),
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    return client.execute()


def printed(notebook):
    return "".join(
        output.text for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "stream"
    )


def calls(lesson, function):
    """Names that the lesson's text hands to `keep` (as arguments) or asks `take` for (as keywords)."""
    found = []
    for cell in read_text(lesson.text).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function:
                    found += [argument.id for argument in node.args] + [keyword.arg for keyword in node.keywords]
    return found


def test_from_untouched_to_complete_each_lesson_runs_the_answers_of_the_former(tmp_path):
    kept = set()
    for lesson in all_lessons():
        folder = tmp_path / "lessons" / lesson.name
        shutil.copytree(lesson.released, folder)
        path = folder / f"{lesson.name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            answer(cell, lesson)
        nbformat.write(notebook, path)

        said = printed(run(path))
        asked = calls(lesson, "take")
        assert set(asked) <= kept, f"{lesson.name} takes what no earlier lesson keeps"
        assert sorted(
            name for line in re.findall(r"^Yours: (.*)\.$", said, re.MULTILINE) for name in line.split(", ")
        ) == (sorted(asked)), f"{lesson.name}: {said}"
        assert "Lent by the course" not in said
        assert "Not yet" not in said
        kept |= set(calls(lesson, "keep"))
        files = {path.stem for path in (tmp_path / "lessons" / "mynn").glob("*.py")}
        assert files == kept

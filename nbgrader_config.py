# Where the stock nbgrader commands and the formgrader find the course. `course` reads it too.
import os
import sys
from pathlib import Path

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    SaveCells,
)

from course.authoring.preprocessors import ClearSolutionsByPlace, Seal

c = get_config()  # noqa: F821

# nbgrader calls `alembic` by name when it makes a gradebook: let it find the one installed beside it, also where the
# virtual environment was not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
# What lies in a lesson's folder and is not for students; nbgrader copies everything else to them.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "lesson.py", "hidden.py", "bank"]

c.GenerateAssignment.preprocessors = [
    LockCells,
    ClearSolutionsByPlace,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
    Seal,
]
c.ClearSolutions.text_stub = "*Your answer: double-click here and write.*"
c.ClearSolutionsByPlace.text_stub = c.ClearSolutions.text_stub

# A test cell that a student deleted is put back before grading; its answer is still judged.
c.OverwriteCells.add_missing_cells = True
# The kernel's own notices (that it talks over local ports) are not for the person who grades.
c.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
# One cell may take this long; a lesson's cells need a second or two.
c.Execute.timeout = 60

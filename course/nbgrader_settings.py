"""What nbgrader is told of a course: where its folders are, what makes a release, what grades.

`course` uses it for every course; the stock nbgrader commands and the formgrader read it through an
`nbgrader_config.py` in the course's folder:

    from course.nbgrader_settings import configure

    configure(get_config(), __file__)
"""

import os
import sys
from pathlib import Path

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    SaveAutoGrades,
    SaveCells,
)
from traitlets.config import Config

from course.authoring.colab import OpenInColab
from course.authoring.opening import ShowExplorers
from course.authoring.preprocessors import ClearSolutionsByPlace, Seal
from course.classroom.lateness import Lateness
from course.grading.marks.display import HarmlessDisplay, harmless_code, harmless_markdown
from course.grading.marks.feedback import FeedbackExporter, GetMarks
from course.grading.marks.gradable import RefuseUngradable
from course.grading.marks.hooks import HideTests, IsolatedExecute, RepairSubmission, SubmissionExporter


def configure(c: Config, file: str | Path) -> None:
    """Fill `c` for the course in whose folder `file` (an nbgrader_config.py, whether it is there or not) lies."""
    root = Path(file).resolve().parent
    # nbgrader calls `alembic` by name when it makes a gradebook: let it find the one installed beside it, also where
    # the virtual environment was not activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "lessons"
    # What lies in a lesson's folder and is not for students; nbgrader copies everything else to them.
    c.CourseDirectory.ignore = [
        ".ipynb_checkpoints", "*.pyc", "__pycache__", "lesson.py", "exercises.py", "hidden.py", "bank", "*.toml",
        "told.tsv", "held_out.npz",
    ]  # fmt: skip

    c.GenerateAssignment.preprocessors = [
        RefuseUngradable,  # tests that could not be graded stop the build
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
        OpenInColab,
        ShowExplorers,
        Seal,
    ]
    c.ClearSolutions.text_stub = "*Your answer: double-click here and write.*"
    c.ClearSolutionsByPlace.text_stub = c.ClearSolutions.text_stub

    # Grading: the submission is repaired from the gradebook, its cells run confined in one process, the tests in
    # another.
    c.Autograde.exporter_class = SubmissionExporter
    c.Autograde.sanitize_preprocessors = [RepairSubmission, CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [IsolatedExecute, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
    c.IsolatedExecute.cell_seconds = 20  # a lesson's cells need a second or two
    # What lateness costs is stated in class.toml, extensions in roster.csv.
    c.AssignLatePenalties.plugin_class = Lateness
    # Feedback without hidden tests; feedback and formgrader without what a submission's HTML would do in a browser.
    c.GenerateFeedback.exporter_class = FeedbackExporter
    c.GenerateFeedback.preprocessors = [GetMarks, HideTests]
    c.HTMLExporter.preprocessors = [HarmlessDisplay]
    c.HTMLExporter.filters = {"markdown2html": harmless_markdown, "highlight_code": harmless_code}

"""What students get is a list, not whatever an author's folder happens to hold."""

from tests import ROOT

KINDS = {"README.md", "start.md", "checks.json", "predictions.json", "example.csv", "make_example.py"}


def test_a_released_lesson_holds_nothing_but_what_a_student_needs():
    files = [path.relative_to(ROOT / "lessons") for path in (ROOT / "lessons").glob("*/*") if path.is_file()]
    files = [file for file in files if file.parts[0] not in ("kept", "mynn")]
    assert len(files) > 30
    strangers = [str(file) for file in files if file.name not in KINDS and file.name != f"{file.parent}.ipynb"]
    assert strangers == [], "if students need it, name it here; if not, in course/nbgrader_settings.py"

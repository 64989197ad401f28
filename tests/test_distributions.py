"""The two distributions as they are built: what is in them, and what must not be."""

import io
import re
import subprocess
import sys
import zipfile

import pytest

from course.authoring.percent import read_text
from course.classroom.wheel import pack_wheel
from course.lessons import all_lessons
from tests import ROOT


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """(the students' wheel, the instructors'), as open archives."""
    folder = tmp_path_factory.mktemp("dist")
    for project in (ROOT, ROOT / "course"):
        command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, project]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    (students,), (course,) = folder.glob("nnkit_lessons-*.whl"), folder.glob("nnkit_course-*.whl")
    return zipfile.ZipFile(students), zipfile.ZipFile(course)


def test_the_students_wheel_holds_the_library_and_every_released_file(wheels):
    names = set(wheels[0].namelist())
    released = {
        f"nnkit/lessons/{path.relative_to(ROOT / 'lessons').as_posix()}"
        for lesson in all_lessons()
        for path in lesson.released.iterdir()
        if path.is_file()
    }
    assert released <= names and len(released) > 30
    assert {"nnkit/lessons/start.md", "nnkit/lessons/playground.ipynb", "nnkit/py.typed", "nnkit/digits.npz"} <= names
    library = {
        path.relative_to(ROOT).as_posix() for kind in ("py", "js", "css") for path in ROOT.glob(f"nnkit/**/*.{kind}")
    }
    assert {name for name in library if "/lessons/" not in name} <= names
    tops = {name.split("/")[0] for name in names}
    # .data: what is laid into share/jupyter, so that JupyterLab finds the explorers
    assert tops == {"nnkit"} | {top for top in tops if top.endswith((".dist-info", ".data"))}


def test_the_students_wheel_holds_no_solution(wheels):
    """Neither the authors' files nor the lines that stand between the marks of a solution."""
    names = wheels[0].namelist()
    authors = ("lesson.py", "hidden.py", "held_out.npz", ".toml")
    assert [
        name
        for name in names
        if ("/lessons/" in name and name.endswith(authors)) or "/bank/" in name or "solutions/" in name
    ] == []
    lessons = "\n".join(wheels[0].read(name).decode() for name in names if name.endswith(".ipynb"))
    assert "BEGIN SOLUTION" not in lessons and "BEGIN HIDDEN TESTS" not in lessons
    checked = 0
    for lesson in all_lessons():
        (notebook,) = [name for name in names if name.endswith(f"/{lesson.name}.ipynb")]
        released = wheels[0].read(notebook).decode()
        for cell in read_text(lesson.text).cells:
            for solution in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.DOTALL):
                if len(solution) > 120:  # a line or two may well stand in a text, too
                    checked += 1
                    assert solution.strip().replace("\n", "\\n") not in released, f"{lesson.name}: {solution}"
    assert checked > 50


def test_the_wheel_that_students_are_handed_is_the_one_that_is_built(wheels):
    lessons = ROOT / "lessons"
    own = {path.relative_to(lessons).as_posix(): path.read_bytes() for path in files_of_lessons()}
    packed = zipfile.ZipFile(io.BytesIO(pack_wheel(own)))
    assert set(packed.namelist()) == set(wheels[0].namelist())

    def head(wheel, name):  # of METADATA: what follows the first empty line is the page on the index
        return wheel.read(name).split(b"\n\n")[0] if name.endswith("METADATA") else wheel.read(name)

    made = [name for name in packed.namelist() if not name.endswith((".dist-info/RECORD", ".dist-info/WHEEL"))]
    assert [name for name in made if head(packed, name) != head(wheels[0], name)] == []


def files_of_lessons():
    yield from (ROOT / "lessons" / name for name in ("start.md", "playground.ipynb"))
    for lesson in all_lessons():
        yield from (path for path in lesson.released.iterdir() if path.is_file())


def test_the_instructors_wheel_holds_course_alone(wheels):
    names = set(wheels[1].namelist())
    code = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("course/**/*.py")}
    look = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("course/site/look/**/*") if path.is_file()}
    assert code | look | {"course/lab/overrides.json", "course/authoring/template/topics.toml"} <= names
    assert len(look) > 4
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"course"}


def test_both_say_their_licence(wheels):
    for wheel, licence in zip(wheels, ("BSD-3-Clause AND CC-BY-4.0", "BSD-3-Clause"), strict=True):
        (metadata,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        text = wheel.read(metadata).decode()
        assert f"License-Expression: {licence}\n" in text
        assert "Requires-Python: >=3.11\n" in text
        assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())

"""What students get is whole, installs on its own, and holds nothing that is withheld."""

import io
import re
import subprocess
import sys
import zipfile
from fractions import Fraction

import numpy as np
import pytest

from course.__main__ import main
from course.authoring.percent import read_text
from course.authoring.reference import hidden_cases
from course.classroom.release import release
from course.classroom.wheel import wheel_name
from course.classroom.withheld import said
from course.lessons import all_lessons
from nnkit.check.exercise import Quiz
from tests import ROOT
from tests.lessons.test_release import KINDS


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """Every file that a student of the whole course gets, by path; those in the wheel, too."""
    to = tmp_path_factory.mktemp("out") / "networks.zip"
    assert main(["--root", str(ROOT), "release", "--to", str(to)]) == 0
    files = {}
    with zipfile.ZipFile(to) as archive:
        for name in archive.namelist():
            files[name.removeprefix("networks/")] = archive.read(name)
    with zipfile.ZipFile(io.BytesIO(files[wheel_name()])) as wheel:
        files |= {f"wheel/{name}": wheel.read(name) for name in wheel.namelist()}
    return files


def test_it_is_lessons_a_wheel_a_page_and_what_to_install(handed_out):
    tops = {path.split("/")[0] for path in handed_out}
    assert tops == {"lessons", wheel_name(), "start-here.html", "requirements.txt", "constraints.txt", "wheel"}
    kinds = KINDS | {"playground.ipynb"}
    names = {lesson.name for lesson in all_lessons()}
    lessons = [path.split("/")[1:] for path in handed_out if path.startswith("lessons/")]
    assert [path for path in lessons if path[-1] not in kinds | {f"{name}.ipynb" for name in names}] == []
    assert {path[0] for path in lessons} == names | {"start.md", "playground.ipynb"}


def plain(text):
    return re.sub(r"\s+", "", text)


def test_no_solution_no_bank_no_hidden_case_and_no_key_is_in_it(handed_out):
    texts = {path: plain(said(path, content)) for path, content in handed_out.items() if not path.endswith(".whl")}
    notebooks = {lesson.name for lesson in all_lessons()}
    searched = 0
    for lesson in all_lessons():
        secrets = []
        for cell in read_text(lesson.text).cells:
            secrets += re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.S)
            secrets += [cell.source] if "written" in cell.metadata else []
        for path in lesson.bank.glob("*.py"):
            secrets += [cell.source for cell in read_text(path).cells if {"wrong", "right"} & set(cell.metadata)]
        # what a later lesson lends is the course's: an answer must not stand in its own lesson, nor in the library
        elsewhere = [t for p, t in texts.items() if not any(f"/{n}/" in p for n in notebooks - {lesson.name})]
        for secret in (plain(secret) for secret in secrets):
            if len(secret) >= 40:
                searched += 1
                assert not any(secret in text for text in elsewhere), secret
    assert searched > 2000
    lessons = "\n".join(text for path, text in texts.items() if "lessons/" in path)
    assert [m for m in ("BEGINSOLUTION", "BEGINHIDDEN", "defhidden(", "right=True") if m in lessons] == []


def numbers(value):
    """The floats of a case that are long enough to be known again; fractions such as 1/3 stand anywhere."""
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist()
    if isinstance(value, float):
        if len(f"{value:.12g}") <= 12:
            return []
        anywhere = value == 2 * np.pi or abs(value - Fraction(value).limit_denominator(100)) < 1e-12
        return [] if anywhere else [repr(value)]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [number for item in value for number in numbers(item)]
    return numbers(list(vars(value).values())) if hasattr(value, "__dict__") else []


def test_no_number_of_a_hidden_case_is_in_it(handed_out):
    said_by_lessons = "\n".join(content.decode() for path, content in handed_out.items() if path.startswith("lessons/"))
    searched = 0
    for lesson in all_lessons():
        for parts in hidden_cases(lesson).values():
            found = [number for cases in parts.values() for case in cases for number in numbers(case)]
            searched += len(found[:50])
            assert [number for number in found[:50] if number in said_by_lessons] == []
    assert searched > 500


def test_no_right_letter_of_a_quiz_stands_in_it(handed_out):
    from course.authoring.declarations import read_exercises

    texts = "\n".join(said(path, content) for path, content in handed_out.items() if path.startswith("lessons/"))
    questions = 0
    for lesson in all_lessons():
        for quiz in read_exercises(lesson.source).values():
            for question in quiz.questions if isinstance(quiz, Quiz) else ():
                questions += 1
                assert not re.search(rf'"{question.name}": "{question.right_letter}"', texts), question.name
    assert questions > 50


def test_the_wheel_installs_on_its_own_and_starts_the_lessons(handed_out, tmp_path):
    wheel = tmp_path / wheel_name()
    wheel.write_bytes(handed_out[wheel_name()])
    into = tmp_path / "env"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", into, wheel]
    subprocess.run(command, check=True)
    assert (into / "share" / "jupyter" / "labextensions" / "nnkit" / "package.json").is_file()
    code = (
        f"import sys; sys.path.insert(0, {str(into)!r}); from nnkit.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    run = [sys.executable, "-I", "-c", code]
    done = subprocess.run([*run, "start", "mine"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "files copied" in done.stdout
    made = {
        path.relative_to(tmp_path / "mine").as_posix() for path in (tmp_path / "mine").rglob("*.*") if path.is_file()
    }
    assert {path.removeprefix("lessons/") for path in handed_out if path.startswith("lessons/")} <= made


def test_one_lesson_in_a_folder_has_a_page_of_that_lesson(small_lesson, tmp_path):
    root, to = small_lesson.source.parent.parent, tmp_path / "to" / "week-1"
    assert main(["--root", str(root), "release", "90", "--to", str(to)]) == 0
    assert {path.name for path in to.iterdir()} == {"lessons", "requirements.txt", "start-here.html", wheel_name()}
    assert "90-small/90-small.ipynb" in (to / "lessons" / "start.md").read_text()
    assert f"./{wheel_name()}[lab]" in (to / "requirements.txt").read_text()
    inside = zipfile.ZipFile(to / wheel_name()).namelist()
    assert [n for n in inside if "/lessons/" in n and n.endswith("checks.json")] == [
        "nnkit/lessons/90-small/checks.json"
    ]


def test_what_students_may_have_already_is_not_overwritten(small_lesson, tmp_path, capsys):
    root = small_lesson.source.parent.parent
    to = tmp_path / "week.zip"
    to.write_text("mine")
    assert main(["--root", str(root), "release", "--to", str(to)]) == 2
    assert "name another" in capsys.readouterr().err and to.read_text() == "mine"


SECRET = "def affine(X, w, b):\n    return [sum(x * v for x, v in zip(row, w)) + b for row in X.tolist()]\n"


@pytest.mark.parametrize("file", ["notes.txt", "affine.py", "data.json"])
def test_an_authors_file_that_came_along_stops_it(small_lesson, tmp_path, file):
    (small_lesson.released / file).write_text(
        f'{{"a": {SECRET!r}}}'.replace("'", '"') if file[-4:] == "json" else SECRET
    )
    with pytest.raises(ValueError, match=f"{file} holds a right answer of the bank, affine: by loops"):
        release(small_lesson.source.parent.parent, [small_lesson], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_lesson_that_is_not_built_or_was_worked_in_is_refused(small_lesson, tmp_path):
    notebook = small_lesson.released / "90-small.ipynb"
    text = notebook.read_text()
    notebook.write_text(text.replace("raise NotImplementedError", "return 1", 1))
    with pytest.raises(ValueError, match=r"somebody worked in .*course build 90-small"):
        release(small_lesson.source.parent.parent, [small_lesson], tmp_path / "out")
    notebook.unlink()
    with pytest.raises(ValueError, match="not built; run: course build 90-small"):
        release(small_lesson.source.parent.parent, [small_lesson], tmp_path / "out")

"""A class: workers, resuming, Ctrl-C, a worker that is killed, marks by hand that stay."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from nbgrader.api import MissingEntry
from traitlets.config import Config

from course.classroom.grade import grade_class, table
from course.grading.checker.job import Limits
from course.grading.marks import run as runs
from course.grading.marks.journal import JOURNAL, Task
from course.grading.marks.run import Run
from course.grading.marks.submission import Graded, Item
from course.lessons import LessonFolder
from course.nbgrader import load_config, nbgrader_api
from tests.grading.conftest import FULL, LESSON
from tests.grading.corpus import CORPUS, Hostile, hand_in
from tests.pace import PACE

TOTAL = sum(FULL.values())
SECONDS = Limits(cell_seconds=5 * PACE, total_seconds=100 * PACE)


@pytest.fixture
def class_folder(course, tmp_path):
    """A course of its own with ten submissions, one of them hostile and one empty."""
    shutil.copytree(
        course.root, tmp_path / "class", ignore=shutil.ignore_patterns("submitted", "autograded", "feedback")
    )
    root = tmp_path / "class"
    crash = next(hostile for hostile in CORPUS if hostile.name == "crash_exit")
    for i in range(8):
        hand_in(Hostile(f"s{i}", ""), root / "submitted" / f"s{i}" / LESSON, course.solved, [])
    hand_in(crash, root / "submitted" / "crash" / LESSON, course.solved, [])
    (root / "submitted" / "empty" / LESSON).mkdir(parents=True)
    return root


def points(rows):
    return {row.student: row.reason or row.points for row in rows}


EXPECTED = {**{f"s{i}": TOTAL for i in range(8)}, "crash": TOTAL - 3}


def rows_of(*args, **options):
    """What a run without its pages gives."""
    return Run(*args, **options).grade()


# --- a run by itself, with workers that only say what came of it ------------------------------------------------------


class Workers(Executor):
    """Futures as `says` has them by student: an exception, or a list of them with the last for ever."""

    made = 0

    def __init__(self, says: dict):
        self.says, self.most, self.waiting = says, 0, []
        Workers.made += 1

    def submit(self, work, item, sheet):
        said = self.says.get(item.student, [])
        error = said.pop(0) if said else None
        if isinstance(error, str):
            raise BrokenProcessPool(error)
        future: Future = Future()
        self.waiting.append(future)
        self.most = max(self.most, sum(not each.done() for each in self.waiting))
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(Graded(item.student, item.lesson))
        return future


class KilledWorker(Exception):  # noqa: N818  as Dask calls it
    pass


def run_with(monkeypatch, says: dict, students: str = "ab") -> dict[str, str]:
    """The reason why each was not graded, empty where it was."""
    run = object.__new__(Run)
    run.workers, Workers.made = 1, 0
    monkeypatch.setattr(run, "_executor", lambda: Workers(says))
    monkeypatch.setattr(run, "_stop", lambda executor, interrupted: None)
    monkeypatch.setattr(run, "_alone", lambda task: Graded(task.item.student, "x", reason="alone"))
    tasks = [Task(Item(student, "x", "", "", ()), None, "") for student in students]
    return {task.item.student: graded.reason for task, graded in run._graded(tasks)}


BROKEN = BrokenProcessPool("a worker died")


@pytest.mark.parametrize(
    ("says", "reason", "executors"),
    [
        ([], "", 1),
        ([ValueError("no")], "grading it failed: ValueError: no", 1),
        ([BROKEN], "", 2),
        ([KilledWorker()], "", 2),
        ([BROKEN, BROKEN], "alone", 3),  # was it this one, twice?
        (["gone before it was asked"], "", 2),
    ],
)
def test_a_task_whose_worker_died_is_repeated_once_and_then_tried_alone(monkeypatch, says, reason, executors):
    assert run_with(monkeypatch, {"a": list(says)}) == {"a": reason, "b": ""}
    assert Workers.made == executors


def test_without_a_task_no_worker_is_started(monkeypatch):
    assert run_with(monkeypatch, {}, "") == {} and Workers.made == 0


@pytest.mark.parametrize(
    ("error", "reason"), [(BROKEN, "the process that graded it ended, three times"),
                          (ValueError("no"), "grading it failed: ValueError: no"), (None, "")]
)  # fmt: skip
def test_what_ends_a_worker_of_its_own_is_the_one(monkeypatch, error, reason):
    monkeypatch.setattr(runs, "local_workers", lambda count: Workers({"a": [error]}))
    assert object.__new__(Run)._alone(Task(Item("a", "x", "", "", ()), None, "")).reason == reason


@pytest.mark.parametrize(
    ("notebooks", "own", "sheet", "why"),
    [
        (None, True, None, r"does not know a: run `course build a` first"),
        (None, False, None, r"does not know a: run `nbgrader generate_assignment a` first"),
        (["b"], False, MissingEntry("No such notebook: a"), r"of other names \(b\): use `nbgrader autograde a` for it"),
        ([], False, MissingEntry("No such notebook: a"), r"a has notebooks of other names \(none\)"),
        (["a"], True, ValueError("no JSON\nin it"), r"a.ipynb cannot be read \(no JSON\): run `course build a`"),
        (["a"], True, PermissionError("denied"), r"a.ipynb cannot be read \(denied\): run `course build a`"),
    ],
)
def test_a_lesson_that_cannot_be_graded_says_what_to_do(monkeypatch, tmp_path, notebooks, own, sheet, why):
    run = Run(tmp_path, Config({"CourseDirectory": {"source_directory": "solutions"}}), ["a"])
    (tmp_path / "solutions" / "a").mkdir(parents=True)
    if own:
        (tmp_path / "solutions" / "a" / "lesson.py").touch()
    monkeypatch.setattr(runs, "read_sheet", Mock(side_effect=sheet))
    find = Mock(return_value=SimpleNamespace(notebooks=[SimpleNamespace(name=name) for name in notebooks or ()]))
    find.side_effect = MissingEntry("No such assignment: a") if notebooks is None else None
    with pytest.raises((LookupError, ValueError), match=why):
        run._sheet(SimpleNamespace(gradebook=SimpleNamespace(find_assignment=find)), "a")


def test_a_run_takes_what_it_is_given_and_else_what_there_is(tmp_path):
    run = Run(tmp_path, Config(), [])
    assert (run.workers, run.limits, run.db_url) == (os.cpu_count(), Limits(), f"sqlite:///{tmp_path / 'gradebook.db'}")
    run = Run(tmp_path, Config({"CourseDirectory": {"db_url": "sqlite:///x.db"}}), [], workers=3, limits=SECONDS)
    assert (run.workers, run.limits, run.db_url) == (3, SECONDS, "sqlite:///x.db")


@pytest.mark.parametrize(
    ("student", "done", "unchanged"),
    [
        ("a", {("a", "x"): ["digest", ["note"], ["ask"], 2.0]}, True),
        ("a", {}, False),
        ("a", {("a", "x"): ["another", [], [], 2.0]}, False),
        ("a", {("a", "x"): ["digest", [], [], 3.0]}, False),  # the gradebook says something else
        ("a", {("a", "x"): ["digest", [], [], None]}, False),
        ("a\n", {("a\n", "x"): ["digest", ["note"], ["ask"], 2.0]}, True),
    ],
)
def test_what_did_not_change_has_the_row_that_it_had(tmp_path, student, done, unchanged):
    run = Run(tmp_path, Config(), ["x"])
    run.maxima["x"] = (9.0, 7.0)
    writer = Mock(auto_points=Mock(return_value=2.0), result=Mock(return_value=(5.0, 1.0, True)))
    row = run._unchanged(writer, Task(Item(student, "x", "", "", ()), None, "digest"), done)
    assert (row is not None) == unchanged == writer.refresh.called
    if row is not None:
        points = (
            (4.0, 1.0, True) if student == "a" else (0.0, 0.0, False)
        )  # what no gradebook can have is not asked for
        assert (row.points, row.late, row.to_mark_by_hand) == points
        assert (row.max_points, row.auto_max, row.repaired, row.asks) == (9.0, 7.0, ["note"], ["ask"])


@pytest.mark.parametrize("interrupted", [False, True])
def test_at_an_interruption_workers_are_not_waited_for(interrupted):
    worker = Mock()
    pool = Mock(spec=ProcessPoolExecutor, _processes={1: worker})
    run = object.__new__(Run)
    run._stop(pool, interrupted)
    assert worker.kill.called == interrupted
    assert pool.shutdown.call_args.kwargs == {"wait": not interrupted, "cancel_futures": True}
    run._client = Mock()
    run._stop(cluster := Mock(spec=Executor), interrupted)
    assert cluster.shutdown.call_args.kwargs == {"wait": not interrupted} and run._client.close.called


def test_a_class_is_graded_and_resumed(class_folder):
    config = load_config(class_folder)
    seen = []
    with_mark = class_folder / "submitted" / "s3" / LESSON / f"{LESSON}.ipynb"
    with_mark.write_bytes(b"\xef\xbb\xbf" + with_mark.read_bytes())
    submitted = {p: p.read_bytes() for p in (class_folder / "submitted").rglob("*") if p.is_file()}
    rows = rows_of(
        class_folder, config, [LESSON], workers=2, limits=SECONDS, on_progress=lambda *news: seen.append(news)
    )
    reasons = {row.student: row.reason for row in rows if row.reason}
    assert {row.student: row.points for row in rows if not row.reason} == EXPECTED
    assert list(reasons) == ["empty"] and "no notebook" in reasons["empty"]
    assert [(done, total) for _, done, total in seen] == [(i + 1, 10) for i in range(10)]
    assert {p: p.read_bytes() for p in (class_folder / "submitted").rglob("*") if p.is_file()} == submitted
    assert list((class_folder / "backups").glob("*.db"))

    # a mark given by hand stays; a submission that changed is graded again, the others are not
    with nbgrader_api(class_folder).gradebook as gradebook:
        grade = gradebook.find_grade("why_bias", LESSON, LESSON, "s1")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    (class_folder / "submitted" / "s2" / LESSON / "more.txt").write_text("new")
    rows = rows_of(class_folder, config, [LESSON], workers=1, limits=SECONDS)
    assert {row.student for row in rows if not row.unchanged} == {"s2", "empty"}
    (marked,) = [row for row in rows if row.student == "s3"]
    assert marked.unchanged and "byte-order mark" in marked.repaired[0]  # what was repaired is told again
    assert points(rows)["s1"] == TOTAL + 1.5
    rows = rows_of(class_folder, config, [LESSON], workers=1, limits=SECONDS)
    assert points(rows)["s1"] == TOTAL + 1.5


def test_names_paths_and_texts_that_break_tools_hurt_nobody(class_folder):
    """What no database, file, terminal or spreadsheet can take, beside eight honest submissions."""
    submitted = class_folder / "submitted"
    honest = (submitted / "s0" / LESSON / f"{LESSON}.ipynb").read_text()
    refused = [b"\xff\xfe", b"a\nzz", b"\x1b]0;owned\x07", b"=HYPERLINK(1)", "\u202egnp".encode(), b"x" * 255]
    for name in refused:
        folder = os.path.join(os.fsencode(submitted), name, LESSON.encode())
        os.makedirs(folder)
        with open(os.path.join(folder, f"{LESSON}.ipynb".encode()), "w") as file:
            file.write(honest)
    graded = {
        "deep": lambda folder: deep_folders(folder, "a", 1_800),
        "long": lambda folder: deep_folders(folder, "a" * 200, 25),
        "renamed": lambda folder: os.rename(folder / f"{LESSON}.ipynb", os.fsencode(folder) + b"/\xff<b>\x1b.ipynb"),
        "surrogates": lambda folder: (folder / f"{LESSON}.ipynb").write_text(
            honest.replace('"cells": [', '"cells": [{"cell_type": "markdown", "source": "x", "attachments": '
                           '{"\\ud800": {"image/png": "AAAA"}}},', 1)
        ),
        "clash": lambda folder: deep_folders(folder, "exercises.py", 1) or (folder / "exercises.py" / "x").touch(),
        "many": lambda folder: [(folder / f"f{i}").touch() for i in range(2_500)],
    }  # fmt: skip
    for name, change in graded.items():
        (submitted / name / LESSON).mkdir(parents=True)
        (submitted / name / LESSON / f"{LESSON}.ipynb").write_text(honest)
        change(submitted / name / LESSON)
    lessons = [LessonFolder(class_folder / "solutions" / LESSON)]
    try:
        rows = grade_class(class_folder, lessons, workers=2, limits=SECONDS, feedback=False)
    finally:
        subprocess.run(["rm", "-r", submitted], check=True)  # pytest would stumble over its depth
    assert {row.student: row.points for row in rows if not row.reason} == EXPECTED | dict.fromkeys(graded, TOTAL)
    assert sum("name cannot be" in row.reason for row in rows) == len(refused)
    said = table(rows) + (class_folder / "marks.csv").read_text()
    assert not set("\x1b\x07\u202e<") & set(said) and "\n=" not in said and "\nzz" not in said


def deep_folders(folder, name, depth):
    fd = os.open(folder, os.O_RDONLY)
    for _ in range(depth):  # one by one: the path as a whole may be longer than a path can be
        os.mkdir(name, dir_fd=fd)
        fd, above = os.open(name, os.O_RDONLY, dir_fd=fd), fd
        os.close(above)
    os.close(fd)


def test_an_interrupted_run_is_resumed_without_loss(class_folder, tmp_path):
    script = tmp_path / "run.py"
    script.write_text(
        "import signal\nfrom pathlib import Path\nfrom course.grading.marks.run import Run\n"
        "from course.nbgrader import load_config\n"
        "if __name__ == '__main__':\n"
        # a shell's background job ignores Ctrl-C, and so would what it starts
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"    root = Path({str(class_folder)!r})\n"
        f"    Run(root, load_config(root), [{LESSON!r}], workers=2, "
        "on_progress=lambda row, done, total: print(done, flush=True)).grade()\n"
    )
    for number, signal_ in ((2, signal.SIGINT), (4, signal.SIGKILL)):
        process = subprocess.Popen(
            [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        while int(process.stdout.readline() or 99) < number:
            pass
        process.send_signal(signal_)
        process.wait(600 * PACE)  # it ends by itself; how soon, the load says
    kept = [json.loads(line)[0] for line in (class_folder / JOURNAL).read_text().splitlines()]
    assert len(kept) >= 3
    rows = rows_of(class_folder, load_config(class_folder), [LESSON], workers=1, limits=SECONDS)
    assert {row.student: row.points for row in rows if not row.reason} == EXPECTED
    assert any(row.unchanged for row in rows)
    with nbgrader_api(class_folder).gradebook as gradebook:
        entered = [submission.student.id for submission in gradebook.assignment_submissions(LESSON)]
    assert sorted(set(entered) & set(EXPECTED)) == sorted(EXPECTED)
    assert len(entered) == len(set(entered))


def test_a_worker_that_is_killed_is_replaced(class_folder):
    killed = []

    def kill_a_worker(row, done, total):
        if done == 2 and not killed:
            workers = [process.pid for process in multiprocessing.active_children()]
            killed.extend(workers[:1])
            os.kill(workers[0], signal.SIGKILL)
            time.sleep(0.1)

    config = load_config(class_folder)
    rows = rows_of(class_folder, config, [LESSON], workers=2, limits=SECONDS, on_progress=kill_a_worker)
    assert killed
    assert {row.student: row.points for row in rows if not row.reason} == EXPECTED


def by_hand(root, student, points=1.5):
    with nbgrader_api(root).gradebook as gradebook:
        grade = gradebook.find_grade("why_bias", LESSON, LESSON, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def answer(root, student, text):
    path = root / "submitted" / student / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "why_bias":
            cell["source"] = text
    path.write_text(json.dumps(notebook))


def graded_cells(root, student):
    text = (root / "autograded" / student / LESSON / f"{LESSON}.ipynb").read_text()
    return {cell["id"]: "".join(cell["source"]) for cell in json.loads(text)["cells"]}


def test_marks_by_hand_stay_and_where_the_answer_changed_a_person_sees_both_texts(class_folder):
    config = load_config(class_folder)

    def grade(**options):
        rows = rows_of(class_folder, config, [LESSON], workers=1, limits=SECONDS, students=["s1", "s2"], **options)
        return {row.student: row for row in rows}

    answer(class_folder, "s1", "The first text.")
    assert set(grade()) == {"s1", "s2"}
    by_hand(class_folder, "s1")
    by_hand(class_folder, "s2")
    rows = grade(again=True)  # everything anew, and nothing is to be marked again
    assert not any(row.to_mark_by_hand or row.asks or row.unchanged for row in rows.values())

    answer(class_folder, "s1", "The second text.")
    rows = grade()
    assert rows["s2"].unchanged and not rows["s2"].to_mark_by_hand
    assert rows["s1"].to_mark_by_hand and rows["s1"].points == TOTAL + 1.5
    assert "`why_bias` was marked by hand" in rows["s1"].asks[0]
    answer(class_folder, "s1", "The third text.")
    grade()
    cells = graded_cells(class_folder, "s1")
    assert cells["why_bias"] == "The third text."
    assert "1.5 points" in cells["marked-why_bias"] and "> The first text." in cells["marked-why_bias"]
    by_hand(class_folder, "s1", 2)
    assert not grade(again=True)["s1"].to_mark_by_hand
    assert "marked-why_bias" not in graded_cells(class_folder, "s1")


def test_what_grading_depends_on_is_graded_again(class_folder):
    config = load_config(class_folder)

    def graded():
        rows = rows_of(class_folder, config, [LESSON], workers=1, limits=SECONDS, students=["s1"])
        return [row.student for row in rows if not row.unchanged]

    assert graded() == ["s1"]
    assert graded() == []
    hidden = class_folder / "solutions" / LESSON / "hidden.py"
    hidden.write_text(hidden.read_text() + "\n# another case\n")
    assert graded() == ["s1"]
    with nbgrader_api(class_folder).gradebook as gradebook:  # a gradebook from a backup
        gradebook.remove_submission(LESSON, "s1")
    assert graded() == ["s1"]


def test_due_dates_penalties_and_extensions_are_stated_once_and_may_change_afterwards(class_folder):
    def points():
        rows = rows_of(class_folder, load_config(class_folder), [LESSON], workers=1, limits=SECONDS, students=["s1"])
        return rows[0].points, rows[0].unchanged

    (class_folder / "submitted" / "s1" / LESSON / "timestamp.txt").write_text("03.03.2026, 01:05 Uhr")
    settings = class_folder / "class.toml"
    lateness = "[lateness]\nper_day = 0.1\ngrace_minutes = 10\ncap = 0.5\n"
    settings.write_text(f'time_zone = "Europe/Berlin"\n[due]\n{LESSON} = 2026-03-01T23:59:00\n{lateness}')
    assert points() == (pytest.approx(TOTAL * 0.8), False)  # the second day has begun
    settings.write_text(settings.read_text().replace("0.1", "0.4"))
    assert points() == (pytest.approx(TOTAL * 0.5), True)  # capped, and nothing graded anew
    (class_folder / "roster.csv").write_text("id,name,extension\ns1,Ada,90:2\n")
    assert points() == (TOTAL, True)

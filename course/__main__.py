"""The command `course` (also `python -m course`)."""

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from course import __version__
from course.authoring.commands import add_commands as add_authors_commands
from course.classroom.commands import add_commands as add_class_commands
from course.lessons import LessonFolder, all_assignments, all_lessons, find_course, find_lesson
from course.site.commands import add_site_commands


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="course", description="Build, try out and grade the course.")
    parser.add_argument("--version", action="version", version=f"nnkit-course {__version__}")
    parser.add_argument("--root", type=Path, metavar="FOLDER", help="the course (the one around the current folder)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make the students' lessons from the authors' text")
    build.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    build.set_defaults(run=_build)

    add_authors_commands(commands)

    bank = commands.add_parser("bank", help="judge every wrong and right answer of the banks")
    bank.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    bank.add_argument("--json", action="store_true", help="the matrix as JSON")
    bank.add_argument(
        "--told", action="store_true", help="what wrong answers are told without their own declaration, by lesson"
    )
    bank.add_argument("--every", type=_count, default=1, metavar="N", help="with --told: one answer in N (1)")
    bank.add_argument("--unread", action="store_true", help="with --told: the sentences that nobody has read yet")
    bank.add_argument("--superfluous", action="store_true", help="with --told: declarations that might go")
    bank.add_argument("--slips", type=_count, metavar="N", help="with --told: solutions with N small changes")
    bank.add_argument("--seeds", type=_count, default=1, metavar="N", help="with N drawings of the hidden cases (1)")
    bank.add_argument("--promises", action="store_true", help="what holds each promise, and what no case shows")
    bank.add_argument("--mutants", action="store_true", help="small changes of the solutions that keep full marks")
    bank.add_argument("--search", action="store_true", help="try everything that students hold as the answer")
    bank.set_defaults(run=_bank)

    attempt = commands.add_parser("try", help="judge one answer, or a folder of them, with hidden cases and probes")
    attempt.add_argument("exercise", metavar="LESSON[/EXERCISE]", help="such as 02/sigmoid; of a folder the lesson, 02")
    attempt.add_argument("answer", type=Path, help="a Python file that defines it, or a folder of <exercise>/<name>.py")
    attempt.add_argument("--json", action="store_true", help="the verdict as JSON; of a folder a list of them")
    attempt.add_argument("--seconds", type=float, default=60, help="the limit for each answer of a folder (60)")
    attempt.set_defaults(run=_try)

    grade = commands.add_parser("grade", help="grade everything in submitted/: marks, feedback, marks.csv")
    grade.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    grade.add_argument("--json", action="store_true", help="the rows as JSON")
    grade.add_argument("--workers", type=_count, default=0, metavar="N", help="processes that grade (one a core)")
    grade.add_argument("--dask", default="", metavar="ADDRESS", help="a Dask scheduler, whose workers grade")
    grade.add_argument("--all", dest="again", action="store_true", help="grade also what did not change since")
    grade.add_argument("--student", action="append", default=[], metavar="ID", help="only this one's; repeatable")
    grade.add_argument("--no-feedback", dest="feedback", action="store_false", help="marks only, no pages")
    grade.add_argument(
        "--allow-unconfined", action="store_true", help="grade also where this machine cannot confine a submission"
    )
    grade.set_defaults(run=_grade)

    add_class_commands(commands)
    add_site_commands(commands)

    demo = commands.add_parser("demo", help="make a class of 24 from the banks and grade it, in a folder of its own")
    demo.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    demo.add_argument("--into", type=Path, default=Path("demo"), help="the folder (demo)")
    demo.set_defaults(run=_demo)

    arguments = parser.parse_args(argv)
    try:
        arguments.root = find_course(arguments.root)
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (LookupError, ValueError) as error:  # a name that is not there, an author's slip
        if isinstance(error, KeyError | IndexError):  # a fault of this program's
            raise
        print(f"course: {error.args[0]}", file=sys.stderr)
        return 2
    except Exception as error:
        from course.classroom.troubles import explain

        if not (said := explain(error, arguments.root)):
            raise
        print(f"course: {said}", file=sys.stderr)
        return 2


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, not {text!r}")
    return int(text)


def _lessons(arguments: argparse.Namespace) -> list[LessonFolder]:
    root = arguments.root
    return [find_lesson(name, root) for name in arguments.lesson] if arguments.lesson else all_lessons(root)


def _build(arguments: argparse.Namespace) -> int:
    from course.authoring.build import build

    for folder in _lessons(arguments):
        for sentence in build(folder):
            print(f"{folder.name}: {sentence}")
        print(f"{folder.name}: built")
    return 0


def _bank(arguments: argparse.Namespace) -> int:
    if arguments.told:
        return _told(arguments)
    from course.authoring.reference import SEED_OF_HIDDEN_CASES
    from course.bank import judge_bank

    if arguments.search:
        return _search(arguments)
    if arguments.promises or arguments.mutants:
        return _report(arguments)
    seeds = [SEED_OF_HIDDEN_CASES + 100 * i for i in range(arguments.seeds)]
    judged = [item for folder in _lessons(arguments) for seed in seeds for item in judge_bank(folder, seed)]
    faults = [item for item in judged if item.fault]
    if arguments.json:
        rows = [
            {
                "lesson": item.lesson,
                "exercise": item.exercise,
                "kind": item.kind,
                "name": item.name,
                "points": item.result.points,
                "max_points": item.result.max_points,
                "told": item.told,
                "fault": item.fault,
            }
            for item in judged
        ]
        print(json.dumps(rows, indent=1))
        return 1 if faults else 0
    exercise = None
    for item in judged:
        if (item.lesson, item.exercise) != exercise:
            exercise = (item.lesson, item.exercise)
            print(f"\n{item.lesson}/{item.exercise}")
        points = f"{item.result.points:g}/{item.result.max_points:g}"
        print(f"  {item.kind:5}  {points:>8}  {item.name}{'   <-- ' + item.fault if item.fault else ''}")
    count = {kind: sum(item.kind == kind for item in judged) for kind in ("wrong", "right")}
    exercises = len({(item.lesson, item.exercise) for item in judged})
    slowest = max(item.result.seconds for item in judged)
    print(
        f"\n{exercises} exercises: {count['wrong']} wrong and {count['right']} right answers, {len(faults)} misjudged; "
        f"the slowest check took {slowest * 1000:.0f} ms"
    )
    return 1 if faults else 0


def _told(arguments: argparse.Namespace) -> int:
    from course.told import judge_told, superfluous, table

    if arguments.superfluous:
        for one in (each for folder in _lessons(arguments) for each in superfluous(folder)):
            print(one.lesson, one.exercise, one.name, one.says, one.instead, sep="\t")
        return 0
    if arguments.slips:
        return _slips(arguments)
    told = [one for folder in _lessons(arguments) for one in judge_told(folder, arguments.every)]
    if arguments.json:
        print(json.dumps([dataclasses.asdict(one) for one in told], indent=1))
    elif arguments.unread:
        for one in told:
            if one.word == "unread":
                print(one.lesson, one.exercise, one.answer, one.sentence, sep="\t")
    else:
        print(table(told))
    return 1 if any(one.word == "false" for one in told) else 0


def _slips(arguments: argparse.Namespace) -> int:
    from course.slips import judge_slips, table

    slips = [slip for folder in _lessons(arguments) for slip in judge_slips(folder, arguments.slips)]
    if arguments.json:
        print(json.dumps([dataclasses.asdict(slip) for slip in slips], indent=1))
    else:
        print(table(slips))
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from course.mutation import unexplained
    from course.promises import told

    found = 0
    for folder in _lessons(arguments):
        for line in told(folder) if arguments.promises else unexplained(folder):
            found += 1
            print(line)
    return 1 if found and arguments.mutants else 0


def _search(arguments: argparse.Namespace) -> int:
    from course.search import search

    found = 0
    for folder in _lessons(arguments):
        searched = search(folder)
        found += len(searched.leaks)
        print(*searched.leaks, sep="\n", end="\n" * bool(searched.leaks))
        print(
            f"{folder.name}: {searched.held} things, {searched.tries} tries, {len(searched.right)} come out right, "
            f"{len(searched.leaks)} earn points",
            flush=True,
        )
    return 1 if found else 0


def _try(arguments: argparse.Namespace) -> int:
    from course.answers import judge_text
    from course.authoring.reference import full
    from nnkit.check.card import Card

    lesson_name, _, name = arguments.exercise.partition("/")
    folder = find_lesson(lesson_name, arguments.root)
    if not name:
        return _try_all(arguments, folder)
    made = full(folder)
    lesson = made.lesson
    if name not in lesson.exercises:
        raise LookupError(f"{folder.name} has no exercise {name!r}; it has {', '.join(lesson.exercises)}")
    if not arguments.answer.is_file():
        raise LookupError(f"no file {arguments.answer}")
    text = arguments.answer.read_text(encoding="utf-8")
    result = judge_text(lesson, made.namespace, name, text, str(arguments.answer))
    print(json.dumps(_fields(result), indent=1) if arguments.json else Card(result))
    return 0 if result.ok else 1


def _fields(result) -> dict:
    return {**dataclasses.asdict(result), "points": result.points, "max_points": result.max_points}


def _try_all(arguments: argparse.Namespace, folder) -> int:
    from course.pile import judge_pile

    if not arguments.answer.is_dir():
        raise LookupError(f"no folder {arguments.answer}; of one file name the exercise, {folder.number}/EXERCISE")
    rows = []
    for path, result in judge_pile(folder, arguments.answer, arguments.seconds):
        rows.append({"name": path.stem, **_fields(result)})
        if not arguments.json:
            points = f"{result.points:g}/{result.max_points:g}"
            said = result.misconception or result.message
            print(f"{result.exercise}/{path.stem}  {points}  {result.state}{': ' * bool(said)}{said}", flush=True)
    if arguments.json:
        print(json.dumps(sorted(rows, key=lambda row: (row["exercise"], row["name"])), indent=1))
    return 0


class _Say:
    """A progress bar on a terminal; in a log one line a submission."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None

    def __call__(self, row, done: int, total: int) -> None:
        what = f"{row.lesson}  {row.student}: {row.reason or f'{row.points:g}'}"
        if not sys.stderr.isatty():
            print(f"  {what}", file=sys.stderr)
            return
        self.bar = self.bar or tqdm(total=total, file=sys.stderr, unit=" submissions", dynamic_ncols=True)
        self.bar.set_postfix_str(what[:60], refresh=False)
        self.bar.update(done - self.bar.n)
        if done == total:
            self.bar.close()


def _grade(arguments: argparse.Namespace) -> int:
    from course.classroom.grade import grade_class, handed_in, table
    from course.classroom.roster import read_roster
    from course.classroom.wide import with_exercises
    from course.grading.checker.engine import layers_missing
    from course.grading.checker.job import UnconfinedError
    from course.grading.layers import statement

    options = {name: getattr(arguments, name) for name in ("workers", "dask", "again", "feedback", "allow_unconfined")}
    options["students"] = arguments.student
    root = arguments.root
    known = all_assignments(root)
    lessons = [find_lesson(name, root, known) for name in arguments.lesson] or handed_in(root)
    try:
        if arguments.allow_unconfined and (missing := layers_missing(True)):
            print(statement(missing), file=sys.stderr)
        rows = grade_class(root, lessons, _Say(), everything=not (arguments.lesson or arguments.student), **options)
    except UnconfinedError as error:
        print(f"course: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What is graded is kept; go on with: course grade", file=sys.stderr)
        return 130
    if not rows and not arguments.json:
        print(f"Nothing to grade: put submissions into {root / 'submitted'}/<student>/<lesson>/<lesson>.ipynb")
        return 1
    names = {person.id: person.name for person in read_roster(root).values()}
    print(
        json.dumps(with_exercises(root, rows), indent=1) if arguments.json else table(rows, arguments.feedback, names)
    )
    return 1 if any(row.reason for row in rows) else 0


def _demo(arguments: argparse.Namespace) -> int:
    from course.classroom.demo import run_demo
    from course.classroom.grade import table

    rows, surprises = run_demo(arguments.into.resolve(), _lessons(arguments), _Say())
    print(table(rows))
    for surprise in surprises:
        print(f"NOT AS EXPECTED  {surprise}")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main())

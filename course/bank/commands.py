"""The subcommands of `course` that judge answers: bank, try."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.arguments import count, lessons_of
from course.bank.report import report_alone
from course.lessons import LessonFolder, find_lesson

if TYPE_CHECKING:  # what judges takes long to import
    from course.bank.judging import Judged
    from nnkit.check.result import Result


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add them to the command's parser."""
    bank = commands.add_parser("bank", help="judge every wrong and right answer of the banks")
    bank.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    bank.add_argument("--json", action="store_true", help="the matrix as JSON")
    bank.add_argument(
        "--told", action="store_true", help="what wrong answers are told without their own declaration, by lesson"
    )
    bank.add_argument("--every", type=count, default=1, metavar="N", help="with --told: one answer in N (1)")
    bank.add_argument("--at", type=int, metavar="K", help="with --every N: which one of N, from 0 on (the middle one)")
    bank.add_argument("--unread", action="store_true", help="with --told: the sentences that nobody has read yet")
    bank.add_argument("--superfluous", action="store_true", help="with --told: declarations that might go")
    bank.add_argument("--stale", action="store_true", help="with --told: sentences read that are said no more")
    bank.add_argument("--slips", type=count, metavar="N", help="with --told: solutions with N small changes")
    bank.add_argument("--seeds", type=count, default=1, metavar="N", help="with N drawings of the hidden cases (1)")
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


@report_alone()
def _bank(arguments: argparse.Namespace) -> int:
    if arguments.told:
        return _told(arguments)
    from course.authoring.reference import SEED_OF_HIDDEN_CASES
    from course.bank.judging import judge_bank

    if arguments.search:
        return _search(arguments)
    if arguments.promises or arguments.mutants:
        return _report(arguments)
    seeds = [SEED_OF_HIDDEN_CASES + 100 * i for i in range(arguments.seeds)]
    judged = [item for folder in lessons_of(arguments) for seed in seeds for item in judge_bank(folder, seed)]
    print(json.dumps([_row(item) for item in judged], indent=1) if arguments.json else _matrix(judged))
    return 1 if any(item.fault for item in judged) else 0


def _row(item: Judged) -> dict[str, Any]:
    return {
        "lesson": item.lesson,
        "exercise": item.exercise,
        "kind": item.kind,
        "name": item.name,
        "points": item.result.points,
        "max_points": item.result.max_points,
        "told": item.told,
        "fault": item.fault,
    }


def _matrix(judged: Sequence[Judged]) -> str:
    lines, exercise = [], None
    for item in judged:
        if (item.lesson, item.exercise) != exercise:
            exercise = (item.lesson, item.exercise)
            lines.append(f"\n{item.lesson}/{item.exercise}")
        points = f"{item.result.points:g}/{item.result.max_points:g}"
        lines.append(f"  {item.kind:5}  {points:>8}  {item.name}{'   <-- ' + item.fault if item.fault else ''}")
    number = {kind: sum(item.kind == kind for item in judged) for kind in ("wrong", "right")}
    exercises = len({(item.lesson, item.exercise) for item in judged})
    faults = sum(bool(item.fault) for item in judged)
    slowest = max(item.result.seconds for item in judged)
    lines.append(
        f"\n{exercises} exercises: {number['wrong']} wrong and {number['right']} right answers, {faults} misjudged; "
        f"the slowest check took {slowest * 1000:.0f} ms"
    )
    return "\n".join(lines)


def _told(arguments: argparse.Namespace) -> int:
    from course.bank.told import judge_told, stale, superfluous, table

    if arguments.stale:
        found = 0
        for folder in lessons_of(arguments):
            for row in stale(folder):
                found += 1
                print(folder.name, *row, sep="\t", flush=True)
        return 1 if found else 0
    if arguments.superfluous:
        for one in (each for folder in lessons_of(arguments) for each in superfluous(folder)):
            print(one.lesson, one.exercise, one.name, one.says, one.instead, sep="\t")
        return 0
    if arguments.slips:
        return _slips(arguments)
    told = [one for folder in lessons_of(arguments) for one in judge_told(folder, arguments.every, arguments.at)]
    if arguments.json:
        print(json.dumps([dataclasses.asdict(one) for one in told], indent=1))
    elif arguments.unread:
        for one in told:
            said = {one.sentence: one.word, one.bare: one.bare_word}
            for sentence in (sentence for sentence, word in said.items() if word == "unread"):
                print(one.lesson, one.exercise, one.answer, sentence, sep="\t")
    else:
        print(table(told))
    return 1 if any(one.word == "false" for one in told) else 0


def _slips(arguments: argparse.Namespace) -> int:
    from course.bank.slips import judge_slips, table

    slips = [slip for folder in lessons_of(arguments) for slip in judge_slips(folder, arguments.slips)]
    if arguments.json:
        print(json.dumps([dataclasses.asdict(slip) for slip in slips], indent=1))
    else:
        print(table(slips))
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from course.bank.mutation import unexplained
    from course.bank.promises import told

    found = 0
    for folder in lessons_of(arguments):
        for line in told(folder) if arguments.promises else unexplained(folder):
            found += 1
            print(line)
    return 1 if found and arguments.mutants else 0


def _search(arguments: argparse.Namespace) -> int:
    from course.bank.search import search

    found = 0
    for folder in lessons_of(arguments):
        searched = search(folder)
        found += len(searched.leaks)
        print(*searched.leaks, sep="\n", end="\n" * bool(searched.leaks))
        print(
            f"{folder.name}: {searched.held} things, {searched.tries} tries, {len(searched.right)} come out right, "
            f"{len(searched.leaks)} earn points",
            flush=True,
        )
    return 1 if found else 0


@report_alone()
def _try(arguments: argparse.Namespace) -> int:
    from course.bank.answers import judge_text
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


def _fields(result: Result) -> dict[str, Any]:
    return {**dataclasses.asdict(result), "points": result.points, "max_points": result.max_points}


def _try_all(arguments: argparse.Namespace, folder: LessonFolder) -> int:
    from course.bank.pile import judge_pile

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

"""Answers of two people that are alike beyond what the lesson explains. It says "similar", and leaves what that means
to a person who looks at both.

An answer is a row of tokens: of code without comments and docstrings, the names that it binds itself all alike; of a
written answer its words. What counts are short runs of tokens that few people have. Runs that stand in what was handed
out or in the reference solution do not count, nor do those that many have: common answers and common slips.
"""

import ast
import io
import json
import re
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from course.lessons import LessonFolder

RUN = 6  # tokens
FEW = 0.1  # of the class, and always two people: what more of them have is common
LEAST = 40  # runs that both have, from which on something is said
SHARE = 0.6  # of the runs of the one who has fewer
SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}

Tokens = tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two people whose answers to a lesson are alike."""

    students: tuple[str, str]
    share: float  # of the rare runs of the one who has fewer
    exercises: tuple[str, ...]  # where they are alike, most first


def similar(answers: Mapping[str, Mapping[str, str]], known: Iterable[str]) -> list[Pair]:
    """Pairs among `answers`, {student: {exercise: text}}, the most alike first; `known`: texts that explain a run."""
    explained = {run for text in known for run in runs(text)}
    of = {
        student: {exercise: runs(text) - explained for exercise, text in own.items()}
        for student, own in answers.items()
    }
    holders: dict[tuple[str, Tokens], set[str]] = defaultdict(set)
    for student, own in of.items():
        for exercise, found in own.items():
            for run in found:
                holders[exercise, run].add(student)
    most = max(2, int(FEW * len(answers)))
    rare = {key: people for key, people in holders.items() if len(people) <= most}
    count = Counter(student for people in rare.values() for student in people)
    both: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (exercise, _), people in rare.items():
        for pair in combinations(sorted(people), 2):
            both[pair][exercise] += 1
    pairs = []
    for (one, other), shared in both.items():
        total = shared.total()
        share = total / min(count[one], count[other])
        if total >= LEAST and share >= SHARE:
            pairs.append(Pair((one, other), share, tuple(exercise for exercise, _ in shared.most_common())))
    return sorted(pairs, key=lambda pair: (-pair.share, pair.students))


def runs(text: str) -> set[Tokens]:
    """Every run of RUN tokens in a text."""
    tokens = tokens_of(text)
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


def tokens_of(text: str) -> list[str]:
    """The tokens of code; the words of what is no code."""
    try:
        tree = ast.parse(text)
        found = [t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type not in SKIPPED]
    except (SyntaxError, ValueError, tokenize.TokenError, RecursionError):
        return re.findall(r"\w+", text.lower())
    own, documentation = _bound(tree), _documentation(tree)
    return [
        "name" if t.type == tokenize.NAME and t.string in own else t.string
        for t in found
        if t.string and t.start not in documentation
    ]


def _bound(tree: ast.AST) -> set[str]:
    """Names that the code itself gives a value: arguments and what is assigned to."""
    names = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return names | {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}


def _documentation(tree: ast.AST) -> set[tuple[int, int]]:
    return {
        (node.lineno, node.col_offset)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def answers_to(root: Path, lesson: str) -> dict[str, dict[str, str]]:
    """{student: {exercise: answer}} of the graded notebooks."""
    found = {}
    for path in sorted((root / "autograded").glob(f"*/{lesson}/{lesson}.ipynb")):
        found[path.parent.parent.name] = {name: text for name, text in _solutions(path) if text.strip()}
    return found


def texts_that_explain(lesson: LessonFolder) -> list[str]:
    """What everybody was given, and the reference solution."""
    paths = [lesson.released / f"{lesson.name}.ipynb", lesson.notebook]
    cells = [cell for path in paths if path.is_file() for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    return ["".join(cell["source"]) for cell in cells]


def _solutions(path: Path) -> Iterable[tuple[str, str]]:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            yield marks["grade_id"], "".join(cell["source"])

"""When a lesson is built: refuse tests that grading could not run, with cell, line, reason and what to write instead.

Grading runs tests in another process than the answers. Whether a test of an author's works there is tried, on the
author's own solution: a test that passes in one process and fails in two is refused. What would go wrong only with
other answers, or passes without testing anything, is found in the text.
"""

import ast
import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import find_all_files, is_grade, is_locked, is_solution
from traitlets import Bool, Float

from course.grading.cells import bound_names, classes_in, imports, parse, used_names
from course.grading.engine import CAN_GRADE, WHERE, Job, Limits, Report, shared_engine
from course.grading.hooks import IsolatedExecute
from course.grading.notebook import cells_for_engine
from course.grading.sheet import Sheet, SheetCell, with_texts


class UngradableError(ValueError):
    """The lesson has tests that grading could not run; the message says which and what to write instead."""


class Fault(NamedTuple):
    """What a test does that grading cannot."""

    line: int
    reason: str
    instead: str


INSIDE_FUNCTIONS = frozenset(
    ("__code__", "__closure__", "__defaults__", "__kwdefaults__", "__globals__", "__wrapped__", "__mro__", "__bases__")
)
LOOKS_INSIDE = ("inspect.getsource", "inspect.getsourcelines", "dis.")
ASKS_KIND = (
    "inspect.isfunction",
    "inspect.isclass",
    "inspect.isgeneratorfunction",
    "inspect.iscoroutinefunction",
    "asyncio.iscoroutinefunction",
)
CHECKS = ("nnkit.check.check", "nnkit.check.lesson.check")
DOCTESTS = ("doctest.testmod", "doctest.run_docstring_examples", "doctest.DocTestFinder")
COPIES = ("copy.copy", "copy.deepcopy", "pickle.dumps", "pickle.dump", "dill.dumps", "joblib.dump", "cloudpickle.dumps")
HISTORY = frozenset(("In", "Out", "_", "__", "___", "_i", "_ii", "_ih", "_oh", "_dh"))
OWN_STREAMS = ("sys.stdout", "sys.stderr")
SOURCE = Fault(0, "it looks inside a function or class of the submission's", "test what it does; forbids= names calls")
PICKLE = Fault(
    0, "it copies or pickles an object of the submission's", "make a second one, or copy the data you ask it for"
)
PATCH = Fault(0, "it replaces something that the answer uses", "let the function take it as an argument")
KIND = Fault(
    0,
    "it asks what kind of function this is",
    "isinstance(f(3), types.GeneratorType), callable(f), isinstance(f, type)",
)
LOADER = Fault(0, "it looks for tests in the module that runs", "defaultTestLoader.loadTestsFromTestCase(TheTests)")
DERIVED = Fault(
    0, "it derives a class from one of the submission's", "the same class in a locked cell, and the test uses that"
)
DOCTEST = Fault(0, "it runs the examples in a docstring, and there is none of the submission's here", "plain asserts")
MAGIC = Fault(0, "a line of IPython's, which is no Python", "plain Python: import timeit, open(...), os.listdir(...)")
CONSOLE = Fault(0, "it reads from the keyboard, and nobody is there", "pass the text as an argument")
RECORD = Fault(0, "it reads the notebook's record of inputs and outputs", "the value under a name of its own")
GLOBAL = Fault(0, "it sets a global name that the answer's function reads", "let the function take it as an argument")
CARD = Fault(0, "what check(...) finds is thrown away: any answer would earn all points", "check(...).require()")
NAMESPACE = Fault(0, "it looks up the submission's names as text", "the name itself")


def faults_in(test: str, students: Sequence[str], others: Sequence[str] = ()) -> list[Fault]:
    """Faults in a test's text, with their lines. students: texts of the cells that students may edit; others: of the
    lesson's other cells."""
    theirs = set().union(*map(bound_names, students))
    found = [*_found(test, students, theirs), *_thrown_away(test, [*others, *students])]
    return sorted({Fault(line, fault.reason, fault.instead) for line, fault in found})


def _thrown_away(test: str, cells: Sequence[str]) -> Iterator[tuple[int, Fault]]:
    """A call of this course's `check` that stands as a statement of its own: its card is no number and no error."""
    known = {name: full for text in [*cells, test] for name, full in imports(text).items()}
    for node in ast.walk(parse(test)):
        called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
        if called is not None and _full_name(called, known) in CHECKS:
            yield node.lineno, CARD


def _found(test: str, students: Sequence[str], theirs: set[str]) -> Iterator[tuple[int, Fault]]:
    tree = parse(test)
    inside_text = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno > node.lineno
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }
    for number, line in enumerate(() if _is_python(test) else test.split("\n"), 1):
        if line.lstrip().startswith(("%", "!")) and number not in inside_text:
            yield number, MAGIC
    known = imports(test)
    own = bound_names(test)
    classes = set().union(*map(classes_in, students))
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id == "get_ipython" and node.id not in own:
                yield line, MAGIC
            elif node.id in HISTORY and node.id not in own and not _is_local(node.id, tree):
                yield line, RECORD
        elif isinstance(node, ast.Attribute) and node.attr in INSIDE_FUNCTIONS and _root(node) in theirs:
            yield line, SOURCE
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            full = _full_name(node, known)
            if full and full not in OWN_STREAMS and _calls_any(tree, theirs):
                yield line, PATCH
        elif isinstance(node, ast.ClassDef) and any(_root(base) in classes for base in node.bases):
            yield line, DERIVED
        elif isinstance(node, ast.Call):
            yield from ((line, fault) for fault in _of_call(node, known, theirs, own, classes))
    read = _read_by_functions(students, {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in read & own & theirs:
            yield node.lineno, GLOBAL


def _of_call(
    call: ast.Call, known: dict[str, str], theirs: set[str], own: set[str], classes: set[str]
) -> Iterator[Fault]:
    full = _full_name(call.func, known) or (call.func.id if isinstance(call.func, ast.Name) else "")
    given = [_root(argument) for argument in call.args]
    on_theirs = any(name in theirs for name in given)
    if full.startswith(LOOKS_INSIDE) and on_theirs:
        yield SOURCE
    if full in DOCTESTS:
        yield DOCTEST
    if full in ASKS_KIND and on_theirs:
        yield KIND
    if full == "unittest.main":
        yield LOADER
    if full in COPIES and given[:1] and given[0] in classes:
        yield PICKLE
    if full == "input" and "input" not in own:
        yield CONSOLE
    if full == "unittest.mock.patch" or (
        full in ("unittest.mock.patch.object", "unittest.mock.patch.dict") and given[:1] and given[0] not in theirs
    ):
        yield PATCH


def _is_python(text: str) -> bool:
    """As it stands: a line that begins with % goes on from the line before."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _is_local(name: str, tree: ast.Module) -> bool:
    """Whether the text gives the name a value anywhere (`for _ in range(3)`)."""
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in ast.walk(tree))


def _read_by_functions(students: Sequence[str], mentioned: set[str]) -> set[str]:
    """Global names that those of the students' functions read which a test mentions."""
    functions = [s for text in students for s in parse(text).body if isinstance(s, ast.FunctionDef)]
    return set().union(*(used_names(ast.unparse(f)) for f in functions if f.name in mentioned))


def _calls_any(tree: ast.Module, names: set[str]) -> bool:
    return any(isinstance(node, ast.Call) and _root(node.func) in names for node in ast.walk(tree))


def _root(node: ast.AST) -> str:
    """The name that an expression such as `f(2).x[0]` starts from."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _full_name(node: ast.AST, known: dict[str, str]) -> str:
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in known:
        return ""
    return ".".join([known[node.id], *reversed(path)])


# --- trying them ------------------------------------------------------------------------------------------------------


def sheet_of(notebook: NotebookNode, lesson: str, name: str) -> Sheet:
    """What the gradebook will say of an author's notebook."""
    cells = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about is None or not (is_grade(cell) or is_solution(cell) or is_locked(cell) or about.get("task")):
            continue
        roles = {"grade": is_grade(cell), "solution": is_solution(cell), "task": bool(about.get("task"))}
        locked = is_locked(cell) or (is_grade(cell) and not is_solution(cell))
        points = float(about.get("points") or 0)
        cells.append(SheetCell(about["grade_id"], cell.cell_type, cell.source, locked, None, **roles, points=points))
    return with_texts(Sheet(lesson, name, tuple(cells)), notebook)


class RefuseUngradable(NbGraderPreprocessor):
    """First of c.GenerateAssignment.preprocessors: stops the build of a lesson whose tests grading cannot run."""

    try_tests = Bool(True, help="Whether to run the tests on the author's solution, as grading does").tag(config=True)
    cell_seconds = Float(120, help="Seconds that a cell may take in one process with all").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        info, course = resources["nbgrader"], self.parent.parent.coursedir
        sheet = sheet_of(nb, info["assignment"], info["notebook"])
        folder = course.format_path(course.source_directory, ".", info["assignment"])
        code = [c for c in nb.cells if c.cell_type == "code"]
        students = [c.source for c in code if not _is_trusted(c, sheet)]
        locked = [c.source for c in code if _is_trusted(c, sheet)]
        said = []
        for cell in sheet.cells:
            for fault in faults_in(cell.source, students, locked) if cell.is_test else ():
                text = cell.source.split("\n")[fault.line - 1].strip()
                said.append(
                    f"cell {cell.name!r}, line {fault.line}: {fault.reason}.\n  {text}\n  Instead: {fault.instead}."
                )
        if not said and self.try_tests and any(cell.is_test for cell in sheet.cells):
            if CAN_GRADE:
                said = list(self._failing(nb, sheet, folder))
            else:
                self.log.warning("%s: its tests were read, not tried. %s", sheet.notebook, WHERE)
        if said:
            raise UngradableError("Grading could not run these tests:\n" + "\n".join(said))
        return nb, resources

    def _failing(self, nb: NotebookNode, sheet: Sheet, folder: str) -> Iterator[str]:
        """Sentences about tests that pass on the author's solution in one process and fail in two; a warning about
        those that fail in both."""
        cells = cells_for_engine(nb, sheet, demonstrations=False)
        apart = self._run(cells, folder, IsolatedExecute(parent=self).limits)
        tests = {i: float(cell["points"]) for i, cell in enumerate(cells) if cell["kind"] == "test"}
        failing = [i for i, points in tests.items() if _points(apart, i, points) < points]
        if not failing:
            return
        limits = Limits(cell_seconds=self.cell_seconds, total_seconds=10 * self.cell_seconds)
        kernel = [{**c, "kind": "shows" if c["kind"] == "imports" else "student"} for c in cells]
        together = self._run(kernel, folder, limits)
        names = [None, *(c.metadata.get("nbgrader", {}).get("grade_id") for c in nb.cells if c.cell_type == "code")]
        for i in failing:
            if _points(apart, i, tests[i]) < _points(together, i, tests[i]):
                error, line = _error(apart, i) or "it gives fewer points", _line(apart, i)
                yield (
                    f"cell {names[i]!r}{line}: it passes where answers and tests share a process, but not in grading, "
                    f"where they do not: {error}.\n  Instead: {_instead(cells[i]['source'], error)}."
                )
            else:
                self.log.warning("cell %r fails on your own solution: %s", names[i], _error(apart, i) or "fewer points")

    def _run(self, cells: list[dict[str, Any]], folder: str, limits: Limits) -> Report:
        limits = replace(limits, figures=False)
        engine = shared_engine(allow_unconfined=True)  # the author's own code
        with engine.inbox() as inbox:
            ignore = [*self.parent.parent.coursedir.ignore, "*.ipynb"]
            files = [str(Path(path).relative_to(folder)) for path in find_all_files(folder, ignore)]
            return engine.grade(Job(cells, folder, inbox, limits, files=tuple(files)))


def _is_trusted(cell: NotebookNode, sheet: Sheet) -> bool:
    known = sheet.by_name.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
    return known is not None and known.locked


def _line(report: Report, i: int) -> str:
    """Where the cell's error came from, as the checker says it."""
    traces = [o["traceback"] for o in report.cells[i]["outputs"] if o["output_type"] == "error"]
    found = re.match(r"line \d+", traces[0][0]) if traces and traces[0] else None
    return f", {found[0]}" if found else ""


SLOW = "fewer or smaller calls, or more time: c.IsolatedExecute.cell_seconds in nbgrader_config.py"
FILES = (
    "put the file into the lesson's folder, write it in a locked cell, or pass io.StringIO(text): "
    "files that a test and an answer write are not the other's"
)
DATA = "ask it for plain data: net.value == 3, float(net), list(box) == [3], node is not None"
PASSED = "numbers, text, arrays, lists and dicts of them, functions, or objects that the submission made"
IDENTITY = "compare values: whether two things are one is known of what a single call takes and gives"
SEED = "seed again before the test draws: the answer's draws do not move on the test's own stream"
ENDED = "next(g, None), list(g), for: only these may end an iterator of the submission's"
SIGNS = (  # in the error, or in the test's text after "text:"; the first that is found
    (r"cannot pickle|recursion depth", PICKLE.instead),
    (r"Timeout|no time is left", SLOW),
    (r"keyboard", CONSOLE.instead),
    (r"NameError: name", "import or define it in this cell, in a locked cell, or (imports) in an unlocked one"),
    (r"of the test's cannot be passed", PASSED),
    (r"came where", DATA),
    (r"raised Stop(Async)?Iteration", ENDED),
    (r"FileNotFoundError", FILES),
    (r"text:\b(open|tempfile|os\.path|exists|read_text)\b", FILES),
    (r"text:\b(globals|locals|eval|exec|vars)\(|\b__main__\b", NAMESPACE.instead),
    (r"\b__(code|closure|globals|wrapped|mro|bases|defaults)__", SOURCE.instead),
    (r"text:\brandom\.seed\(", SEED),
    (r"text:\bdataclasses\.", "ask the object's attributes"),
    (r"text:\b(is|shares_memory|may_share_memory)\b", IDENTITY),
    (r"text:\.(append|extend|insert|update|pop|remove|sort)\(|\]\s*=[^=]", "set the whole attribute, or call a method"),
)


def _instead(test: str, error: str) -> str:
    """What to write, as far as the text and the error tell."""
    for sign, instead in SIGNS:
        if re.search(sign.removeprefix("text:"), test if sign.startswith("text:") else error):
            return instead
    return 'see "Tests of your own" in docs/instructors.md'


def _points(report: Report, i: int, points: float) -> float:
    """What the outputs of cell `i` are worth, by nbgrader's rules."""
    for output in report.cells[i]["outputs"]:
        if output["output_type"] == "error":
            return 0.0
        if output["output_type"] == "execute_result":
            with contextlib.suppress(ValueError):
                return min(float(output["data"]["text/plain"]), points)
    return points


def _error(report: Report, i: int) -> str | None:
    """The error that cell `i` ended with, as a line."""
    errors = [output for output in report.cells[i]["outputs"] if output["output_type"] == "error"]
    return f"{errors[0]['ename']}: {errors[0]['evalue'][:200]}" if errors else None

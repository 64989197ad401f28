"""A small lesson with everything in it, for tests that need one whatever the real lessons hold."""

import functools
import shutil
from pathlib import Path

import nbgrader.api
import pytest
from hypothesis import settings

from course.authoring.build import release
from course.lessons import LessonFolder, find_lesson
from tests.page import with_page  # noqa: F401  a fixture for all

# no test is timed, and what failed once fails again
settings.register_profile("course", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("course")

# for every new gradebook nbgrader asks another process for a word that never changes: a second of the processor's each
nbgrader.api.get_alembic_version = functools.cache(nbgrader.api.get_alembic_version)

SMALL = Path(__file__).parent / "small_lesson"


@pytest.fixture
def author_folder(tmp_path) -> LessonFolder:
    """The small lesson as its author wrote it, in a course of its own."""
    shutil.copytree(SMALL, tmp_path / "solutions" / "90-small")
    return find_lesson("90", tmp_path)


@pytest.fixture(scope="session")
def built_course(tmp_path_factory) -> Path:
    """A course of the small lesson, built once: to be copied, not changed."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(SMALL, root / "solutions" / "90-small")
    release(find_lesson("90", root))  # its bank is judged in tests/course/bank/test_judging.py
    return root


@pytest.fixture
def small_lesson(built_course, tmp_path) -> LessonFolder:
    """The small lesson, built: released in lessons/, known to a gradebook; a copy of one's own."""
    shutil.copytree(built_course, tmp_path, dirs_exist_ok=True)
    return find_lesson("90", tmp_path)


# With several workers (`make test`): what shares a JupyterLab stays with one of them, so do all tests of one lesson,
# whose reference and probes take long to make, and so does each file of the others. What takes longest comes first.
GROUPS = ("browser", "course", "lesson", "tests/course", "tests/grading", "")


def group_of(item: pytest.Item) -> str:
    if marked := item.get_closest_marker("xdist_group"):
        return marked.args[0]
    file = item.path.relative_to(Path(__file__).parents[1]).as_posix()
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    lesson = next((value.name for value in values if isinstance(value, LessonFolder)), None)
    return "browser" if file.startswith("tests/browser") else f"lesson {lesson}" if lesson else file


@pytest.hookimpl(tryfirst=True)  # before xdist looks for the groups
def pytest_collection_modifyitems(items):
    groups = {item: group_of(item) for item in items}
    places = {}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
        places.setdefault(group, (next(i for i, start in enumerate(GROUPS) if group.startswith(start)), len(places)))
    items.sort(key=lambda item: places[groups[item]])


_judged: list = []


@pytest.fixture
def record_judged():
    """Take down judged answers, which the closing lines of the test run count."""
    return lambda judged: _judged.extend((item.lesson, item.exercise, item.kind) for item in judged)


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["judged"] = _judged


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    _judged.extend(tuple(item) for item in getattr(node, "workeroutput", {}).get("judged", ()))


def pytest_terminal_summary(terminalreporter):
    if _judged:
        count = {kind: sum(item[2] == kind for item in _judged) for kind in ("wrong", "right")}
        exercises = len({item[:2] for item in _judged})
        terminalreporter.write_line(
            f"judged: {exercises} exercises, {count['wrong']} wrong and {count['right']} right answers"
        )

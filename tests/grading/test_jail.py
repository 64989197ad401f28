"""The list of folders that submissions see: libraries and a part of the system, and never the course."""

import os
import sys

import pytest

import nnkit
from course.grading import jail
from course.grading.jail import lessons_in_libraries, libraries, readable, readable_for_landlock, shown_with_libraries
from tests import ROOT


def test_python_its_packages_and_nnkit_are_seen():
    assert os.path.dirname(os.__file__) in libraries() and os.path.dirname(nnkit.__file__) in libraries()
    assert not any(path in ("/", "/usr", "/usr/local") for path in libraries())


def test_the_course_around_nnkit_is_not_seen():
    for path in readable():
        assert not (str(ROOT) + "/").startswith(os.path.realpath(path) + "/")
        assert not os.path.realpath(path).startswith(str(ROOT / "solutions"))
    assert shown_with_libraries(str(ROOT / "solutions")) == ""


@pytest.mark.parametrize("inside", ["", "/json", "/a/b"])
def test_a_folder_below_a_library_is_told_by_which(inside):
    library = os.path.realpath(os.path.dirname(os.__file__))
    shown = shown_with_libraries(library + inside)
    assert shown and (library + "/").startswith(os.path.realpath(shown))


def test_a_folder_whose_name_begins_like_a_librarys_is_none_of_it(monkeypatch):
    monkeypatch.setattr(jail, "readable", lambda: ["/a/lib"])
    shown = shown_with_libraries.__wrapped__  # without its memory
    assert [shown(path) for path in ("/a/lib-of-mine", "/a", "/a/lib", "/a/lib/x")] == ["", "", "/a/lib", "/a/lib"]


def test_rules_are_few_each_there_and_none_within_another():
    paths = readable_for_landlock()
    assert paths == sorted(paths) and all(os.path.exists(path) for path in paths)
    assert not [path for path in paths for other in paths if path.startswith(f"{other}/")]
    seen = [os.path.realpath(path) for path in readable() if os.path.exists(path)]
    assert all(any(path == rule or path.startswith(f"{rule}/") for rule in paths) for path in seen)


def test_lessons_of_an_installed_library_are_found(monkeypatch, tmp_path):
    monkeypatch.setattr(jail.nnkit, "__file__", str(tmp_path / "nnkit" / "__init__.py"))
    assert lessons_in_libraries() == []
    (tmp_path / "nnkit" / "lessons").mkdir(parents=True)
    assert lessons_in_libraries() == [str(tmp_path / "nnkit" / "lessons")]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root of a Linux may mount")
def test_binding_passes_over_what_is_not_there_or_bound_already(tmp_path, monkeypatch):
    mounted = []
    monkeypatch.setattr(jail, "mount", lambda source, target, **_: mounted.append((source, target)))
    (tmp_path / "file").write_text("")
    (tmp_path / "folder" / "in").mkdir(parents=True)
    root = str(tmp_path / "root")
    for path in ("none", "file", "folder", "folder"):
        jail._bind(root, str(tmp_path / path))
    assert mounted == [(str(tmp_path / name), f"{root}{tmp_path}/{name}") for name in ("file", "folder")]

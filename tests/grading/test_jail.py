"""The list of folders that submissions see: libraries and a part of the system, and never the course."""

import ctypes
import errno
import os
import sys
from functools import partial

import pytest

import nnkit
from course.grading import confinement, jail
from course.grading.confinement import unshare_as_user
from course.grading.jail import lessons_in_libraries, libraries, readable, readable_for_landlock, shown_with_libraries
from course.grading.layers import missing_layers
from tests import ROOT
from tests.grading.child import in_a_child


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


def test_a_system_s_own_python_shows_its_packages_and_not_all_of_usr(monkeypatch):
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert "/usr" not in libraries()


@pytest.fixture
def mounted(monkeypatch):
    """What is mounted where, which nothing is."""
    found = []
    monkeypatch.setattr(jail, "mount", lambda source, target, *_, **__: found.append((source, target)))
    return found


def test_binding_passes_over_what_is_not_there_or_bound_already(tmp_path, mounted):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder" / "in").mkdir(parents=True)
    root = str(tmp_path / "root")
    for path in ("none", "file", "folder", "folder"):
        jail._bind(root, str(tmp_path / path))
    assert mounted == [(str(tmp_path / name), f"{root}{tmp_path}/{name}") for name in ("file", "folder")]


def test_a_link_of_the_root_folder_stays_a_link_and_others_are_bound(tmp_path, mounted, monkeypatch):
    """Such as /lib, which leads to usr/lib."""
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.setattr(jail.os, "readlink", {"/dev": "usr/dev"}.__getitem__)
    monkeypatch.setattr(jail.os.path, "islink", lambda path: path in ("/dev", str(tmp_path / "link")))
    root = str(tmp_path / "root")
    for path in ("/dev", "/usr", str(tmp_path / "link")):
        jail._bind(root, path)
    assert [source for source, _ in mounted] == ["/usr", str(tmp_path / "link")]
    monkeypatch.undo()
    assert os.readlink(f"{root}/dev") == "usr/dev"


def test_where_proc_cannot_be_mounted_anew_the_machines_is_bound(monkeypatch):
    mounted = []

    def mount(source, target, *_, **__):
        mounted.append(source)
        if source == "proc":
            raise PermissionError

    monkeypatch.setattr(jail, "mount", mount)
    jail._mount_proc("/x/proc")
    assert mounted == ["proc", "/proc"]


@pytest.mark.skipif("namespaces" in missing_layers(), reason="this machine makes no namespaces")
def test_a_file_system_in_memory_is_limited_and_can_be_shut(tmp_path):
    (tmp_path / "inside").mkdir()

    def work():
        unshare_as_user(confinement.CLONE_NEWNS)
        jail.mount("", "/", flags=jail.MS_REC | jail.MS_PRIVATE)
        jail.mount("tmpfs", str(tmp_path), "tmpfs", jail.MS_NODEV, "size=4k")
        found = [error_of(partial((tmp_path / "a").write_bytes, bytes(size))) for size in (1, 1 << 20)]
        for path in (tmp_path, tmp_path / "a", tmp_path / "none"):
            jail.make_read_only(str(path))
        return [*found, error_of(lambda: (tmp_path / "b").touch())]

    assert in_a_child(work) == [0, errno.ENOSPC, errno.EROFS]
    assert os.listdir(tmp_path) == ["inside"]  # nothing of it is left outside


def error_of(work) -> int:
    try:
        work()
    except OSError as error:
        return error.errno
    return 0


def test_what_cannot_be_made_read_only_is_an_error(monkeypatch):
    monkeypatch.setattr(jail.LIBC, "syscall", lambda *_: ctypes.set_errno(errno.EPERM) or -1)
    with pytest.raises(PermissionError, match="read-only /a"):
        jail.make_read_only("/a")

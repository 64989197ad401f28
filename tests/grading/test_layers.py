"""Which layers of confinement this machine has: each is tried, and what is missing is said in a line."""

import os

import pytest

from course.grading import layers
from course.grading.layers import MISSING_MEANS, missing_layers, statement


def test_where_the_system_is_another_all_of_them_are_missing(monkeypatch):
    monkeypatch.setattr(layers.confinement, "LINUX", False)
    assert missing_layers() == list(MISSING_MEANS)


@pytest.mark.parametrize("error", [OSError, KeyError])
@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("confinement.unshare_as_user", "namespaces"),
        ("confinement.landlock", "Landlock"),
        ("filters.seccomp", "seccomp"),
    ],
)
def test_a_layer_that_fails_is_named_and_the_others_are_tried(monkeypatch, place, name, error):
    def fails(*_):
        raise error

    for each in ("confinement.unshare_as_user", "confinement.landlock", "filters.seccomp"):
        module, function = each.split(".")
        monkeypatch.setattr(getattr(layers, module), function, fails if each == place else lambda *_: None)
    monkeypatch.setattr(layers.confinement, "LINUX", True)
    assert missing_layers() == [name]


def test_a_trial_leaves_no_mark_on_who_tries():
    assert layers._succeeds(lambda: os.chdir("/")) and layers._succeeds(lambda: None)
    before = os.getcwd()
    layers._succeeds(lambda: os.chdir("/"))
    assert os.getcwd() == before


def test_a_trial_that_is_killed_did_not_succeed():
    assert not layers._succeeds(lambda: os.kill(os.getpid(), 9))


def test_a_line_says_what_it_means():
    said = statement(["Landlock", "seccomp"])
    assert (
        said.count("\n") == 0 and "no Landlock: a submission could read every file" in said and "no seccomp: " in said
    )

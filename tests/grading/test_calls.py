"""The list of system calls is well formed, and what it leaves out on purpose is not on it."""

import re

import pytest

from course.grading.calls import ALLOWED

ROWS = [row.split() for row in ALLOWED.split(",")]
LEFT_OUT = [
    *("socket", "connect", "bind", "listen", "accept", "accept4", "ptrace", "process_vm_readv", "process_vm_writev"),
    *("mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "keyctl", "add_key", "bpf", "io_uring_setup"),
    *("inotify_init", "inotify_init1", "fanotify_init", "mincore", "preadv2", "shmget", "msgget", "semget", "mq_open"),
    *("memfd_create", "timer_create", "perf_event_open", "userfaultfd", "setuid", "setresuid", "capset", "init_module"),
    *("clone", "clone3", "flock", "fcntl", "setsid"),  # of which the filters say more
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_is_a_name_and_two_numbers(row):
    assert len(row) == 3 and re.fullmatch(r"[a-z0-9_]+", row[0])
    assert all(re.fullmatch(r"\d+|-", number) for number in row[1:]) and row[1] != "-"


def test_names_and_numbers_stand_there_once():
    for column in zip(*ROWS, strict=True):
        found = [entry for entry in column if entry != "-"]
        assert len(found) == len(set(found))


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_leads_out_or_tells_of_others_is_not_on_it(name):
    assert name not in [row[0] for row in ROWS]

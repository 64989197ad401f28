"""Which layers of confinement this machine has: each is tried."""

import os
from collections.abc import Callable, Sequence

from course.grading import confinement, filters

MISSING_MEANS = {
    "namespaces": "processes that a submission leaves behind are not sure to end, and it could reach the network",
    "Landlock": "a submission could read every file that you can, solutions and other students' work among them",
    "seccomp": "a submission could open sockets and trace processes",
    "limit of memory": "a submission could fill the machine's memory",
}


def missing_layers() -> list[str]:
    """Which layers this machine cannot enforce; those of Linux are tried, each in a child process."""
    if not confinement.LINUX:
        return list(MISSING_MEANS)
    trials = {
        "namespaces": _new_namespaces,
        "Landlock": lambda: confinement.landlock(["/usr"], []),
        "seccomp": lambda: filters.seccomp("answers"),
    }
    return [name for name, trial in trials.items() if not _succeeds(trial)]


def _new_namespaces() -> None:
    flags = confinement.CLONE_NEWPID | confinement.CLONE_NEWNET | confinement.CLONE_NEWIPC | confinement.CLONE_NEWNS
    confinement.unshare_as_user(flags)


def _succeeds(trial: Callable[[], None]) -> bool:
    pid = os.fork()
    if not pid:
        code = 1
        try:
            trial()
            code = 0
        finally:  # what it raised is in the code
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def statement(missing: Sequence[str]) -> str:
    """One line on what is not enforced here."""
    what = "; ".join(f"no {name}: {MISSING_MEANS[name]}" for name in missing)
    return f"Not enforced on this machine: {what}."

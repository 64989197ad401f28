"""What is called of which nobody knows what it does: its result comes back, and nothing else of it."""

import os
import socket
import subprocess
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course.bank import apart as module
from course.bank.apart import a_while, apart, harmless


def test_a_result_comes_back_and_what_was_changed_does_not():
    seen = []
    assert apart(lambda: (seen.append(1), len(seen))[1], "here") == 1
    assert seen == []


def test_what_raises_and_what_ends_its_process_is_told_by_name():
    with pytest.raises(RuntimeError, match="here: ZeroDivisionError: division by zero"):
        apart(lambda: 1 / 0, "here")
    with pytest.raises(RuntimeError, match="here: something that was called ended its process"):
        apart(lambda: os._exit(0), "here")


def refused(act):
    """What kinds of error act raises, called where nothing can do harm."""

    def run():
        with harmless():
            try:
                act()
            except BaseException as error:
                return [kind.__name__ for kind in type(error).__mro__]
        return []

    return apart(run, "here")


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda: subprocess.run(["true"]), "PermissionError"),
        (os.fork, "PermissionError"),
        (lambda: socket.socket().connect(("127.0.0.1", 9)), "PermissionError"),
        (plt.figure, "PermissionError"),
        (lambda: np.ones(1 << 30), "MemoryError"),
        (lambda: input(), "EOFError"),
    ],
)
def test_it_can_do_no_harm(act, error):
    assert error in refused(act)


def test_nothing_that_it_prints_is_seen(capfd):
    assert refused(lambda: print("?")) == []
    assert capfd.readouterr() == ("", "")


def test_a_file_that_it_writes_is_thrown_away():
    def run():
        with harmless():
            Path("left.txt").write_text("?")
            return str(Path("left.txt").resolve())

    assert not Path(apart(run, "here")).exists()


def test_an_endless_loop_is_broken_off(monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.1)

    def endless():
        with a_while():
            while True:
                pass

    assert "_TooLongError" in refused(endless)

"""Several commands of `course` in one process, each as `course` runs it: its name, exit code and what it prints."""

import contextlib
import io
import sys

from course.__main__ import main

if __name__ == "__main__":  # a process of a pool imports this file too
    for command in sys.argv[1:]:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            code = main(command.split())
        print("", command, code, out.getvalue(), sep="\0", end="")

"""Standard output for a command's report alone: an answer and the libraries in C that it calls write there as well."""

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def report_alone() -> Iterator[None]:
    """While it lasts, what a library in C prints (LAPACK's "On entry to DLASCL ...") goes where errors go, and only
    what Python prints reaches standard output."""
    sys.stdout.flush()
    output = os.dup(1)
    os.dup2(2, 1)
    try:
        with contextlib.ExitStack() as stack:
            if sys.stdout is sys.__stdout__:  # else it is somebody's who looks at what is printed
                own = stack.enter_context(open(output, "w", encoding=sys.stdout.encoding, closefd=False))
                stack.enter_context(contextlib.redirect_stdout(own))
            yield
    finally:
        os.dup2(output, 1)
        os.close(output)

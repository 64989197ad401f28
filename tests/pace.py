"""How slow this machine is: what tests give others as limits of time is multiplied by it.

A limit that only waits for what will come costs nothing when it is long. One that is itself tried (an endless loop is
ended after two seconds) must be short, and must still let everything honest through on a machine ten times slower.
"""

import subprocess
import sys
import time

# a new interpreter and two million additions, on the machine where the limits were chosen
SECONDS_THERE = 0.1


def _seconds() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-S", "-c", "sum(range(2_000_000))"], check=True)
    return time.perf_counter() - start


# the best of five: how slow the machine is, not what else it does at the moment
PACE = max(1.0, min(_seconds() for _ in range(5)) / SECONDS_THERE)

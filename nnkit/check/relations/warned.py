"""What NumPy warned of where `nan` or `inf` came: which operation made it."""

import re
from collections.abc import Iterable

# the words of a warning, without "scalar": what was done
OPERATIONS = (
    (r"overflow encountered in (?:exp|expm1|sinh|cosh|exp2)", "`exp` of a large number overflows"),
    (r"overflow encountered in (?:power|square)", "a power becomes too large for a float"),
    (r"overflow encountered in", "a number becomes too large for a float"),
    (r"divide by zero encountered in (?:log|log2|log10|log1p)", "the logarithm of 0 is taken"),
    (r"divide by zero encountered in (?:divide|reciprocal)", "something is divided by 0"),
    (r"divide by zero encountered in power", "0 is raised to a negative power"),
    (r"invalid value encountered in (?:log|log2|log10|log1p)", "the logarithm of a negative number is taken"),
    (r"invalid value encountered in sqrt", "the root of a negative number is taken"),
    (r"invalid value encountered in power", "a negative number is raised to a fraction"),
    (r"invalid value encountered in divide", "0 is divided by 0, or `inf` by `inf`"),
    (r"invalid value encountered in multiply", "0 is multiplied by `inf`"),
    (r"invalid value encountered in subtract", "`inf` is taken off `inf`"),
    (r"(?:Mean of empty slice|Degrees of freedom)", "the mean of nothing is taken"),
    (r"All-NaN (?:slice|axis) encountered", "the median, or the largest, of nothing but `nan` is taken"),
)
MOST = 3  # operations that are told


def made_by(warned: Iterable[str]) -> str:
    """What was done on the way, in the order in which it was warned of; "" where NumPy said nothing, or too much."""
    found = []
    for warning in warned:
        text = warning.partition(": ")[2].replace("scalar ", "")
        done = next((says for pattern, says in OPERATIONS if re.match(pattern, text)), None)
        if done and done not in found:
            found.append(done)
    return ", then ".join(found) if len(found) <= MOST else ""

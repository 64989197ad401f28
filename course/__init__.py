"""The instructor's toolkit: builds lessons from their text, judges the banks, grades a class."""

import sys

from nnkit import __version__ as __version__

# jsonschema, which nbformat loads, builds a table for international addresses where it finds this: more than a second
# of processor time in every process that reads a notebook, and no notebook has such an address to check.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # Python's own way to say: not there

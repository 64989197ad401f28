"""The instructor's toolkit: builds lessons from their text, judges the banks, grades a class."""

from nnkit import __version__ as __version__

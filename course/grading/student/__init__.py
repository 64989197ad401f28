"""Runs what students wrote, in a confined process. Imports nothing of grading but what has no folder: the wire, the
confinement, the kernel."""

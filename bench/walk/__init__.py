"""Lessons in JupyterLab, done by a student who errs: `python -m bench.walk`."""

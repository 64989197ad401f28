"""Grading that nobody can forge: a student's code runs confined in one process, the tests and the marks in another."""

"""Asks the submission's process, runs the tests, says what each came to. Never runs what students wrote."""

"""Exercises: declared as data, checked through one door, answered with a card.

In a notebook: `check("affine", affine)`. In a lesson's `exercises.py`: Exercise, Part, Case, Script, Step, PREVIOUS,
Rng, Wrong, Quiz, Question, Choice.
"""

from nnkit.check.exercise import PREVIOUS, Case, Choice, Exercise, Part, Question, Quiz, Rng, Script, Step, Wrong
from nnkit.check.lesson import check

__all__ = [
    "PREVIOUS",
    "Case",
    "Choice",
    "Exercise",
    "Part",
    "Question",
    "Quiz",
    "Rng",
    "Script",
    "Step",
    "Wrong",
    "check",
]

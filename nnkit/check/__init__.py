"""Exercises: declared as data, checked through one door, answered with a card.

In a notebook: `use_lesson("01-neuron")` in the first cell, then `check("affine", affine)`, and `if ready("affine"):`
in a cell that builds on the answer. In an author's `exercises.py`: Exercise, Part, Case, Script, Step, PREVIOUS, Rng,
Wrong, Judge, Within, about, with_readings, Setting, Roughly, Quiz, Question, Choice. In a test of plain asserts:
`there` marks a function that runs beside the answer.
"""

from nnkit.check.cases import PREVIOUS, Case, Rng, Script, Step
from nnkit.check.exercise import Choice, Exercise, Part, Question, Quiz, Wrong
from nnkit.check.judges import Judge
from nnkit.check.lesson import check, ready, use_lesson
from nnkit.check.locks import Within, about
from nnkit.check.probe import there
from nnkit.check.readings import Roughly, Setting, with_readings
from nnkit.check.unrun import watch_this_notebook

__all__ = [
    "PREVIOUS",
    "Case",
    "Choice",
    "Exercise",
    "Judge",
    "Part",
    "Question",
    "Quiz",
    "Rng",
    "Roughly",
    "Script",
    "Setting",
    "Step",
    "Within",
    "Wrong",
    "about",
    "check",
    "ready",
    "there",
    "use_lesson",
    "with_readings",
]

watch_this_notebook()

"""Bring an exercises.py and an expected.json of one's own."""

# %% file="exercises.py"
from nnkit.check import Case, Exercise, Part
EXERCISES = [Exercise("affine", title="t", task="t", parts=[Part("p", [Case()], points=99, judge=lambda *a: None)])]
# %% file="expected.json"
{"dict": [["affine", {"dict": []}]]}
# %% answer="affine"
def affine(*args):
    return 0

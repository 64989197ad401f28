"""Answer with data whose types are lies: shapes, dtypes, strings for numbers."""

# %% first

import sys
student = sys.modules.get("course.grading.student.session")
if student is not None:
    bad = [{"a": ["O", [2], 0]}, {"a": ["<f8", [10**9, 10**9], 0]}, {"g": ["<f8", 7]}, {"i": "zz"}, {"l": 5}, {"X": "save"}, {}]
    student.Session._ask = lambda self, *_: {
        "came": [{"value": bad[self.__dict__.setdefault("n", len(bad)) % 7], "problem": None}]}
# %% answer="affine"
def affine(*args):
    return 0

"""Name objects that there are not: negative numbers, other tests' numbers, callable arrays."""

# %% first

import sys
student = sys.modules.get("course.grading.student.session")
if student is not None:
    handles = [{"h": [-1, "list", True]}, {"h": [10**9, "x" * 10**5, True]}, {"X": [0, "Exception", ["BaseException"]]}, {"f": 3}, {"h": [True, "int", 1]}]
    student.Session._do_names = lambda self, m, b, sent: {"names": {name: handles[i % 5] for i, name in enumerate([*m["names"], "check", "np", "__builtins__"])}}
# %% answer="affine"
def affine(*args):
    return 0

"""Answer several questions with parts whose counts of data are huge, negative, of others, or far too many."""

# %% first

import sys
student = sys.modules.get("course.grading.student.session")
if student is not None:
    array = {"came": [{"value": {"a": ["<f8", [1], 0]}}]}
    lies = [
        [[10**30, array]], [[-1, array]] * 9, [[1, array]] * 100_000, [[1, {"each": [[1, array]]}]], [[2, array], [0, array]],
        [[1.0, array]], [["1", array]], {"0": array}, [[1, array], 7], [[0, {"came": {"value": 1}}]],
    ]
    turn = [0]
    def lie(self, message, buffers, sent):
        turn[0] += 1
        sent += [bytes(8)] * 20
        return {"each": lies[turn[0] % len(lies)]}
    student.Session._do_doors = lie
# %% answer="affine"
def affine(*args):
    return 0

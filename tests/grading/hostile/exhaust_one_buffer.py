"""Name one large array a hundred thousand times in one answer."""

# %% first

import sys
student = sys.modules.get("course.grading.student.session")
if student is not None:
    ask = student.Session._do_names
    def names(self, message, buffers, sent):
        if message["names"] != ["affine"]:
            return ask(self, message, buffers, sent)
        sent.append(bytes(1 << 23))
        return {"names": {"affine": {"l": [{"a": ["<f8", [1 << 20], 0]}] * 100_000}}}
    student.Session._do_names = names
# %% answer="affine"
def affine(*args):
    return 0

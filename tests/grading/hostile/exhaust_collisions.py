"""Answer with a set and a dict of numbers whose hashes are all the same."""

# %% first

import sys
student = sys.modules.get("course.grading.student.session")
if student is not None:
    numbers = [{"i": hex(n * (2**61 - 1))} for n in range(1, 60_000)]
    slow = {"t": [{"s": numbers}, {"d": [[n, 0] for n in numbers]}]}
    door = student.Session._do_door
    def answer(self, message, buffers, sent):
        reply = door(self, message, buffers, sent)
        collides = [isinstance(came, dict) and came["value"] == "collide" for came in reply["came"]]
        return {"came": [{**reply["came"][0], "value": slow}]} if any(collides) else reply
    student.Session._do_door = answer
# %% answer="affine"
def affine(*args):
    return "collide"

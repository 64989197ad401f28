"""Answer with fields of the wrong kinds: changes that are numbers, problems that are lists, classes below zero."""

# %% answer="affine"

import sys
TURN = [0]
def affine(X, w, b):
    TURN[0] += 1
    frame = sys._getframe()
    while frame and frame.f_code.co_name != "_answer":
        frame = frame.f_back
    wire, q = frame.f_locals["self"].wire, frame.f_locals["sequence"]
    wrong = [
        {"value": 0, "changed": [5]}, {"value": 0, "changed": [[[], 1]]},
        {"value": 0, "problem": {"0": 1}}, {"value": 0, "problem": [1, 2, 3]},
        {"exc": {"name": "E", "bases": None, "class": 1, "message": 5}}, {"exc": {"name": "E", "bases": [], "class": -1}},
        {"exc": 7}, {"value": {"x": [1, "E", 5]}}, {"value": None}, {"value": 0, "warned": [[], {}, 5]},
    ]
    answers = [{"came": [each]} for each in wrong] + [{"came": 5}, {"came": [7]}, {"came": []}, *wrong]
    answers = [{"each": [[0, answer]] * 99} for answer in answers] + [
        {"each": 5}, {"each": []}, {"each": [5] * 99}, {"each": [[10**9, {"came": [{"value": 0}]}]]},
        {"each": [[-1, {"came": [{"value": 0}]}]]}, {"each": [[True, []]]}, *answers,
    ]
    wire.send({**answers[TURN[0] % len(answers)], "q": q})
    return 0

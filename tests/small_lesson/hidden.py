from nnkit.check import PREVIOUS, Case, Script, Step


def hidden(rng):
    theta, grads = rng.normal(size=5), rng.normal(size=(3, 5))
    return {
        "affine": {"a batch of two": [Case(rng.normal(size=(7, 4)), rng.normal(size=4), -0.7)]},
        "Momentum": {
            "three steps": [
                Script(Case(0.03, 0.6), Step("step", theta, grads[0]), *(Step("step", PREVIOUS, g) for g in grads[1:]))
            ]
        },
    }

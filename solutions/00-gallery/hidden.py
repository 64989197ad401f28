"""The gallery hides nothing: each of its answers is one number."""


def hidden(rng):
    return {}

"""Sentences about a part of an outcome: what of it is wrong, and how they end."""

from collections.abc import Sequence

from nnkit.check.relations.leaves import Leaf


def subject_of(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> str:
    """What of an outcome is wrong, in words: all of it, or the part in which every wrong place lies."""
    paths, right = {leaf.path for leaf in wrong}, {leaf.path for leaf in leaves} - {leaf.path for leaf in wrong}
    shared: list[str] = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    method = f"`{shared[0]}` gives" if shared and shared[0].isidentifier() else "comes back"
    inside = [step for step in shared if not step.isidentifier() and step != "in a list"]
    if not right:
        return f"What {method}"
    if any(path[: len(shared)] == tuple(shared) for path in right):
        return f"A part of what {method}"
    return f"Of what {method}, {' in '.join(reversed(inside))}," if inside else f"What {method}"


def ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else sentence + "."

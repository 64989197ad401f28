"""Experiments to start from: a state, a question to answer before playing, and what there is to see. The page and
Python read the same file; tests hold every claim of an answer against a run."""

from dataclasses import asdict, dataclass

from nnkit.widgets.page import facts


@dataclass(frozen=True)
class Preset:
    """A named state with its question and answer."""

    name: str
    state: str
    question: str
    answer: str

    def as_dict(self) -> dict[str, str]:
        """The fields by name."""
        return asdict(self)


PRESETS = tuple(Preset(**preset) for preset in facts("playground/facts.js")["presets"])

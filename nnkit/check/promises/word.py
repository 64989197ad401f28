"""What words have in common: the arguments that they are about, and how a sentence lists them."""

from collections.abc import Sequence
from dataclasses import dataclass


def listed(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


@dataclass(frozen=True, init=False)
class OfArguments:
    """A word about some of the arguments."""

    names: tuple[str, ...]

    def __init__(self, *names: str):
        if not names:
            raise ValueError(f"{type(self).__name__}: name the arguments that it promises something of")
        object.__setattr__(self, "names", names)

    @property
    def sentence(self) -> str:
        raise NotImplementedError

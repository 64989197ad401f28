"""Judges: they decide on an outcome where many are right. A declaration names one, with its parameters:

    Part("the count", [Case()], judge=Judge("answer.like", answer=about(23)))

The name is a module of this package and a function in it, `f(outcome, *arguments of the case, **parameters)`, which
returns None when right or a sentence that says what is wrong; one that is a diagnosis has a name, as a declared
misconception has (`named.py`). A class is made anew for each part of each answer that
is judged, and may keep what it sees from case to case. No judge knows an answer: what it compares with comes as
parameters.
"""

import functools
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, init=False)
class Judge:
    """A judge by its name, with parameters that are plain data."""

    name: str
    params: dict[str, Any]

    def __init__(self, name: str, /, **params: Any):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "params", params)

    @property
    def keeps(self) -> bool:
        """Whether it keeps something from case to case."""
        return isinstance(judge_called(self.name), type)

    def start(self) -> Callable[..., Any]:
        """The judge, ready for the cases of one part."""
        made = judge_called(self.name)
        return made(**self.params) if isinstance(made, type) else functools.partial(made, **self.params)


@functools.cache
def judge_called(name: str) -> Callable[..., Any]:
    """The function or class behind a name; LookupError, with what there is, for a name that is none."""
    module_name, _, function = name.partition(".")
    if re.fullmatch(r"[a-z_]\w*\.[A-Za-z]\w*", name):
        full_name = f"{__name__}.{module_name}"
        try:
            module = importlib.import_module(full_name)
        except ModuleNotFoundError as error:
            if error.name != full_name:
                raise
        else:
            own = {n: f for n, f in vars(module).items() if callable(f) and getattr(f, "__module__", "") == full_name}
            if function in own:
                return own[function]
            raise LookupError(f"nnkit/check/judges/{module_name}.py has no {function!r}; it has {', '.join(own)}")
    raise LookupError(f"no judge is called {name!r}: name a function of nnkit/check/judges as 'module.function'")

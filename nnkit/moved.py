"""Names under which notebooks and kept answers of the first edition know what stands elsewhere now."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

PLACES = {
    f"nnkit.{name}": f"nnkit.lessonkit.{name}"
    for name in (
        "approximate", "csvfile", "described", "drawings", "exam", "formulas", "handover", "heldout", "pieces",
        "polygons", "standalone",
    )
}  # fmt: skip


class Moved:
    """Finds a module of PLACES by its old name and gives the module itself, not a second one."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:  # fmt: skip
        # its methods are what Python asks for; their base class would take longer to import than all the rest here
        return importlib.util.spec_from_loader(name, self) if name in PLACES else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        # what stands here after this call is what the import gives
        sys.modules[module.__name__] = importlib.import_module(PLACES[module.__name__])


def forward() -> None:
    """From now on the old names can be imported. Twice is once."""
    if not any(isinstance(finder, Moved) for finder in sys.meta_path):
        sys.meta_path.append(Moved())

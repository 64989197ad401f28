"""What a page shows alive from plain data, and the way back from the page to the Python object that made it.

The page draws it by itself (labextensions/nnkit): while a cell runs, after the kernel has gone, in an exported page.
Once no cell runs it tells the object what a hand has done.
"""

from __future__ import annotations

import uuid
import weakref
from typing import Any

import comm

from nnkit.widgets.page import page_part

TYPE = "application/vnd.nnkit.explorer+json"
TARGET = "nnkit.explorer"  # pages open a comm of this name
_shown: weakref.WeakValueDictionary[str, Shown] = weakref.WeakValueDictionary()


class Shown:
    """An object whose output is data. A class says in `values` what a page needs, in `_hear` what it makes of news."""

    def __init__(self, **more: Any):
        self._shown_as = uuid.uuid4().hex
        self._pages: list[Any] = []
        super().__init__(**more)

    def values(self) -> dict[str, Any]:
        """What a page needs to show it: data only."""
        raise NotImplementedError

    def as_html(self) -> str:
        """What stands where no script runs; its text, if nothing."""
        return ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        _shown[self._shown_as] = self
        comm.get_comm_manager().register_target(TARGET, _opened)
        values = self.values() | {"id": self._shown_as}
        part = page_part(values, repr(self), inside=self.as_html())
        return {TYPE: values, "text/html": part, "text/plain": repr(self)}

    def _join(self, page: Any) -> None:
        """A page shows it, and can be told and heard."""
        self._pages.append(page)
        page.on_msg(lambda message: self._hear(page, message["content"]["data"]))
        page.on_close(lambda _message: self._pages.remove(page))

    def _hear(self, page: Any, data: dict[str, Any]) -> None:
        raise NotImplementedError

    def _tell(self, data: dict[str, Any]) -> None:
        for page in self._pages:
            page.send(data)


def _opened(page: Any, message: dict[str, Any]) -> None:
    """A page shows an output of ours and asks for the object that made it."""
    shown = _shown.get(message["content"]["data"].get("id"))
    if shown is None:
        page.close()
    else:
        shown._join(page)

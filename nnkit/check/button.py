"""The button on a card that looks at one's program: what a page has to know, and what it hears when it asks.

JupyterLab shows a card with its button where this type stands beside the card's HTML (remoteEntry.js of the widgets);
elsewhere, and without a kernel, the HTML alone says how to ask in a line of code.
"""

import uuid
from collections.abc import Callable
from typing import Any

import comm

TYPE = "application/vnd.nnkit.card+json"
TARGET = "nnkit.look"  # pages open a comm of this name when the button is pressed

_looks: dict[str, tuple[str, Callable[[], str]]] = {}  # of each exercise that of its last card


def offered(exercise: str, title: str, look: Callable[[], str]) -> dict[str, Any]:
    """What a page needs for the button of this exercise's card. look: what it is told once it is pressed."""
    known, held = _looks.get(exercise, ("", None))
    if held is not look:
        known = uuid.uuid4().hex
        _looks[exercise] = known, look
    comm.get_comm_manager().register_target(TARGET, _asked)
    return {TYPE: {"id": known, "title": title}}


def _asked(page: Any, message: dict[str, Any]) -> None:
    """A page asks for a look: the answer, or the end where the card is not the last one of its exercise."""
    wanted = message["content"]["data"].get("id")
    look = next((look for known, look in _looks.values() if known == wanted), None)
    if look is None:
        page.close()
        return
    page.send({"says": look()})

"""The button on a card that looks at one's program: what a page has to know, and what it hears when it asks.

JupyterLab shows a card with its button where this type stands beside the card's HTML (remoteEntry.js of the widgets);
elsewhere, and without a kernel, the HTML alone says how to ask in a line of code.
"""

from typing import TYPE_CHECKING, Any

import comm

if TYPE_CHECKING:
    from nnkit.check.card import Card

TYPE = "application/vnd.nnkit.card+json"
TARGET = "nnkit.look"  # pages open a comm of this name when the button is pressed
BROKEN_OFF = "The look was broken off."
NO_SMALL_CHANGE = "No small change of your program makes it right: it is another slip, or more than one."

_cards: "dict[str, tuple[str, Card]]" = {}  # of each exercise the one shown last


def offered(card: "Card", known: str) -> dict[str, Any]:
    """What a page needs for the button of this card. known: a name that no other card has."""
    _cards[card.result.exercise] = known, card
    comm.get_comm_manager().register_target(TARGET, _asked)
    return {TYPE: {"id": known, "title": card.result.title}}


def _asked(page: Any, message: dict[str, Any]) -> None:
    """A page asks for a look: what it finds, or the end where the kernel has another card of that exercise, or none."""
    wanted = message["content"]["data"].get("id")
    card = next((card for known, card in _cards.values() if known == wanted), None)
    if card is None:
        page.close()
        return
    says = BROKEN_OFF
    try:
        says = _found(card)
    finally:  # whoever stops the kernel meanwhile still gets an answer
        page.send({"says": says})


def _found(card: "Card") -> str:
    """What a look finds, in lines: what else it says than the card, and where."""
    found = card.look().result
    more = [found.message] if found.message != card.result.message else []
    return "\n".join([*more, found.where] if found.where else [NO_SMALL_CHANGE])

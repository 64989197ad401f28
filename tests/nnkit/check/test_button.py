"""The button on a card: offered where a look may find something, and it says in words what the look finds."""

from types import SimpleNamespace

import pytest

from nnkit.check import button
from nnkit.check.card import Card, Mark
from nnkit.check.result import PartResult, Result

WRONG = Result("f", "A title", "wrong", (PartResult("a", False, 0, 1),), message="It is wrong.")
FOUND = "Line 2, `return -x`: there is a minus sign too many."


def pressed(card, known=None):
    """What a page hears that presses the button of a card: (what is said, whether it is ended)."""
    (wanted,) = card._repr_mimebundle_().values()
    heard = []
    page = SimpleNamespace(send=heard.append, close=lambda: heard.append("closed"))
    button._asked(page, {"content": {"data": {"id": known or wanted["id"]}}})
    return heard


def looked(**more):
    return Card(WRONG, lambda: Result(**{**vars(WRONG), **more}))


def test_a_card_offers_it_by_its_title_beside_what_it_shows_anyhow():
    card = looked()
    (kind, told) = next(iter(card._repr_mimebundle_().items()))
    assert (kind, told["title"]) == (button.TYPE, "A title")
    assert Mark(card)._repr_mimebundle_() == {kind: told}  # in the cell that gives the marks, too
    assert ".look()" in card._repr_html_()  # for whoever has no button


@pytest.mark.parametrize("more", [{"state": "right"}, {"state": "not attempted"}, {"where": FOUND}])
def test_no_button_where_nothing_is_left_to_find(more):
    assert Card(Result(**{**vars(WRONG), **more}), lambda: WRONG)._repr_mimebundle_() == {}
    assert Card(WRONG)._repr_mimebundle_() == {}


def test_it_says_where_and_what_else_the_look_found():
    assert pressed(looked(where=FOUND)) == [{"says": FOUND}]
    assert pressed(looked(where=FOUND, message="A minus sign.")) == [{"says": f"A minus sign.\n{FOUND}"}]
    assert pressed(looked()) == [{"says": button.NO_SMALL_CHANGE}]


def test_only_the_last_card_of_an_exercise_answers():
    first, last = looked(where=FOUND), looked(where="Line 3: another.")
    former = first._repr_mimebundle_()[button.TYPE]["id"]
    assert pressed(last, former) == ["closed"]
    assert pressed(last) == [{"says": "Line 3: another."}]


def test_a_look_that_is_broken_off_is_answered_all_the_same():
    def stopped():
        raise KeyboardInterrupt

    heard = []
    (told,) = (card := Card(WRONG, stopped))._repr_mimebundle_().values()
    with pytest.raises(KeyboardInterrupt):
        button._asked(SimpleNamespace(send=heard.append), {"content": {"data": {"id": told["id"]}}})
    assert heard == [{"says": button.BROKEN_OFF}] and card.result is WRONG

"""A task's marks: what they stand behind, and that no student sees them."""

import pytest

from nnkit.check.task import Sentence, sentences_of, without_marks

TASK = (
    "`Z (n, k)` logits {given} $\\to$ `P (n, k)`: each row positive. {cases} {New}\n\n"
    "- {promises}\n- $\\frac{1}{2}$ and $e^{-z}$ stay. {free}"
)


def test_each_mark_belongs_to_the_text_before_it():
    assert sentences_of(TASK) == [
        Sentence("`Z (n, k)` logits", ("given",)),
        Sentence("$\\to$ `P (n, k)`: each row positive.", ("cases", "New")),
        Sentence("", ("promises",)),
        Sentence("$\\frac{1}{2}$ and $e^{-z}$ stay.", ("free",)),
    ]


def test_a_student_sees_no_mark():
    assert without_marks(TASK, "A promise.") == (
        "`Z (n, k)` logits $\\to$ `P (n, k)`: each row positive.\n\n- A promise.\n- $\\frac{1}{2}$ and $e^{-z}$ stay."
    )
    assert without_marks("{promises}", "A promise.") == "A promise."


def test_what_stands_behind_the_last_mark_has_none():
    assert sentences_of("One. {cases} Two.")[-1] == Sentence("Two.")
    assert sentences_of("(One. {cases})") == [Sentence("(One.", ("cases",))]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("One sentence, with `a. B` and $x. Y$ and e.g. `this`.", True),
        ("`k`: 0, 1, 2, ... (0: nothing).", True),
        ("One. Two.", False),
        ("Is it one? `z` is two.", False),
        ("one line\n- and another", False),
    ],
)
def test_a_second_sentence_is_noticed(text, is_one):
    assert Sentence(text, ("cases",)).is_one is is_one

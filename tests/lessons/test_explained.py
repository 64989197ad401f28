"""What counts as the origin of a number that an explanation states."""

import pytest

from tests.lessons import explained


@pytest.mark.parametrize(
    ("asked", "text", "why", "printed", "left"),
    [
        ("A rate of 0.25?", "It stays 0.25, four times of 3.", "", "", []),
        ("", "Half of 60, for 60 / 2 = 30, not 40.", "", "", ["40"]),
        ("", "0.32", "80/100 · 40/100 = 0.32.", "", []),
        ("", "32", "80/100 · 40/100 = 0.32.", "", []),
        ("", "96 % sure, and the loss is 0.29.", "", "sure 0.959, loss 0.2874", []),
        ("", "96 % sure, and the loss is 0.30.", "", "sure 0.959, loss 0.2874", ["0.30"]),
        ("", "1e-20 of it, 60,000 times", "0.1²⁰ = 1e-20.", "", ["60,000"]),
        ("", "Seen in lesson 12, by 7 of us.", "", "", []),
    ],
)
def test_a_number_is_asked_summed_printed_or_a_word(monkeypatch, asked, text, why, printed, left):
    monkeypatch.setattr(explained, "stated", lambda lesson: [("q", asked, text, why)])
    lesson = type("Lesson", (), {"number": "99"})
    assert [number for _, number in explained.unheld(lesson, printed)] == left


def test_a_listed_number_that_nobody_states_is_told(monkeypatch):
    monkeypatch.setattr(explained, "stated", lambda lesson: [("q", "", "It was in 1957.", "")])
    monkeypatch.setitem(explained.FACTS, "99", {"1957", "1958"})
    assert explained.superfluous(type("Lesson", (), {"number": "99"})) == {"1958"}

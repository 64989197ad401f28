"""What the checker asks of an answer through the door of nnkit's checks, in the student's process."""

import numpy as np
import pytest

from course.grading.student import doors
from course.grading.student.doors import TOGETHER_BYTES
from course.grading.wire import encode
from tests.grading.checker.peer import student


@pytest.fixture(scope="module")
def link():
    loops = "import numpy as np\ndef loops(x):\n    for i in np.sort(x):\n        return i\n"
    with student(loops + "K = 2\ndef f(x):\n    x[0] = 5\n    return x * K\ndef g(x):\n    return f(x)") as made:
        yield made


def number_of(link, name: str) -> int:
    return object.__getattribute__(link.names([name])[name], "_number")


def asked(link, ask: str, *given, number: int):
    buffers: list[bytes] = []
    question = {"ask": ask, "given": encode(list(given), buffers)}
    reply, sent = link.ask({"op": "doors", "id": number, "asked": [[len(buffers), question]]}, buffers)
    ((_, answer),) = reply["each"]
    return answer, sent


def test_a_call_comes_back_with_what_it_changed(link):
    number = number_of(link, "f")
    reply, sent = asked(link, "call", [np.ones(2)], {}, number=number)
    (came,) = reply["came"]
    assert came["problem"] is None and link.decode(came["value"], sent).tolist() == [10, 2]
    assert [(key, link.decode(value, sent).tolist()) for key, value in came["changed"]] == [(0, [5, 1])]
    assert came["warned"] == []


def test_a_crash_is_told_with_its_line(link):
    number = number_of(link, "f")
    (came,) = asked(link, "call", [3], {}, number=number)[0]["came"]
    assert came["problem"][0] == "TypeError" and came["problem"][2] == "line 7: x[0] = 5"


def test_facts_and_what_is_borrowed_are_names(link):
    number = number_of(link, "loops")
    facts = asked(link, "facts", "loops", number=number)[0]["came"]
    assert ["return in a loop"] in facts and all(type(word) is str for row in facts for word in row)
    assert asked(link, "borrowed", [], ["numpy.sort"], [], number=number)[0]["came"] == ["numpy.sort"]


def asked_together(link, questions, number: int):
    """The parts of an answer to calls with these arguments, and their data."""
    buffers: list[bytes] = []
    asked_: list = []
    for given in questions:
        own: list[bytes] = []
        asked_.append([0, {"ask": "call", "given": encode([given, {}], own)}])
        asked_[-1][0] = len(own)
        buffers += own
    reply, sent = link.ask({"op": "doors", "id": number, "asked": asked_}, buffers)
    return reply["each"], sent


def test_several_calls_come_back_in_one_answer(link):
    each, sent = asked_together(link, [[np.full(2, 1.0)], [3], [np.full(2, 4.0)]], number_of(link, "f"))
    assert [count for count, _ in each] == [2, 0, 2]  # its value, and what it changed
    first, crash, last = (part["came"][0] for _, part in each)
    assert crash["problem"][0] == "TypeError"
    assert link.decode(first["value"], sent[:2]).tolist() == [10, 2]
    assert link.decode(last["value"], sent[2:]).tolist() == [10, 8]


def test_what_takes_long_or_gives_much_is_sent_before_the_next_is_answered(monkeypatch):
    monkeypatch.setattr(doors, "TOGETHER_SECONDS", 0.02)
    slow = "import time\ndef slow(x):\n    time.sleep(x)\ndef large(x):\n    return np.zeros(x)\n"
    with student("import numpy as np\n" + slow) as link:
        each, _ = asked_together(link, [[0], [0.05], [0]], number_of(link, "slow"))
        assert len(each) == 2
        each, sent = asked_together(link, [[1], [TOGETHER_BYTES // 8 + 1], [1]], number_of(link, "large"))
        assert len(each) == 2 and sum(map(len, sent)) > TOGETHER_BYTES


def test_what_fails_beside_its_call_ends_the_request(link):
    odd = {"ask": "nothing", "given": {"l": []}}  # which no door does
    reply, _ = link.ask({"op": "doors", "id": number_of(link, "f"), "asked": [[0, odd], [0, odd]]})
    assert [answer["exc"]["names"][0] for _, answer in reply["each"]] == ["AttributeError"]


def test_what_any_of_the_calls_enters_stands_in_the_first_answer():
    text = "import numpy as np\nimport nnkit\ndef f(x):\n    return nnkit.relu(x) if x > 1 else x\n"
    with student(text) as link:
        each, _ = asked_together(link, [[1], [2], [1]], number_of(link, "f"))
        assert [answer["came"][0].get("entered", [])[:1] for _, answer in each] == [["nnkit.activations.relu"], [], []]
        each, _ = asked_together(link, [[1], [1]], number_of(link, "f"))
        assert "entered" not in each[0][1]["came"][0]


def test_a_changed_program_runs_beside_the_names(link):
    reply, _ = link.ask({"op": "changed", "text": "def f(x):\n    return K + 40", "name": "f"})
    (came,) = asked(link, "call", [1], {}, number=reply["id"])[0]["came"]
    assert came["value"] == 42
    assert "f(x)" not in str(link.names(["K"])) and link.names(["K"]) == {"K": 2}
    number = number_of(link, "f")
    assert asked(link, "call", [np.ones(1)], {}, number=number)[0]["came"][0]["problem"] is None


def test_a_changed_program_that_fails_is_said(link):
    reply, _ = link.ask({"op": "changed", "text": "1 / 0", "name": "f"})
    assert reply["exc"]["names"][0] == "ZeroDivisionError"
    assert "exc" in link.ask({"op": "changed", "text": "x = 1", "name": "none"})[0]


def test_what_is_lent_takes_the_place_of_a_name():
    with student("def f(x):\n    return x\ndef g(x):\n    return f(x) + 1") as link:
        link.ask({"op": "lend", "names": link.encode({"f": {"function": lambda x: (x * 10, [])}}, [])})
        assert link.names(["g"])["g"](3) == 31

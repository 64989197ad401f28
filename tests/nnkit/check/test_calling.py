"""What is taken down of each of several calls: what it warned of and changed, however the one before left Python."""

import sys
import warnings

import numpy as np

from nnkit.check.calling import calling


def warn(text):
    warnings.warn(text, stacklevel=1)


def replies_to(*functions, given=()):
    with calling() as calls:
        return [calls.reply_to(function, given, {}) for function in functions]


def test_each_call_has_its_own_warnings():
    heard = [
        reply.warned for reply in replies_to(lambda: warn("a"), lambda: 1, lambda: [warn("b"), warn("b"), warn("c")])
    ]
    assert heard == [("UserWarning: a",), (), ("UserWarning: b", "UserWarning: c")]


def test_what_a_call_does_to_warnings_and_streams_is_undone_for_the_next(capsys):
    def spoil():
        warnings.simplefilter("error")
        sys.stdout = sys.stderr = sys.__stderr__

    def speak():
        print("aloud")
        print("aloud", file=sys.stderr)
        warn("heard")

    before = list(warnings.filters), sys.stdout, sys.stderr
    spoiled, spoke = replies_to(spoil, speak)
    assert (spoiled.problem, spoke.problem, spoke.warned) == (None, None, ("UserWarning: heard",))
    assert (list(warnings.filters), sys.stdout, sys.stderr) == before
    assert capsys.readouterr() == ("", "")


def test_a_call_works_on_copies_and_what_it_changed_of_them_is_told():
    x = np.zeros(2)
    changing, looking = replies_to(lambda x: x.__setitem__(0, 5.0), lambda x: x.sum(), given=[x])
    assert changing.changed[0].tolist() == [5, 0] and looking.value == 0 and not x.any()


def test_what_no_call_could_be_made_of_enters_nothing():
    with calling() as calls:
        assert calls.reply_to(5, [], {}).problem.message == "expected a function or a class, got an int object"
    assert calls.entered == ()

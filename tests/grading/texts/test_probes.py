"""A test's functions that run in the submission's process: sent as text, and read closely when a lesson is built."""

import ast

import pytest

from course.grading.texts.probes import ASSERTS, NOTHING, STRANGE, YES_OR_NO, faults_in_probe, probes_in, sending

PROBE = "@other\n@there\ndef seen(x):\n    return f(x)\nassert seen(1) == 2"


def test_a_probe_carries_its_text_without_the_mark():
    tree = sending(ast.parse(PROBE))
    (probe,) = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    call = probe.decorator_list[-1]
    assert ast.unparse(probe.decorator_list[0]) == "other" and call.func.id == "__there__"
    assert call.args[0].value == "@other\ndef seen(x):\n    return f(x)"
    assert call.lineno == 2
    compile(tree, "<test>", "exec")


@pytest.mark.parametrize("mark", ["there", "nnkit.check.there"])
def test_marks(mark):
    assert [probe.name for probe in probes_in(ast.parse(PROBE.replace("there", mark)))] == ["seen"]
    assert list(probes_in(ast.parse(PROBE.replace("@there", "@their")))) == []
    assert list(probes_in(ast.parse("@there\nclass A: pass"))) == []


def said(body: str, test: str = "", there: frozenset[str] = frozenset({"f"})) -> list[tuple[str, str]]:
    source = f"@there\ndef seen(x):\n    {body}\n{test}"
    (probe,) = probes_in(ast.parse(source))
    return [fault for _, fault in faults_in_probe(probe, source, set(there))]


@pytest.mark.parametrize(
    "body",
    ["return f(x)", "yield f(x)", "return f(x) == 1 or x", "return (f(x) == 1, x)", "return -f(x)", "return 'yes'"],
)
def test_a_probe_returns_data(body):
    assert said(body) == []


@pytest.mark.parametrize(
    "answer",
    [
        *("f(x) == 1", "f(x) is x", "not f(x)", "f(x) == 1 and x > 2"),
        *("True", "isinstance(x, f)", "np.shares_memory(f(x), x)"),
    ],
)
def test_one_bare_yes_or_no_could_be_made_up(answer):
    assert said(f"return {answer}") == [YES_OR_NO]


def test_a_probe_asserts_nothing_and_says_something():
    assert said("assert f(x)\n    return x") == [ASSERTS]
    assert said("f(x)") == [NOTHING] and said("f(x)\n    return") == [NOTHING]


def test_a_probe_uses_no_name_of_the_tests():
    assert said("return f(x) + y", "y = 1") == [STRANGE]
    assert said("return f(x) + y", "y = 1", frozenset({"f", "y"})) == []
    assert said("return seen(x)") == []
    assert said("import y\n    return y.z(x)", "import y") == []

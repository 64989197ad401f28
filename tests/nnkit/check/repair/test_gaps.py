"""A program that replaces `nan` or `inf`, and one that only asks for them."""

import pytest

from nnkit.check.repair.facts import facts_of
from nnkit.check.repair.program import program_of
from tests.nnkit.check.repair.test_repair import defined


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("x[np.isnan(x)] = 0", ["isnan"]),
        ("x = np.where(np.isfinite(x), x, 1)", ["isfinite"]),
        ("x = np.nan_to_num(x)", ["nan_to_num"]),
        ("x = x[~np.isnan(x)]", []),
        ("n = np.isnan(x).sum()", []),
        ("n = np.where(x > 0)[0]", []),
    ],
)
def test_what_replaces_them(line, names):
    program = program_of(defined(f"def answer(x):\n    {line}\n    return x"), "answer")
    assert [fact.names[0] for fact in facts_of(program) if fact.name == "nan replaced"] == names

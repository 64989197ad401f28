"""What mechanical slips are told, on the small lesson."""

import ast
import itertools
import json

from course.__main__ import main
from course.bank.slips import WORDS, Slip, judge_slips, programs, spread, table


def test_each_slip_loses_marks_and_is_told_something_or_nothing(author_folder, capsys):
    assert main(["--root", str(author_folder.source.parents[1]), "bank", "--told", "--slips", "1", "--json", "90"]) == 0
    slips = [Slip(**row) for row in json.loads(capsys.readouterr().out)]
    assert {slip.exercise for slip in slips} >= {"affine", "Momentum"}
    assert all(slip.word in WORDS and bool(slip.sentence) == (slip.word != "nothing") for slip in slips)
    affine = {slip.change: slip for slip in slips if slip.exercise == "affine"}
    assert affine["return X @ w + b  ->  return X @ w - b"].word == "named"
    last = table(slips).splitlines()[-1].split()
    assert last[:2] == ["all", str(len(slips))]
    assert abs(sum(float(share.rstrip("%")) for share in last[2:]) - 100) < 0.3


def test_a_look_that_blames_a_line_which_is_as_it_was_is_counted_apart(author_folder):
    text = author_folder.text.read_text()
    author_folder.text.write_text(text.replace("    return X @ w + b", "    z = X @ w\n    return z + 2 * b - b"))
    of_affine = itertools.takewhile(lambda slip: slip.exercise == "affine", judge_slips(author_folder, most=60))
    words = {slip.word for slip in of_affine}
    assert {"elsewhere", "named"} <= words


def test_programs_with_one_change_and_with_two():
    once, twice = (programs("return_value = a + b * c", order) for order in (1, 2))
    assert "return_value = a - b * c" in once and len(set(once)) == len(once)
    assert twice and not set(once) & {"return_value = a + b * c"}
    assert all(ast.parse(text) for text in (*once, *twice)) and len(twice) <= len(once)


def test_a_spread_is_from_all_over():
    assert spread([*"abcdefgh"], 4) == ["a", "c", "e", "g"] and spread(["a"], 4) == ["a"]

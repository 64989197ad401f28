"""What slips are told without a declaration of their own, on the small lesson."""

import pytest

from course.__main__ import main
from course.lessons import all_lessons
from course.bank.told import judge_told, stale, superfluous, table, words_read, wrong_answers


@pytest.fixture
def few_answers(author_folder):
    """The small lesson with a bank of four wrong answers: what nothing names is looked at for long."""
    (author_folder.bank / "Momentum.py").unlink()
    path = author_folder.bank / "affine.py"
    path.write_text(path.read_text().partition('# %% wrong="only the visible cases"')[0])
    return author_folder


def test_the_word_of_who_read_it_is_kept_beside_the_sentence(few_answers, capsys):
    author_folder = few_answers
    told = list(judge_told(author_folder))
    assert next(one.name for one in told if (one.exercise, one.answer) == ("affine", "no bias")) != "no bias"
    assert all(one.word == "unread" * bool(one.sentence) for one in told)
    _adds_up(told)
    first = next(one for one in told if one.sentence)
    row = "\t".join((first.exercise, first.answer, "true"))
    rows = "".join(f"{row}\t{sentence}\n" for sentence in (first.sentence, "It said so once."))
    (author_folder.source / "told.tsv").write_text(f"exercise\tanswer\tword\tsentence\n{rows}")
    again = [one for one in judge_told(author_folder) if one.sentence]
    assert next(one.word for one in again) == "true"
    assert "unread" in {one.word for one in again}  # another sentence is another matter
    assert main(["--root", str(author_folder.source.parents[1]), "bank", "--told", "--stale", "90"]) == 1
    assert capsys.readouterr().out == f"90-small\t{first.exercise}\t{first.answer}\tIt said so once.\n"


def test_a_word_that_is_none_is_refused(author_folder):
    (author_folder.source / "told.tsv").write_text("exercise\tanswer\tword\tsentence\naffine\tno bias\tmaybe\tWell.\n")
    with pytest.raises(ValueError, match="'maybe' is none of true, half, false"):
        words_read(author_folder)


def _adds_up(told):
    last = table(told).splitlines()[-1].split()
    assert last[0] == "all"
    assert int(last[1]) == len(told)
    assert sum(float(share.rstrip("%")) for share in last[2:-1]) == pytest.approx(100, abs=0.3)


@pytest.mark.parametrize("folder", all_lessons(), ids=lambda folder: folder.name)
def test_the_lists_hold_words_of_answers_that_are_in_the_bank(folder):
    assert {row[:2] for row in words_read(folder)} <= {(name, answer) for name, answer, _ in wrong_answers(folder)}


def test_one_answer_in_so_many_is_a_sample(few_answers):
    author_folder = few_answers
    told = list(judge_told(author_folder))
    sample = list(judge_told(author_folder, every=2))
    assert 0 < len(sample) < len(told) and set(sample) <= set(told)
    other = list(judge_told(author_folder, every=2, at=0))
    assert set(sample) | set(other) == set(told) and not set(sample) & set(other)


def test_the_command_shows_a_table(capsys):
    assert main(["bank", "--told", all_lessons()[0].name]) == 0
    assert "unread" in capsys.readouterr().out


def test_a_declaration_that_a_mechanism_names_as_well_is_listed(author_folder, capsys):
    found = {(one.exercise, one.name): one.instead for one in superfluous(author_folder)}
    assert found == {
        ("affine", "no bias"): "What comes back lacks the third argument."
    }  # not "product": nothing is said
    assert main(["--root", str(author_folder.source.parents[1]), "bank", "--told", "--superfluous", "90"]) == 0
    assert capsys.readouterr().out.split("\t")[:3] == ["90-small", "affine", "no bias"]


def test_what_one_of_its_answers_is_told_otherwise_is_not_listed(author_folder):
    bank = author_folder.bank / "affine.py"
    bank.write_text(bank.read_text() + '\n\n# %% wrong="no bias"\ndef affine(X, w, b):\n    return X @ w - b\n')
    assert not list(superfluous(author_folder))


def _read_off(folder):
    """The small lesson's count with what else may be counted, and an answer that is one of these."""
    for bank in folder.bank.glob("*.py"):
        bank.unlink()
    path = folder.source / "exercises.py"
    declared = 'wrong=[Wrong("weights only", 3, "You counted the weights only; the bias is a parameter too.")]'
    other = declared.replace("3", "7")
    reads = '{"the number of wires": lambda d: 2 * d + 1, "the number of layers": lambda d: 12}'
    read = f'{other[:6]}with_readings({other[6:]}, 4, lambda: 3, "parameters", {reads}, lambda d: d + 1)'
    text = path.read_text().replace(declared, read).replace("Step, Wrong", "Step, Wrong, with_readings")
    path.write_text(text)
    cells = [f'# %% wrong="{name}"\nparameters = {number}\n'
             for name, number in (("weights only", 7), ("the number of layers", 12))]  # fmt: skip
    (folder.bank / "parameters.py").write_text("\n".join(cells))


def test_what_else_is_shown_stays_when_a_declaration_goes_and_is_taken_out_beside(author_folder):
    _read_off(author_folder)
    (author_folder.source / "told.tsv").write_text(
        "exercise\tanswer\tword\tsentence\n"
        "parameters\tweights only\ttrue\tThat is the number of wires. The task asks for parameters.\n"
        "parameters\tthe number of layers\thalf\t12 is too large\n"
    )
    seven, twelve = [one for one in judge_told(author_folder) if one.exercise == "parameters"]
    assert (seven.word, seven.bare_word, seven.bare) == ("true", "unread", "7 is too large")
    assert (twelve.word, twelve.bare_word) == ("unread", "half")
    assert table([seven, twelve]).splitlines()[-1].split()[2:] == ["50.0%", "0.0%", "0.0%", "50.0%", "0.0%", "0.0%"]
    assert not [row for row in stale(author_folder) if row[0] == "parameters"]
    assert ("parameters", "weights only") in {(one.exercise, one.name) for one in superfluous(author_folder)}

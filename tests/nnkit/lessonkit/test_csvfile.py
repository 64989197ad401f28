import re

import pytest

from nnkit.lessonkit.csvfile import csv_problems, csv_text

NAMES = ["x", "kind"]
ROWS = [[str(i), "ab"[i % 2]] for i in range(60)]


def test_text_with_and_without_a_byte_order_mark(tmp_path):
    for i, encoding in enumerate(["utf-8", "utf-8-sig"]):
        path = tmp_path / f"{i}.csv"
        path.write_text("größe,kind\n1,a\n", encoding=encoding)
        assert csv_text(path) == "größe,kind\n1,a\n"


def test_a_missing_file_says_what_to_do_and_what_is_there(tmp_path, monkeypatch):
    (tmp_path / "Mine.csv").write_text("a\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"no file 'mine.csv' .*Mine\.csv.*Hand it in together"):
        csv_text("mine.csv")


@pytest.mark.parametrize(
    "raw, says",
    [
        (b"a,b\n1,\xe4\n", "line 2 .*CSV UTF-8"),
        (b"PK\x03\x04\0\0", "spreadsheet"),
        (b" \n", "is empty"),
        (b'a,b\n1,x\n2,"y\n3,z\n', r"Line 3 has a double quote"),
        (b'a,b\n"1" ,x\n2,y"\n3,"z\n"4,w\n5,"v\n"6,u', r"Line 2 .* Line 4 .* Line 5 .* So have 2 more"),
        (b"a,b\n1," + b"x" * 140_000 + b"\n", "Line 2 has an entry of more than 131072 characters"),
        (b"sep=;\na;b\n1;2\n", "The first line, 'sep=;', is a note for spreadsheets"),
        (b"a\tb\n1\t2\n", "parted by tabs"),
    ],
)
def test_no_csv_in_utf8(tmp_path, raw, says):
    (tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(ValueError, match=says):
        csv_text(tmp_path / "t.csv")


def test_quotes_in_pairs_and_within_an_entry_are_no_slip(tmp_path):
    text = 'size,kind\n"1,5",a\n2" pipe,b\n"say ""no""",""\n'
    (tmp_path / "t.csv").write_text(text)
    assert csv_text(tmp_path / "t.csv") == text


@pytest.mark.parametrize(
    "rows", [ROWS, [["?", "a"], *ROWS, ["NaN", "b"]], [[f"lot {x}" if int(x) % 3 else x, kind] for x, kind in ROWS]]
)
def test_a_good_table_has_no_problem(rows):
    assert csv_problems(NAMES, rows, [], "kind") == []


@pytest.mark.parametrize(
    "names, rows, bad, target, says",
    [
        (["x;kind"], [["1;a"]], [], "kind", "semicolons"),
        (["x", "x", "kind"], [["1", *row] for row in ROWS], [], "kind", "Two columns are called 'x'"),
        (NAMES, ROWS, [4, 9], "kind", r"2 line\(s\) .*: 4, 9\."),
        (NAMES, ROWS, [], "sort", "No column is called 'sort'. There are: x, kind"),
        (NAMES, [*ROWS, ["1", ""]], [], "kind", "no entry in 'kind'"),
        (NAMES, [*ROWS, ["1", "NA"]], [], "kind", "no entry in 'kind'"),
        (NAMES, ROWS[:40], [], "kind", "has 40 rows"),
        (NAMES, ROWS, [], "x", "60 different entries"),
        (NAMES, [*ROWS, ["1", "c"]], [], "kind", "Class 'c' has 1 rows"),
        (NAMES, [], [], "kind", "a first line, and no rows"),
        *[
            (NAMES, [*ROWS, [odd, "a"]], [], "kind", f"Column 'x' holds numbers, but {re.escape(repr(odd))} in row 61")
            for odd in ("N/A", "#DIV/0!", "5 %", "1,5", "inf", "-Infinity")
        ],
    ],
)
def test_problems_are_told(names, rows, bad, target, says):
    assert any(re.search(says, sentence) for sentence in csv_problems(names, rows, bad, target))

"""What the final project checks, on the course's own cases, and what it answers to the usual mistakes."""

import csv
import math

import numpy as np

from nnkit import Adam, Dense, Elementwise, Sequential, activations, fit, losses
from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Wrong
from nnkit.check.promises import New, Rows, Seeded, Sizes, UpTo
from nnkit.data import rings

GAPS = ("", "na", "nan", "?")

# --- 1. from text to columns ----------------------------------------------------------------------------------------

PLAIN = "name,size\nfir,12.5\noak,7\n"
QUOTED = 'place, note ,n\nriver,"sand, wet",3\n\nhill," a ""dry"" one ",4\n\n\nlake,,5\n'
RAGGED = "a,b,c\n1,2,3\n4,5\n\n6,7,8\n9,10,11,12\n,,\n"


def split_everywhere(text):
    """A reader without quotes."""
    names, rows, bad = None, [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line:
            continue
        row = [entry.strip() for entry in line.split(",")]
        if names is None:
            names = row
        elif len(row) == len(names):
            rows.append(row)
        else:
            bad.append(number)
    return names, rows, bad


def quoted_rows(text, strip=True):
    """(line number, entries) of each line that is not empty."""
    reader = csv.reader(text.splitlines())
    return [(reader.line_num, [entry.strip() if strip else entry for entry in row]) for row in reader if row]


def reading(
    keep=lambda row, names: len(row) == len(names), number=lambda line, i: line, told=True, header=False, strip=True
):
    """A wrong reader: which rows it keeps, how it counts lines, whether it tells."""

    def read(text):
        (_, names), *rest = quoted_rows(text, strip)
        rows = [row for _, row in rest if keep(row, names)]
        bad = [number(line, i) for i, (line, row) in enumerate(rest, 1) if len(row) != len(names)]
        return names, ([names] if header else []) + rows, bad if told else []

    return read


def each_letter_a_line(text):
    reader = csv.reader(text)
    (_, names), *rest = [(reader.line_num, [entry.strip() for entry in row]) for row in reader if row]
    rows = [row for _, row in rest if len(row) == len(names)]
    return names, rows, [i for i, row in rest if len(row) != len(names)]


def empty_lines_are_bad(text):
    lines = [[entry.strip() for entry in row] for row in csv.reader(text.splitlines())]
    rows = [row for row in lines[1:] if len(row) == len(lines[0])]
    return lines[0], rows, [i for i, row in enumerate(lines, 1) if len(row) != len(lines[0])]


def empty_lines_not_counted(text):
    return reading(number=lambda line, i: i + 1)(text)


read_exercise = Exercise(
    "read_table",
    "Read a table",
    (
        r"`text`, the content of a CSV file {given} $\to$ `(names, rows, bad)`: the entries of the first line, a list "
        "of rows (each a list of texts, as many as there are names), and the numbers of the lines that have more or "
        "fewer entries, which are left out of `rows`. {cases} {lines that do not fit} Empty lines are skipped, but "
        "lines count from 1 with the header and the empty ones. {quotes, spaces, empty lines} Spaces around an entry "
        'go. {quotes, spaces, empty lines} An entry in double quotes may hold commas, and `""` within it is one '
        "quote; {quotes, spaces, empty lines} no entry holds a line break, and the first line is not empty. {given} "
        "`csv.reader(text.splitlines())` "
        "reads quotes, and its `line_num` counts lines. {about}"
    ),
    parts=[
        Part("names and rows", [Case(PLAIN)], points=0.5),
        Part("quotes, spaces, empty lines", [Case(QUOTED)], points=1),
        Part("lines that do not fit", [Case(RAGGED)], points=1),
    ],
    wrong=[
        Wrong(
            "every comma",
            split_everywhere,
            "You split at every comma, also at those within quotes. `csv.reader` knows.",
        ),
        Wrong(
            "rows that do not fit are kept",
            reading(keep=lambda row, names: True),
            "Lines with too few or too many entries stand among your rows. Their columns would slip: leave them out.",
        ),
        Wrong(
            "left out in silence",
            reading(told=False),
            "You leave out lines that do not fit and do not say which. Put their line numbers into `bad`.",
        ),
        Wrong(
            "lines from 0",
            reading(number=lambda line, i: line - 1),
            "Your line numbers start at 0. Editors count from 1.",
        ),
        Wrong(
            "rows for lines",
            reading(number=lambda line, i: i),
            "You numbered the rows. Wanted are the lines of the file, with the header and the empty ones: "
            "`reader.line_num`.",
        ),
        Wrong(
            "the header is a row",
            reading(header=True),
            "The first line stands among your rows. It only gives the names.",
        ),
        Wrong(
            "empty lines not counted",
            empty_lines_not_counted,
            "You left out empty lines before you counted. An editor counts them too: `reader.line_num`.",
        ),
        Wrong(
            "empty lines are bad",
            empty_lines_are_bad,
            "Empty lines stand in your `bad`. They are skipped: `csv.reader` gives an empty list for them.",
        ),
        Wrong(
            "each letter a line",
            each_letter_a_line,
            "You gave `csv.reader` the text itself, and it took each letter for a line. It wants lines: "
            "`text.splitlines()`.",
        ),
    ],
    hints=[
        "`csv.reader` wants lines: `text.splitlines()`. An empty line comes out as an empty list.",
        "The first list that is not empty holds the names. Compare the length of each later one with it.",
    ],
)

# --- 2. numbers or texts --------------------------------------------------------------------------------------------


def parsed(column, gap=np.nan, text=None, markers=GAPS, lower=True):
    """A wrong parser. text: what an entry that is no number becomes; None: the whole column is texts."""
    numbers = []
    for entry in column:
        if (entry.lower() if lower else entry) in markers:
            numbers.append(gap)
            continue
        try:
            numbers.append(float(entry))
        except ValueError:
            if text is None:
                return None
            numbers.append(text)
    return np.array(numbers)


numbers_exercise = Exercise(
    "numbers_or_none",
    "A column of numbers, or not",
    (
        r"`column`, a list of $n$ texts {given} {Rows} $\to$ floats `(n,)` with `nan` where an entry is a gap: "
        r"empty, `NA`, "
        "`nan` or `?`, in capital or small letters. {cases} {gaps} If one entry is neither a number nor a gap, the "
        "answer is `None`. {texts} (Spaces are gone already.) {given}"
    ),
    parts=[
        Part("numbers", [Case(["1.5", "-2", "3e2", "0"])], points=0.5),
        Part("gaps", [Case(["4", "", "NA", "-0.5", "?", "nan"]), Case(["na", "7"])], points=0.5),
        Part("texts", [Case(["clay", "sand", ""]), Case(["3", "4", "n/a"]), Case(["3", "4"])], points=1),
    ],
    wrong=[
        Wrong(
            "0 for a gap", lambda c: parsed(c, gap=0.0), "Your gaps are 0. That is a number, and a wrong one: `np.nan`."
        ),
        Wrong(
            "gaps dropped",
            lambda c: None if parsed(c) is None else parsed(c)[~np.isnan(parsed(c))],
            "You dropped the gaps. Then the column is shorter, and its rows slip against the other columns.",
        ),
        Wrong(
            "texts as gaps",
            lambda c: parsed(c, text=np.nan),
            "You made `nan` of texts like 'clay'. Such a column has no numbers at all: return None.",
        ),
        Wrong(
            "one gap spoils it",
            lambda c: parsed(c, markers=("nan",)),
            "A column with a gap is still a column of numbers. Treat '', 'NA', 'nan' and '?' before `float`.",
        ),
        Wrong(
            "capitals only",
            lambda c: parsed(c, markers=("", "NA", "nan", "?"), lower=False),
            "'na' is a gap too: compare `entry.lower()`.",
        ),
        Wrong(
            "digits only",
            lambda c: None if any(e.lower() not in GAPS and not e.isdigit() for e in c) else parsed(c),
            "`isdigit` knows no minus, no point and no 3e2. Try `float(entry)`, and catch the ValueError.",
        ),
        Wrong(
            "None for a gap",
            lambda c: None if parsed(c) is None else [None if x != x else x for x in parsed(c).tolist()],
            "Your gaps are None. In an array of floats the sign for a gap is `np.nan`.",
        ),
        Wrong(
            "a text stops it",
            lambda c: np.array([np.nan if e.lower() in GAPS else float(e) for e in c]),
            "`float` stops with a ValueError at a text like 'clay'. Catch it, and return None.",
        ),
    ],
    hints=["`float('clay')` raises a ValueError. Catch it.", "Look for the gaps first, with `entry.lower()`."],
    promises=[Rows("column")],
)

# --- 3. categories --------------------------------------------------------------------------------------------------

SOILS = ["sand", "clay", "sand", "", "loam"]


def coded(train, new, categories, first_for_unknown=False, gap="", place=0):
    def rows(texts):
        table = np.array([[float(entry == c) for c in categories] for entry in texts])
        if first_for_unknown:
            table[[entry not in categories and entry != gap for entry in texts], place] = 1
        return table

    return list(categories), rows(train), rows(new)


def unknown_stops(train, new):
    names = sorted(set(train) - {""})
    return names, *(np.eye(len(names))[[names.index(entry) for entry in texts]] for texts in (train, new))


def own_categories(train, new):
    names, T, _ = coded(train, new, sorted(set(train) - {""}))
    return names, T, coded(new, new, sorted(set(new) - {""}))[1]


def as_codes(train, new):
    names = sorted(set(train) - {""})
    codes = [np.array([names.index(e) if e in names else -1 for e in texts]) for texts in (train, new)]
    return names, *codes


one_hot_exercise = Exercise(
    "one_hot_columns",
    "A column for each category",
    (
        r'`train` ($n$ texts) and `new` ($m$ texts), `""` for a gap {given} {Rows} $\to$ `(categories, T, N)`: the '
        "different texts of `train` without the gap, sorted, $k$ of them; `T (n, k)` and `N (m, k)` with a 1 where the "
        "row is of that category, else 0. {cases} A gap, and a category that `train` does not have, give a row of "
        "zeros. {gaps, and what training never saw}"
    ),
    parts=[
        Part("known categories", [Case(["b", "a", "b", "c"], ["c", "a"])], points=0.5),
        Part(
            "gaps, and what training never saw",
            [Case(SOILS, ["peat", "clay", "", "loam", "sandy loam", "sand"])],
            points=1,
        ),
    ],
    wrong=[
        Wrong(
            "categories of all rows",
            lambda t, n: coded(t, n, sorted((set(t) | set(n)) - {""})),
            "You took categories from the new rows too. That is a leak: what is learnt from data comes from "
            "`train` alone.",
        ),
        Wrong(
            "each its own categories",
            own_categories,
            "The new rows got categories of their own. The same column must mean the same in both: use those of "
            "`train`.",
        ),
        Wrong(
            "the gap is a category",
            lambda t, n: coded(t, n, sorted(set(t))),
            "The empty text became a category. A gap gives a row of zeros here.",
        ),
        Wrong(
            "numbers for names",
            as_codes,
            "You numbered the categories. A network would read an order and distances into that: one column for each.",
        ),
        Wrong(
            "the unknown is the first",
            lambda t, n: coded(t, n, sorted(set(t) - {""}), first_for_unknown=True),
            "A category that training never saw became the first one. It is none of them: a row of zeros.",
        ),
        Wrong(
            "gaps and unknowns are the first",
            lambda t, n: coded(t, n, sorted(set(t) - {""}), first_for_unknown=True, gap=None),
            "Gaps and categories that training never saw became the first one. They are none of them: a row of zeros.",
        ),
        Wrong(
            "gaps and unknowns are the last",
            lambda t, n: coded(t, n, sorted(set(t) - {""}), first_for_unknown=True, gap=None, place=-1),
            "Gaps and categories that training never saw became the last one (index -1 counts from the end). They are "
            "none of them: a row of zeros.",
        ),
        Wrong(
            "the unknown stops it",
            unknown_stops,
            "`index` stops with a ValueError at a gap or a category that training never saw. These rows are zeros: "
            "compare with each category instead.",
        ),
        Wrong(
            "in order of appearance",
            lambda t, n: coded(t, n, [c for c in dict.fromkeys(t) if c]),
            "Your categories stand in the order in which they appear. Asked was sorted, so that two runs agree.",
        ),
    ],
    hints=["`sorted(set(train))`, and the gap must go.", "A row: `[float(text == c) for c in categories]`."],
    promises=[Rows("train", "new")],
)

# --- 4. piles -------------------------------------------------------------------------------------------------------


def piles_by_class(y, order, share_val, share_test, rows_of=None, leak=False, whole=round, least=1):
    rows_of = rows_of or (lambda label: [row for row in order if y[row] == label])
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = rows_of(label)
        n_test, n_val = (max(least, whole(share * len(rows))) for share in (share_test, share_val))
        test += rows[:n_test]
        val += rows[n_test : n_test + n_val]
        train += rows[n_test:] if leak else rows[n_test + n_val :]
    return np.array(train), np.array(val), np.array(test)


def not_by_class(y, order, share_val, share_test):
    n_test, n_val = round(share_test * len(y)), round(share_val * len(y))
    return order[n_test + n_val :], order[n_test : n_test + n_val], order[:n_test]


def labels_for_rows(y, order, share_val, share_test):
    return tuple(y[pile] for pile in piles_by_class(y, order, share_val, share_test))


def unbalanced(counts, seed):
    """Labels with these counts, sorted as files often are, and an order."""
    return np.repeat(np.arange(len(counts)), counts), np.random.default_rng(seed).permutation(sum(counts))


piles_exercise = Exercise(
    "stratified_piles",
    "Three piles, class by class",
    (
        r"`y (n,)` labels 0 to k - 1, each present, `order (n,)` the numbers 0 to n - 1 shuffled {given} $\to$ three "
        r"arrays of row numbers "
        "(training, validation, test). {cases} For each class by itself, take its rows as they stand in `order`: the "
        "first go to the test, `share_test` of them, rounded; the next to validation, `share_val`; the rest to "
        "training. {cases} At least one row of each class goes to the test and one to validation. {a rare class} The "
        "order within a pile is free; lists will do. {free}"
    ),
    parts=[
        Part(
            "no row twice, none lost, each class its share",
            [Case(*unbalanced((20, 10, 10), 1), 0.2, 0.3)],
            points=1.5,
            judge=Judge("project.fair_piles"),
        ),
        Part(
            "a rare class", [Case(*unbalanced((37, 3), 2), 0.15, 0.25)], points=0.5, judge=Judge("project.fair_piles")
        ),
    ],
    wrong=[
        Wrong(
            "validation rows are trained on",
            lambda y, order, v, t: piles_by_class(y, order, v, t, leak=True),
            "Your validation rows stand in the training pile too: a leak. The network would know what it is asked.",
        ),
        Wrong(
            "not by class",
            not_by_class,
            "You cut the whole order at once. A rare class may miss a pile: cut each class by itself.",
        ),
        Wrong(
            "as in the file",
            lambda y, order, v, t: piles_by_class(y, order, v, t, rows_of=lambda c: np.flatnonzero(y == c).tolist()),
            "You took the rows as they stand in the file. Files are sorted by something; go by `order`.",
        ),
        Wrong(
            "labels for rows",
            labels_for_rows,
            "Your piles hold labels. Asked are the numbers of the rows, so that X and y can be cut alike.",
        ),
        Wrong(
            "shares swapped",
            lambda y, order, v, t: piles_by_class(y, order, t, v),
            "Your test pile has the validation's share, and the other way round.",
        ),
        Wrong(
            "cut off",
            lambda y, order, v, t: piles_by_class(y, order, v, t, whole=int),
            "`int` cuts off: 5.55 becomes 5. Rounded it is 6: `round`.",
        ),
        Wrong(
            "rounded up",
            lambda y, order, v, t: piles_by_class(y, order, v, t, whole=math.ceil),
            "You round up always: 9.25 becomes 10. Rounded it is 9: `round`.",
        ),
        Wrong(
            "a rare class misses a pile",
            lambda y, order, v, t: piles_by_class(y, order, v, t, least=0),
            "A rare class misses a pile: 0.45 of a row is rounded to none. At least one goes to the test, one to "
            "validation: `max(1, ...)`.",
        ),
    ],
    hints=[
        "Go through `np.unique(y)`. The rows of one class, in order: `[row for row in order if y[row] == label]`.",
        "`max(1, round(share * len(rows)))` rows, then the next ones.",
    ],
    never={
        "large": "both shares together stay below 1",
        "between share_val": "a share of a class falls on a half",
        "between share_test": "a share of a class falls on a half",
        "equal share_val share_test": "they may be more than there is",
    },
)

# --- 5. fill and standardise ----------------------------------------------------------------------------------------

NAN = np.nan
NEAR = (
    np.array([[1.0, 20.0], [2.0, 50.0], [6.0, 10.0], [3.0, 30.0], [9.0, 70.0]]),
    np.array([[11.0, -40.0], [14.0, 5.0]]),
    np.array([[-3.0, 90.0], [0.0, 100.0], [-8.0, 160.0]]),
)
GAPPY = (
    np.array([[1.0, NAN], [3.0, 4.0], [8.0, 0.5], [NAN, 4.5], [21.0, 9.0]]),
    np.array([[NAN, 30.0], [40.0, NAN], [50.0, 20.0]]),
    np.array([[-9.0, NAN], [NAN, -7.0]]),
)
SILENT = (
    np.array([[7.0, 1.0, NAN, 2.0], [7.0, NAN, NAN, 5.0], [7.0, 4.0, NAN, 11.0]]),
    np.array([[9.0, 20.0, NAN, NAN], [7.0, 30.0, 3.0, 1.0]]),
    np.array([[6.5, -9.0, NAN, -4.0], [NAN, NAN, -2.0, 0.0]]),
)


def center(X, how=np.median):
    columns = [column[~np.isnan(column)] for column in X.T]
    return np.array([how(column) if len(column) else 0.0 for column in columns])


def prepared(piles, *, fill_by=None, scale_by=None, how=np.median, ddof=0, variance=False, guard=True, fill=None):
    """The piles filled and standardised; fill_by, scale_by: which rows are learnt from (None: the training's)."""
    all_rows = np.vstack(piles)
    out = []
    for own in piles:
        learnt = {None: piles[0], "all": all_rows, "own": own}
        middle = center(learnt[fill_by], how) if fill is None else fill
        source = np.where(np.isnan(learnt[scale_by]), middle, learnt[scale_by])
        sd = source.std(axis=0, ddof=ddof) ** (2 if variance else 1)
        sd = np.where(sd == 0, 1.0, sd) if guard else sd
        with np.errstate(all="ignore"):
            out.append((np.where(np.isnan(own), middle, own) - source.mean(axis=0)) / sd)
    return tuple(out)


def filled_pile_by_pile(*piles):
    train, *others = (np.where(np.isnan(X), center(X, np.median), X) for X in piles)
    mean, sd = train.mean(axis=0), train.std(axis=0)
    return tuple((X - mean) / np.where(sd == 0, 1, sd) for X in (train, *others))


def zeros_after(*piles):
    mean, sd = center(piles[0], np.mean), center(piles[0], np.std)
    return tuple(np.nan_to_num((X - mean) / np.where(sd == 0, 1, sd)) for X in piles)


def measured_before_filling(*piles):
    middle, mean, sd = (center(piles[0], how) for how in (np.median, np.mean, np.std))
    return tuple((np.where(np.isnan(X), middle, X) - mean) / np.where(sd == 0, 1, sd) for X in piles)


def by_training(scaled):
    """The piles with their gaps filled as asked, then `scaled(X, T, sd)`: T the filled training rows, sd their
    deviations with 1 for 0."""

    def answer(*piles):
        middle = center(piles[0])
        filled = [np.where(np.isnan(X), middle, X) for X in piles]
        sd = filled[0].std(axis=0)
        return tuple(scaled(X, filled[0], np.where(sd == 0, 1, sd)) for X in filled)

    return answer


prepare_exercise = Exercise(
    "prepare_piles",
    "Fill and standardise, without a leak",
    (
        r"Three arrays `(n, d)`, `(m, d)`, `(l, d)` with `nan` for gaps {given} $\to$ three new arrays of the same "
        "shapes. {cases} {New} First each gap becomes the median of its column's known *training* values (0 if there "
        "is none). {gaps filled by the training rows} Then each column has the mean of the filled training column "
        "taken off and is divided by its standard deviation (the root of the mean square, `np.std`). {cases} A "
        "training column that is the same everywhere (a whole number here, so that rounding plays no part) is only "
        "shifted by its mean: nothing is divided. {columns that say nothing} {promises}"
    ),
    promises=[Sizes(X_train="n d", X_val="m d", X_test="l d"), New("X_train", "X_val", "X_test")],
    parts=[
        Part("standardised by the training rows", [Case(*NEAR)], points=1),
        Part("gaps filled by the training rows", [Case(*GAPPY)], points=1),
        Part("columns that say nothing", [Case(*SILENT)], points=1),
    ],
    wrong=[
        Wrong(
            "learnt from all rows",
            lambda *p: prepared(p, fill_by="all", scale_by="all"),
            "Median, mean and deviation come from all three piles: that is a leak, and the course refuses it. "
            "Learn them "
            "from the training rows alone and apply them to all.",
        ),
        Wrong(
            "gaps filled from all rows",
            lambda *p: prepared(p, fill_by="all"),
            "Your medians come from all three piles. Filling is learning too: take the training rows' medians.",
        ),
        Wrong(
            "scaled by all rows",
            lambda *p: prepared(p, scale_by="all"),
            "Mean and deviation come from all three piles: a leak. Take those of the (filled) training rows.",
        ),
        Wrong(
            "each pile by its own",
            lambda *p: prepared(p, fill_by="own", scale_by="own"),
            "Each pile was standardised by itself. Then the same bean gets other numbers in another pile: use the "
            "training rows' numbers for all three.",
        ),
        Wrong(
            "gaps filled pile by pile",
            filled_pile_by_pile,
            "Each pile's gaps got that pile's own median. So the test pile was looked at: a leak, if a small one. The "
            "training rows' medians fill all three.",
        ),
        Wrong(
            "filled with 0",
            lambda *p: prepared(p, fill=0.0),
            "You filled gaps with 0 before standardising. 0 may lie far outside of the column: take the median.",
        ),
        Wrong(
            "0 / 0",
            lambda *p: prepared(p, guard=False),
            "A constant column has deviation 0, and 0 / 0 is nan. Where it is 0, divide by 1.",
        ),
        Wrong(
            "a little added",
            by_training(lambda X, T, sd: (X - T.mean(axis=0)) / (T.std(axis=0) + 1e-8)),
            "You added a small number to the deviation. Where that is 0, a new value is blown up a hundred million "
            "times: divide by 1 there.",
        ),
        Wrong(
            "constant columns are 0",
            by_training(lambda X, T, sd: np.where(T.std(axis=0) == 0, 0, (X - T.mean(axis=0)) / sd)),
            "You set a constant column to 0 in all piles. It is only shifted: another value there must still show.",
        ),
        Wrong(
            "constant columns as they were",
            by_training(lambda X, T, sd: np.where(T.std(axis=0) == 0, X, (X - T.mean(axis=0)) / sd)),
            "You left a constant column as it was. It is not divided, but its mean is taken off.",
        ),
        Wrong(
            "filled afterwards",
            zeros_after,
            "You standardised first and put 0 into the gaps, which is the mean. First the median into the gaps, then "
            "mean and deviation of the filled column.",
        ),
        Wrong(
            "measured before filling",
            measured_before_filling,
            "Your mean and deviation are those of the known values. Fill first, then measure the filled column.",
        ),
        Wrong("only filled", by_training(lambda X, T, sd: X), "Filled, and nothing more. Now mean and deviation."),
        Wrong(
            "one mean for all columns",
            by_training(lambda X, T, sd: (X - T.mean()) / T.std()),
            "You took one mean and one deviation for the whole table. Each column has its own: `axis=0`.",
        ),
    ],
    hints=[
        "Three steps: medians of the training columns without their nan; fill all three; then mean and deviation.",
        "`np.where(np.isnan(X), median, X)` fills; `median` has shape (d,).",
        "`np.nanmedian` warns about a column without any number: give that one 0 by hand.",
    ],
    never={
        "zero": "a constant column is the same everywhere",
        "tiny": "a constant column is the same everywhere",
        "large": "a constant column is the same everywhere",
        "constant": "a constant column is the same everywhere",
    },
)

# --- 6. baselines ---------------------------------------------------------------------------------------------------

majority_exercise = Exercise(
    "majority_accuracy",
    "Always the most frequent class",
    (
        r"`y_train (n,)` and `y_new (m,)`, integer labels from 0 {given} {Rows} $\to$ the share of `y_new` that "
        r"is right if "
        "every answer is the most frequent label of `y_train`. {cases} One number. {cases} (No two labels are "
        "equally frequent.) {given}"
    ),
    parts=[
        Part(
            "the share",
            [
                Case(np.array([0, 2, 2, 1, 2]), np.array([2, 0, 1, 1, 1, 1, 2, 0])),
                Case(np.array([1, 0, 0]), np.array([0, 1, 1, 1, 0])),
                Case(np.array([3, 1, 3, 3]), np.array([3, 1, 1, 0, 2])),
            ],
        )
    ],
    wrong=[
        Wrong(
            "the majority of the new rows",
            lambda t, n: float(np.mean(n == np.bincount(n).argmax())),
            "You looked for the most frequent label among the new rows. That is a leak: take the training rows'.",
        ),
        Wrong(
            "its share in training",
            lambda t, n: float(np.bincount(t).max() / len(t)),
            "That is its share of the training rows. Asked is how often the answer is right on the new ones.",
        ),
        Wrong(
            "a count",
            lambda t, n: int(np.sum(n == np.bincount(t).argmax())),
            "That is a count. Divide by the new rows.",
        ),
        Wrong(
            "the label", lambda t, n: int(np.bincount(t).argmax()), "That is the label itself. How often is it right?"
        ),
        Wrong(
            "the largest label",
            lambda t, n: float(np.mean(n == t.max())),
            "You took the largest label. Asked is the one that appears most often: `np.bincount(y_train).argmax()`.",
        ),
        Wrong(
            "its place among those that occur",
            lambda t, n: float(np.mean(n == np.unique(t, return_counts=True)[1].argmax())),
            "`argmax` of `np.unique`'s counts is a place among the labels that occur, not the label: "
            "`labels[counts.argmax()]`.",
        ),
    ],
    hints=["`np.bincount(y_train)` counts each label; `argmax` tells which is the most frequent."],
    promises=[Rows("y_train", "y_new")],
)

CLOUDS = (
    np.array([[0.0, 0.0], [1.0, 2.0], [6.0, 0.0], [5.0, 1.0], [7.0, -1.0], [2.0, 9.0], [0.0, 7.0], [14.0, 8.0]]),
    np.array([0, 0, 1, 1, 1, 2, 2, 2]),
    np.array([[0.4, 1.5], [9.0, 9.0], [6.2, 0.1], [3.0, 3.5], [2.0, 8.0], [9.0, 1.0], [-6.0, 8.0], [-2.0, -10.0]]),
)
# where the border of means, 17.25, and that of medians, 15.75, tell apart
LINE = (
    np.array([[1.0], [2.0], [9.0], [30.0], [60.0]]),
    np.array([1, 1, 0, 0, 0]),
    np.array([[16.5], [12.0], [-5.0], [21.0], [8.0]]),
)


def by_mean(score, best=np.argmin, means=lambda A: A.mean(axis=0)):
    def answer(X_train, y_train, X_new):
        M = np.array([means(X_train[y_train == c]) for c in range(y_train.max() + 1)])
        return best(score(X_new, M), axis=1)

    return answer


def squares(X, M):
    return ((X[:, None] - M) ** 2).sum(axis=2)


nearest_exercise = Exercise(
    "nearest_mean",
    "The nearest class mean",
    (
        r"`X_train (n, d)`, `y_train (n,)` labels 0 to k - 1, each present, `X_new (m, d)` {given} $\to$ labels "
        "`(m,)`: for each new row the class whose mean of training rows lies nearest (straight distance). {cases} "
        "{promises}"
    ),
    promises=[Sizes(X_train="n d", y_train="n <2", X_new="m d", least={"n": 2})],
    parts=[Part("three clouds, and a line", [Case(*CLOUDS), Case(*LINE)])],
    wrong=[
        Wrong("the farthest", by_mean(squares, np.argmax), "You chose the farthest mean: `argmin`."),
        Wrong(
            "the nearest row",
            lambda X, y, new: y[squares(new, X).argmin(axis=1)],
            "You looked for the nearest training row. Asked is the nearest mean of a class.",
        ),
        Wrong(
            "the largest dot product",
            by_mean(lambda X, M: X @ M.T, np.argmax),
            "You compared dot products with the means. A long mean wins too often then: compare distances.",
        ),
        Wrong(
            "the differences' sum",
            by_mean(lambda X, M: (X[:, None] - M).sum(axis=2)),
            "You summed differences with their signs, so that they cancel. Square them first.",
        ),
        Wrong(
            "medians",
            by_mean(squares, means=lambda A: np.median(A, axis=0)),
            "You took the medians of the classes. Asked are the means.",
        ),
        Wrong(
            "across and down",
            by_mean(lambda X, M: np.abs(X[:, None] - M).sum(axis=2)),
            "You added the sizes of the differences, a way around corners. The straight distance adds their squares.",
        ),
        Wrong(
            "the largest difference",
            by_mean(lambda X, M: np.abs(X[:, None] - M).max(axis=2)),
            "You took the largest difference alone. The straight distance adds the squares of all.",
        ),
    ],
    hints=["First the k means (k, d). Then the distances (m, k): `X_new[:, None, :] - means` has shape (m, k, d)."],
    never={
        "zero X_train": "two means at one place are a tie",
        "constant X_train": "two means at one place are a tie",
    },
)


def spread(p, n, times=2):
    return times * np.sqrt(p * (1 - p) / n)


def clipped(p, reach):
    return max(p - reach, 0.0), min(p + reach, 1.0)


range_exercise = Exercise(
    "two_standard_errors",
    "How sure is a share?",
    (
        r"`right` of `n` rows (numbers; `right` may miss a whole one by rounding) {given} $\to$ `(low, high)`: $p "
        r"\mp 2 \sqrt{p (1 - p) / n}$ with $p$ = right "
        "/ n, but no lower than 0 and no higher than 1. {cases}"
    ),
    parts=[
        Part("in the middle", [Case(60, 72), Case(11, 50)], points=0.5),
        Part("near the ends", [Case(19, 20), Case(1, 12), Case(30, 30)], points=0.5),
    ],
    wrong=[
        Wrong(
            "beyond 0 and 1",
            lambda r, n: (r / n - spread(r / n, n), r / n + spread(r / n, n)),
            "Your range leaves 0 to 1. No share can: cut it there.",
        ),
        Wrong(
            "one standard error",
            lambda r, n: clipped(r / n, spread(r / n, n, 1)),
            "You took one standard error to each side. Two hold the truth in some 95 of 100 cases.",
        ),
        Wrong(
            "n outside of the root",
            lambda r, n: clipped(r / n, 2 * np.sqrt(r / n * (1 - r / n)) / n),
            "Your n stands outside of the root: the range is far too narrow.",
        ),
        Wrong(
            "no root",
            lambda r, n: clipped(r / n, 2 * r / n * (1 - r / n) / n),
            "The root is missing: that is a variance.",
        ),
        Wrong(
            "1.96",
            lambda r, n: clipped(r / n, spread(r / n, n, 1.96)),
            "You took 1.96 standard errors. That is nearer to 95 %; the rule here takes 2.",
        ),
        Wrong(
            "n - 1",
            lambda r, n: clipped(r / n, 2 * np.sqrt(r / n * (1 - r / n) / (n - 1))),
            "You divided by n - 1. The rule here divides by n.",
        ),
        Wrong(
            "n forgotten",
            lambda r, n: clipped(r / n, 2 * np.sqrt(r / n * (1 - r / n))),
            "Under the root p (1 - p) is divided by n: more rows, a narrower range.",
        ),
        Wrong("the reach alone", lambda r, n: (-spread(r / n, n), spread(r / n, n)), "Add the share p itself."),
    ],
    hints=["First p, then the reach, then both ends with `max` and `min`."],
    never={
        "zero n": "n counts rows",
        "between right": "right is at most n",
        "between n": "right is at most n",
    },
)

# --- 7. the network -------------------------------------------------------------------------------------------------


def noisy(n, share, seed):
    """Rings with a share of their labels drawn anew: there is much to learn by heart."""
    rng = np.random.default_rng(seed)
    X, y = rings(n, rng=rng)
    anew = rng.random(n) < share
    return X, np.where(anew, rng.integers(0, 2, n), y)


def task(make, n, n_val, k, seed, far=False):
    """Arguments of one training; X_new are the validation rows backwards, so that answers can be compared.

    far: after them some rows that lie far off, which may change nothing for the others.
    """
    X, y = make(n + n_val, seed)
    X_new = np.vstack([X[n:][::-1], X[n : n + 5] + FAR]) if far else X[n:][::-1].copy()
    return Case(X[:n], y[:n], X[n:], y[n:], X_new, k, seed)


FAR = 1e4  # whoever takes a mean or deviation of such rows too squeezes all others into one point


def two_rings(n, seed):
    return rings(n, rng=seed)


def four_corners(n, seed):
    """Class 0 in two corners, class 1 in the two others, class 2 in the middle: their means coincide."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(n) % 3)
    side, other = rng.choice([-1.2, 1.2], n), np.where(y == 0, 1, -1)
    centres = np.column_stack([side, side * other]) * (y < 2)[:, None]
    return centres + 0.25 * rng.normal(size=(n, 2)), y


def three_clouds(n, seed):
    """Three classes that straight borders part: learnt by whoever learns at all."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(n) % 3)
    return np.array([[-2.0, -1.0], [2.0, -1.0], [0.0, 2.0]])[y] + 0.5 * rng.normal(size=(n, 2)), y


def labels_by_lot(n, seed):
    """Twenty columns of noise. The first 60 rows follow a rule, the labels of the rest are drawn by lot."""
    rng = np.random.default_rng(seed)
    X, lot = rng.normal(size=(n, 20)), rng.integers(0, 2, n)
    return X, np.where(np.arange(n) < 60, X[:, 0] > 0, lot).astype(int)


def trained(X, y, X_val, y_val, X_new, k, seed, *, bend=True, patience=20):
    rng = np.random.default_rng(seed)
    relu = [Elementwise(activations.relu, activations.relu_derivative)] if bend else []
    network = Sequential(Dense(X.shape[1], 16, rng=rng), *relu, Dense(16, k, rng=rng))
    history = fit(
        network, losses.softmax_cross_entropy, Adam(lr=0.01), X, y,
        epochs=200, batch_size=32, rng=rng, validation=(X_val, y_val), patience=patience,
    )  # fmt: skip
    return history, network.forward(X_val), network.forward(X_new)


def last_weights(*task):
    history, *Z = trained(*task, patience=None)
    return history["validation_loss"], *Z


def on_validation_rows(X, y, X_val, y_val, X_new, k, seed):
    history, *Z = trained(X_val, y_val, X_val, y_val, X_new, k, seed)
    return history["validation_loss"], *Z


def on_all_rows(X, y, X_val, y_val, X_new, k, seed):
    history, *Z = trained(np.vstack([X, X_val]), np.concatenate([y, y_val]), X_val, y_val, X_new, k, seed)
    return history["validation_loss"], *Z


def no_bend(*task):
    history, *Z = trained(*task, bend=False)
    return history["validation_loss"], *Z


def training_losses(*task):
    history, *Z = trained(*task)
    return history["loss"], *Z


def probabilities(*task):
    history, *Z = trained(*task)
    return history["validation_loss"], *(activations.softmax(z) for z in Z)


def unshifted_probabilities(*task):
    history, *Z = trained(*task)
    with np.errstate(all="ignore"):
        return history["validation_loss"], *(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True) for z in Z)


def one_answer_for_both(*task):
    history, Z_val, _ = trained(*task)
    return history["validation_loss"], Z_val, Z_val


def new_rows_by_the_last_weights(*task):
    history, Z_val, _ = trained(*task)
    return history["validation_loss"], Z_val, last_weights(*task)[2]


def standardised(X, y, X_val, y_val, X_new, k, seed, *, together):
    piles = [X, X_val, X_new]
    of = [np.vstack(piles)] * 3 if together else piles
    X, X_val, X_new = ((pile - rows.mean(axis=0)) / rows.std(axis=0) for pile, rows in zip(piles, of, strict=True))
    history, *Z = trained(X, y, X_val, y_val, X_new, k, seed)
    return history["validation_loss"], *Z


def nothing_learnt(X, y, X_val, y_val, X_new, k, seed):
    rng = np.random.default_rng(seed)
    network = Sequential(Dense(X.shape[1], 16, rng=rng), "relu", Dense(16, k, rng=rng))
    loss, _ = losses.softmax_cross_entropy(network.forward(X_val), y_val)
    return [loss, loss], network.forward(X_val), network.forward(X_new)


network_exercise = Exercise(
    "train_my_network",
    "Train your network",
    (
        r"`X (n, d)`, `y (n,)` labels 0 to k - 1 to train on; `X_val`, `y_val` to watch; `X_new (l, d)` {given} $\to$ "
        "three things: the list of validation losses (cross-entropy), one for each epoch; the logits `(m, k)` for "
        "`X_val` and `(l, k)` for `X_new`, by the weights of the epoch whose validation loss was the lowest. {cases} "
        "Arguments with a default are yours: add what you want to compare. {free} All of `nnkit` may be used here. "
        "{free} Some seconds are allowed; half of one is enough. {about} {promises}"
    ),
    promises=[Seeded("seed", generator=False)],
    parts=[
        Part(
            "the best epoch answers",
            [task(lambda n, seed: noisy(n, 0.5, seed), 60, 40, 2, 5)],
            points=1,
            judge=Judge("project.answers_of_the_best_epoch"),
        ),
        Part(
            "it learns bent borders",
            [task(two_rings, 150, 60, 2, 3), task(four_corners, 180, 61, 3, 4)],
            points=1,
            judge=Judge("project.learns"),
        ),
        Part(
            "only from training rows",
            [task(labels_by_lot, 60, 40, 2, 7), task(three_clouds, 60, 40, 3, 8)],
            points=2,
            judge=Judge("project.only_from_training_rows"),
        ),
        Part("row by row", [task(three_clouds, 60, 31, 3, 6, far=True)], points=1, judge=Judge("project.row_by_row")),
    ],
    may_use=("nnkit.*",),
    wrong=[
        Wrong(
            "the last weights",
            last_weights,
            "The weights of the last epoch answer. Those of the best one should: `patience=20` in `fit` puts them "
            "back.",
        ),
        Wrong(
            "trained on the validation rows",
            on_validation_rows,
            "You trained on the validation rows: a leak. Gradients come from X and y alone.",
        ),
        Wrong(
            "trained on all rows",
            on_all_rows,
            "You trained on the validation rows too: a leak. Then they cannot tell when learning by heart begins.",
        ),
        Wrong("no bend", no_bend, "Two layers without an activation between them are one: only straight borders."),
        Wrong(
            "training losses",
            training_losses,
            "Your list holds the training losses. Whether it learns by heart only the validation loss can tell.",
        ),
        Wrong(
            "probabilities", probabilities, "You gave probabilities back. Asked are logits: leave out the last softmax."
        ),
        Wrong(
            "probabilities, not shifted",
            unshifted_probabilities,
            "You gave probabilities back, by a softmax that overflows at large logits. Asked are logits: leave it out.",
        ),
        Wrong(
            "one answer for both",
            one_answer_for_both,
            "X_new got the logits of X_val. Send X_new through the network too.",
        ),
        Wrong(
            "new rows by the last weights",
            new_rows_by_the_last_weights,
            "X_val is answered by the best epoch's weights, X_new by the last one's. Put the best back first, then "
            "answer both.",
        ),
        Wrong(
            "each pile standardised by itself",
            lambda *task: standardised(*task, together=False),
            "You standardised each pile by itself, so that a row's answer depends on its neighbours. Take the training "
            "rows' mean and deviation for all three.",
        ),
        Wrong(
            "standardised by all rows",
            lambda *task: standardised(*task, together=True),
            "You standardised by all rows, X_val and X_new too: a leak. Take mean and deviation of X alone.",
        ),
        Wrong("nothing learnt", nothing_learnt, "The weights are those of the start: nothing was trained."),
    ],
    hints=[
        "A list of layers, `Sequential(*layers)`, your loss, your optimiser: `fit` takes them all.",
        "`fit(..., validation=(X_val, y_val), patience=20)` takes down `history['validation_loss']` and puts the best "
        "weights back.",
        "`network.forward(X_val)` gives the logits, if the last layer is a dense one with k outputs.",
    ],
    never={
        "a zero": "a feature is drawn from a continuous spread",
        "nothing negative": "a feature is drawn from a continuous spread",
        "one row of a matrix": "two classes are to be learnt",
        "one column of a matrix": "bent borders need two features",
        "a square matrix": "there are many more rows than features",
        "more columns than rows": "there are many more rows than features",
        "zero": "without a feature there is nothing to learn",
        "large": "a network that fits features of size 1 may diverge",
        "tiny": "a network that fits features of size 1 may learn nothing",
        "mirrored": "right networks differ, and a judge asks what was learnt",
        "constant": "no class could be told from another",
        "uneven": "right networks differ, and a judge asks what was learnt",
        "between": "right networks differ, and a judge asks what was learnt",
        "equal": "right networks differ, and a judge asks what was learnt",
    },
)

# --- 8. where it goes wrong -----------------------------------------------------------------------------------------

SEEN = (np.array([0, 2, 1, 1, 2, 2, 0, 2]), np.array([0, 1, 1, 0, 2, 1, 0, 2]), 3)
ABSENT = (np.array([1, 0, 1, 1, 0]), np.array([0, 0, 1, 1, 1]), 4)


def counts(y, predicted, k):
    C = np.zeros((k, k), int)
    np.add.at(C, (y, predicted), 1)
    return C


def counted_once(y, predicted, k):
    C = np.zeros((k, k), int)
    C[y, predicted] += 1
    return C


confusion_exercise = Exercise(
    "confusion_table",
    "Who is taken for whom",
    (
        r"`y (n,)` right labels, `predicted (n,)` answers, all from 0 to k - 1 {given} {UpTo} {Rows} $\to$ `(k, "
        r"k)` counts: at `[i, "
        "j]` how many rows of class `i` were called `j`. {cases} Classes that do not appear have zeros. {cases}"
    ),
    parts=[Part("counts", [Case(*SEEN), Case(*ABSENT)])],
    wrong=[
        Wrong(
            "each pair once",
            counted_once,
            "You count each different pair once, as `C[y, predicted] += 1` does. `np.add.at(C, (y, predicted), 1)` "
            "counts all.",
        ),
        Wrong(
            "shares",
            lambda y, p, k: counts(y, p, k) / len(y),
            "Those are shares of all rows. Asked are counts.",
        ),
        Wrong(
            "shares of the class",
            lambda y, p, k: counts(y, p, k) / np.maximum(counts(y, p, k).sum(axis=1, keepdims=True), 1),
            "Those are shares of each class. Asked are counts.",
        ),
        Wrong(
            "mistakes only",
            lambda y, p, k: counts(y, p, k) * (1 - np.eye(k, dtype=int)),
            "The diagonal is empty: rows that were answered right count too.",
        ),
        Wrong(
            "only classes that appear",
            lambda y, p, k: counts(y, p, max(y.max(), p.max()) + 1),
            "Your matrix has only the classes that appear. It has k rows and k columns, so that two of them compare.",
        ),
    ],
    hints=["A loop over the rows: `C[right, answer] += 1`. Or `np.add.at`, which does not forget repeated pairs."],
    promises=[UpTo("k", 130), Rows("y", "predicted")],
)

MATRIX = np.array([[8, 1, 3], [2, 5, 0], [4, 0, 7]])
NEVER = np.array([[3, 0, 2], [4, 0, 1], [0, 0, 0]])


def quotients(C, rows_first=True, zero=False):
    with np.errstate(all="ignore"):
        pair = C.diagonal() / C.sum(axis=0), C.diagonal() / C.sum(axis=1)
    pair = tuple(np.nan_to_num(part) for part in pair) if zero else pair
    return pair if rows_first else pair[::-1]


recall_exercise = Exercise(
    "precision_and_recall",
    "Precision and recall",
    (
        r"`C (k, k)` as above {given} $\to$ `(precision, recall)`, two arrays `(k,)`: of the rows *called* class `i` "
        "the share that is `i`; of the rows that *are* class `i` the share that was found. {cases} `nan` where "
        "nothing was called so, or none was there. {a class never called, and one never there} (A warning costs "
        "nothing.) {free} {promises}"
    ),
    promises=[Sizes(C="k k")],
    parts=[
        Part("three classes", [Case(MATRIX)], points=0.5),
        Part("a class never called, and one never there", [Case(NEVER)], points=0.5),
    ],
    wrong=[
        Wrong(
            "0 for nothing",
            lambda C: quotients(C, zero=True),
            "A class that was never called has no precision, not one of 0: leave the nan.",
        ),
        Wrong(
            "precision twice",
            lambda C: (quotients(C)[0], quotients(C)[0]),
            "Your recall is the precision once more: it divides by a row's sum, `C.sum(axis=1)`.",
        ),
        Wrong(
            "recall twice",
            lambda C: (quotients(C)[1], quotients(C)[1]),
            "Your precision is the recall once more: it divides by a column's sum, `C.sum(axis=0)`.",
        ),
        Wrong(
            "of all rows",
            lambda C: (C.diagonal() / C.sum(), C.diagonal() / C.sum()),
            "You divided by all rows. Divide by what was called so, and by what is so.",
        ),
        Wrong(
            "one accuracy for all",
            lambda C: (np.full(len(C), np.trace(C) / C.sum()), np.full(len(C), np.trace(C) / C.sum())),
            "That is the accuracy over all classes. Each class has a precision and a recall of its own.",
        ),
    ],
    hints=["Right ones stand on the diagonal. Sums of columns and of rows: `C.sum(axis=0)`, `C.sum(axis=1)`."],
    never={"more columns than rows": "it is square", "more rows than columns": "it is square"},
)

# --- 9. habits ------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "project_habits",
    "Four habits",
    [
        Question(
            "order",
            "Which order leaks nothing?",
            [
                Choice("standardise, split, train", "The mean then knows the test rows."),
                Choice("split, choose columns by all rows, standardise, train", "Choosing columns is learning, too."),
                Choice(
                    "split, standardise by the training rows, train", "All that is learnt comes from training.", True
                ),
                Choice("train, split, standardise", "The network would have seen the test rows themselves."),
            ],
        ),
        Question(
            "again",
            "The test share is poor. You change the learning rate, and the test share gets better. What do you report?",
            [
                Choice(
                    "the better share: it is the final network's", "You chose by the test rows: that share is too good."
                ),
                Choice("the first share, and that you looked twice", "Only the first look was a test.", True),
                Choice("the mean of both", "The second is no test number, and a mean with it is none either."),
            ],
        ),
        Question(
            "patients",
            "1000 X-ray pictures of 200 patients. How do you make piles?",
            [
                Choice("at random by picture", "A patient's bones would stand in two piles, and be recognised."),
                Choice("at random by patient", "All pictures of a patient stay together.", True),
                Choice(
                    "the first 800 pictures for training", "Files are sorted by something, and it may cut a patient."
                ),
            ],
        ),
        Question(
            "baseline",
            "93 % right, and 95 % of the validation rows are of one class. What follows?",
            [
                Choice("a good network", "A rule that never looks gets 95 %."),
                Choice("more epochs are needed", "Perhaps; but first look at what it answers."),
                Choice("it is worse than never looking", "The majority rule has 95 %. Look at the recalls.", True),
            ],
        ),
    ],
    points_each=0.5,
    hints=["Ask at each: could the answer have leaked into what I chose by?"],
)

EXERCISES = [
    read_exercise, numbers_exercise, one_hot_exercise, piles_exercise, prepare_exercise, majority_exercise,
    nearest_exercise, range_exercise, network_exercise, confusion_exercise, recall_exercise, quiz,
]  # fmt: skip

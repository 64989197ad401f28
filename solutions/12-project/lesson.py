# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 12. Final project: your data, your question, your network
#
# So far the data came from us, and an answer was right or wrong. Now you bring a table that **nobody has solved for
# you**, and there is no right answer, only an honest one.
#
# **Afterwards you can**
#
# - turn a CSV file with gaps, texts and useless columns into arrays;
# - split data so that nothing leaks, and prove that your network beats simple rules;
# - compare two choices fairly, and open the test data once;
# - report a result with its limits, so that somebody else may rely on it.
#
# **You need** lessons [1](01-neuron) to [8](08-generalisation), your library `mynn` (where something is missing, ours stands in), and a table of your
# own. **Time:** 8 to 12 hours, in several sittings. The coded parts take about three of them; the rest is thinking.
#
# **How it is marked.** The coded exercises are checked on *the course's* cases, whatever your own data are like. The
# four written answers are marked by hand; the rubric stands above each. A network that fails, honestly reported, can
# get full marks. A network that shines because of a leak cannot.

# %% setup=true
import csv

import numpy as np

from nnkit import Adam, Dense, Sequential, activations, fit, losses
from nnkit.check import check, ready
from nnkit.layers import Elementwise
from nnkit.lessonkit.csvfile import GAPS, csv_problems, csv_text
from nnkit.lessonkit.handover import keep, take
from nnkit.lessonkit.heldout import HeldOut
from nnkit.plot import (
    describe_bars,
    describe_curves,
    figure,
    plot_bars,
    plot_confusion,
    plot_curves,
    show,
)


# %% setup=true
def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


def lent_adam(lr=1e-3, beta1=0.9, beta2=0.999):
    return Adam(lr=lr, beta1=beta1, beta2=beta2)


DenseLayer, ActivationLayer, relu, relu_derivative, softmax_cross_entropy, MyAdam = take(
    DenseLayer=lent_dense,
    ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
    relu=activations.relu,
    relu_derivative=activations.relu_derivative,
    softmax_cross_entropy=lambda Z, y: losses.softmax_cross_entropy(Z, y),
    MyAdam=lent_adam,
)

# %% [markdown]
# ## The question
#
# Find a table with a header, at least 100 rows, some columns that are known *before* and one that is to be predicted,
# with 2 to 20 different entries. Your own measurements, a club's results, a city's open data. Check its licence. **No
# data about people who could be recognised**, unless they agreed.
#
# Save it as *CSV UTF-8* in **this notebook's folder** under a name of its own (not `example.csv`: grading puts ours
# in its place), below 30 MB, and hand it in together with the notebook.
#
# **Write down, before you load anything:** how often will the best possible rule be right on your data? What would
# surprise you? Two numbers. You will need them at the end.

# %% [markdown]
# Until you have a table, everything runs on `example.csv`: 360 invented beans, made by `make_example.py`, which you
# may read. (No bean was measured; so it is free of rights, and its truth is known.)

# %% tags=["always-run"]
DATA = "example.csv"  # your file, for example "my-data.csv"
TARGET = "variety"  # the column to be predicted
LEAVE_OUT = []  # columns that must be no inputs: row numbers, names, what is only known afterwards

# %% [markdown]
# ### Written part 1: question and data
#
# In 100 to 200 words: what is asked, and who would use the answer? Where do the data come from, and may you use them?
# How many rows, columns, classes, gaps? What do you expect, and why? What could go wrong?
#
# | points | 4: convincing | 3: good | 2: fair | 1: poor |
# |---|---|---|---|---|
# | the answer ... | asks something a user needs; source, licence, size, gaps and a trap *in these data* are named; a prediction with its reason | one of these is thin | two are thin, or the prediction has no reason | a description of the file only |

# %% [markdown] written="project_question" points=4
# **Model answer (for the example).** A seed dealer wants to sort beans by variety (amber, brisk, cobalt) from quick
# measurements, to mix no sacks. The table has 360 invented beans from `make_example.py`, free to use: five numeric
# columns and the soil, 3 classes with 112, 123 and 125 rows. 57 rows have a gap somewhere, written in three ways
# (empty, NA, ?). I expect 70 %: the varieties differ, but measurements scatter. A rule that always says "cobalt"
# would get 35 %. Two traps: `station` is 7 everywhere and says nothing; weight follows from length and width, so it
# adds little. Because the beans are invented, nothing here can be said about real ones.
#
# **Marking guide.** The rubric's row: 4 question with a user, source and licence, size with gaps, a trap in *these*
# data, a prediction with its reason; take 1 off for each two of them that are missing or only general. A prediction
# that turned out wrong costs nothing. 0 for an empty answer, or data that may not be used.

# %% [markdown]
# ## From text to columns
#
# A CSV file is lines of text. Splitting at commas looks easy, until an entry reads `"sand, wet"`. Python's `csv.reader`
# knows the quotes. And a line that has one entry too few? A reader could guess, skip it, or stop.
#
# Never skip in silence. Yours goes on, and *says which lines* it left out.


# %% exercise="read_table"
def read_table(text):
    """The text of a CSV file -> (names, rows, bad):
    column names, rows of texts, numbers of the lines that don't fit."""
    ### BEGIN SOLUTION
    reader = csv.reader(text.splitlines())
    names, rows, bad = None, [], []
    for row in reader:
        row = [entry.strip() for entry in row]
        if not row:
            continue
        if names is None:
            names = row
        elif len(row) == len(names):
            rows.append(row)
        else:
            bad.append(reader.line_num)
    return names, rows, bad
    ### END SOLUTION


# %% tags=["always-run"]
table, problems = None, []
if ready("read_table"):
    try:
        names, rows, bad = read_table(csv_text(DATA))
        table = {name: [row[i] for row in rows] for i, name in enumerate(names)}
        problems = csv_problems(names, rows, bad, TARGET)
    except Exception as problem:
        problems = [f"{type(problem).__name__}: {problem}"]
if problems:
    print("Before you go on:\n- " + "\n- ".join(problems))
if TARGET not in (table or {}):
    table = None
    print(
        "No table yet. The cells that need it stay quiet; "
        "the exercises are checked on the course's own cases."
    )
else:
    print(f"{DATA}: {len(rows)} rows. Two of them:", *rows[:2], sep="\n")

# %% [markdown]
# Which columns are numbers? And where is nothing? Files write "nothing" in many ways. Ours know four: an empty entry,
# `NA`, `nan` and `?`. A gap is not 0: a bean of moisture 0 would be dust. NumPy's sign for a gap is `nan`.


# %% exercise="numbers_or_none"
def numbers_or_none(column):
    """A list of texts -> (n,) floats with nan for gaps;
    None when an entry is neither a number nor a gap."""
    ### BEGIN SOLUTION
    numbers = []
    for entry in column:
        try:
            numbers.append(np.nan if entry.lower() in ("", "na", "nan", "?") else float(entry))
        except ValueError:
            return None
    return np.array(numbers)
    ### END SOLUTION


# %% tags=["always-run"]
if table is not None and ready("numbers_or_none"):
    print(f"{'column':20} {'kind':8} {'gaps':>5}  values")
    for name, column in table.items():
        numbers = numbers_or_none(column)
        if numbers is None:
            texts = [entry for entry in column if entry.lower() not in GAPS]
            print(f"{name:20} {'texts':8} {len(column) - len(texts):5}  {sorted(set(texts))[:6]}")
        elif np.isnan(numbers).all():
            print(f"{name:20} {'empty':8} {len(column):5}")
        else:
            low, high = np.nanmin(numbers), np.nanmax(numbers)
            said = "always the same: says nothing" if low == high else f"{low:g} to {high:g}"
            print(f"{name:20} {'numbers':8} {int(np.isnan(numbers).sum()):5}  {said}")

# %% [markdown]
# Read that list slowly. A range that cannot be (a bean of 140 mm)? A code like 999 for "unknown"? Clean the **file**,
# and say so in the report. A column that is only known *after* the answer? Into `LEAVE_OUT` with it.
#
# ## Numbers from categories
#
# Soil is clay, loam or sand. Calling them 0, 1, 2 would tell the network that loam lies between the others. One-hot
# columns do not.

# %% [markdown] predict="a_soil_never_seen"
# One-hot columns were made from training rows whose soil is clay, loam or sand. A new bean comes from peat. **Its row of the
# three columns is ...**
#
# - [ ] that of the most frequent soil
# - [ ] 1/3, 1/3, 1/3
# - [x] 0, 0, 0
# - [ ] four columns are needed: all rows get a new one
#
# All zeros. The categories come from the training rows alone, as everything that is learnt from data.


# %% exercise="one_hot_columns"
def one_hot_columns(train, new):
    """Lists of texts, "" for a gap -> (categories, T, N):
    names sorted, and one-hot rows (n, k) and (m, k)."""
    ### BEGIN SOLUTION
    categories = sorted(set(train) - {""})
    T, N = (np.array([[float(entry == c) for c in categories] for entry in texts]) for texts in (train, new))
    return categories, T, N
    ### END SOLUTION


# %% [markdown]
# ## Three piles, before anything else

# %% [markdown] predict="no_rare_row_in_the_test"
# 100 rows, 5 of them of a rare class. Twenty rows are drawn for the test. **What is the chance that no rare row is among them?**
#
# - number from 0 to 100 give or take 7: 32 %
#
# One in three: 80/100 · 79/99 · 78/98 · 77/97 · 76/96 = 0.32. Then the test says nothing of the rare class.

# %% [markdown]
# So each class is split by itself: a **stratified** split.
#
# And what leaks? The same bean twice in the table; two photos of one patient; tomorrow's price beside today's. No
# function can see that. *You* must: if rows belong together, keep them in one pile (or keep one of each).


# %% exercise="stratified_piles"
def stratified_piles(y, order, share_val, share_test):
    """y (n,) labels, order (n,) the numbers 0 ... n - 1 shuffled ->
    row numbers (training, validation, test)."""
    ### BEGIN SOLUTION
    train, val, test = [], [], []
    for label in np.unique(y):
        rows = [row for row in order if y[row] == label]
        n_test = max(1, round(share_test * len(rows)))
        n_val = max(1, round(share_val * len(rows)))
        test += rows[:n_test]
        val += rows[n_test : n_test + n_val]
        train += rows[n_test + n_val :]
    return np.array(train), np.array(val), np.array(test)
    ### END SOLUTION


# %% [markdown]
# ## Fill and standardise, without a leak
#
# Gaps get the column's median, then each column gets mean 0 and standard deviation 1. Both are **learnt from the
# training rows** and applied to all three piles. The check has piles that lie far apart: it sees at once where a
# number came from.
#
# In numbers: training rows 1, 3, 8 and a gap. The median is 3; filled: 1, 3, 8, 3, with mean 3.75 and standard
# deviation
# 2.586020. A validation row 5 becomes $(5 - 3.75) / 2.586020 = 0.483368$.


# %% exercise="prepare_piles"
def prepare_piles(X_train, X_val, X_test):
    """Three arrays (n, d), (m, d), (l, d) with nan for gaps -> the three,
    filled and standardised by X_train alone."""
    ### BEGIN SOLUTION
    d = X_train.shape[1]
    known = [X_train[~np.isnan(X_train[:, j]), j] for j in range(d)]
    median = np.array([np.median(column) if len(column) else 0.0 for column in known])
    filled = [np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test)]
    mean, sd = filled[0].mean(axis=0), filled[0].std(axis=0)
    sd[np.ptp(filled[0], axis=0) == 0] = 1  # 0.1 three times has a mean a hair off, and a deviation
    return tuple((X - mean) / sd for X in filled)
    ### END SOLUTION


# %% [markdown]
# Now everything together. Read this cell: it is the recipe for your report. Nothing in it looks at the test rows.

# %% tags=["always-run"]
SHARE_VAL, SHARE_TEST, SHUFFLE = 0.2, 0.2, 0
piles = None
if table is not None and ready("numbers_or_none", "one_hot_columns", "stratified_piles", "prepare_piles"):
    known = [i for i, entry in enumerate(table[TARGET]) if entry.lower() not in GAPS]
    classes = sorted({table[TARGET][i] for i in known})
    y = np.array([classes.index(table[TARGET][i]) for i in known])
    order = np.random.default_rng(SHUFFLE).permutation(len(y))
    rows_of = [np.asarray(pile) for pile in stratified_piles(y, order, SHARE_VAL, SHARE_TEST)]
    inputs, blocks = [], [[], [], []]
    for name in [name for name in table if name != TARGET and name not in LEAVE_OUT]:
        column = [table[name][i] for i in known]
        numbers = numbers_or_none(column)
        if numbers is not None:
            made = [np.asarray(numbers, float)[pile][:, None] for pile in rows_of]
            inputs.append(name)
        else:
            texts = ["" if entry.lower() in GAPS else entry for entry in column]
            train, val, test = ([texts[i] for i in pile] for pile in rows_of)
            categories, made_train, made_val = one_hot_columns(train, val)
            made = [made_train, made_val, one_hot_columns(train, test)[2]]
            inputs += [f"{name} = {category}" for category in categories]
        for block, columns in zip(blocks, made, strict=True):
            block.append(np.asarray(columns, float))
    X_train, X_val, X_test = (
        np.asarray(X) for X in prepare_piles(*[np.hstack(block) for block in blocks])
    )
    y_train, y_val = y[rows_of[0]], y[rows_of[1]]
    piles = HeldOut(X_test, y[rows_of[2]])  # from here on only its `score` knows the test labels
    print(f"training {X_train.shape}, validation {X_val.shape}, test {X_test.shape}; classes {classes}")
    print("inputs:", ", ".join(inputs))

# %% [markdown]
# ## What any network must beat
#
# "85 % right" is nothing if 90 % of the rows are of one class. Two rules that need no network:
#
# 1. always answer the most frequent class (of the **training** rows);
# 2. answer the class whose mean lies nearest.


# %% exercise="majority_accuracy"
def majority_accuracy(y_train, y_new):
    """Labels (n,) and (m,) -> the share of the new rows that the most frequent training class gets
    right."""
    ### BEGIN SOLUTION
    return float(np.mean(y_new == np.bincount(y_train).argmax()))
    ### END SOLUTION


# %% exercise="nearest_mean"
def nearest_mean(X_train, y_train, X_new):
    """X_train (n, d), y_train (n,) labels 0 ... k - 1, X_new (m, d) -> (m,):
    the class with the nearest mean."""
    ### BEGIN SOLUTION
    means = np.array([X_train[y_train == label].mean(axis=0) for label in range(y_train.max() + 1)])
    return ((X_new[:, None, :] - means) ** 2).sum(axis=2).argmin(axis=1)
    ### END SOLUTION


# %% [markdown]
# How sure are such numbers? A share $p$ of $n$ rows has a standard error of about $\sqrt{p (1 - p) / n}$. Two of them
# to each side hold the truth in some 95 of 100 cases. In numbers: 60 of 72 right is $p = 0.833333$, and the range is
# 0.745492 to
# 0.921174. That is wide! Write it beside every share.


# %% exercise="two_standard_errors"
def two_standard_errors(right, n):
    """`right` of n rows -> (low, high):
    the share, two standard errors to each side, no further than 0 and 1."""
    ### BEGIN SOLUTION
    p = right / n
    reach = 2 * np.sqrt(p * (1 - p) / n)
    return max(p - reach, 0.0), min(p + reach, 1.0)
    ### END SOLUTION


# %% tags=["always-run"]
baselines = {}
if piles is not None and ready("majority_accuracy", "nearest_mean", "two_standard_errors"):
    baselines["most frequent class"] = majority_accuracy(y_train, y_val)
    baselines["nearest mean"] = float(np.mean(np.asarray(nearest_mean(X_train, y_train, X_val)) == y_val))
    for name, share in baselines.items():
        low, high = two_standard_errors(share * len(y_val), len(y_val))
        print(
            f"{name:20} {share:.1%} of the {len(y_val)} validation rows right ({low:.1%} to {high:.1%})"
        )

# %% [markdown]
# ## Your network
#
# Here you are free: any layers, loss, optimiser, training loop, of yours or of `nnkit`. A start: a list of your
# `DenseLayer` and `ActivationLayer(relu, relu_derivative)`, then `network = Sequential(*layers)`, your loss and your
# optimiser in `fit(..., validation=(X_val, y_val), patience=20)`. Add choices of your own with defaults (`hidden=16`,
# `lr=0.01`): you will compare them.
#
# What counts is a promise that every honest network can keep:
#
# - gradients come from the training rows only;
# - after each epoch the validation loss is taken down, and the weights of the **best** epoch answer, not those of the last;
# - an answer depends on its own row, not on its neighbours (so no dropout in answers).
#
# The check has tasks of its own: two rings, which no straight border parts, and validation labels drawn by lot, which
# only a leak can foretell. (You know the first validation loss of any network, roughly, for $k$ classes.)


# %% exercise="train_my_network"
def train_my_network(X, y, X_val, y_val, X_new, k, seed, hidden=16, lr=0.01):
    """-> (validation losses, one for each epoch; logits (m, k) for X_val;
    logits (l, k) for X_new), of the best epoch."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    layers = [DenseLayer(X.shape[1], hidden, rng), ActivationLayer(relu, relu_derivative), DenseLayer(hidden, k, rng)]
    network = Sequential(*layers)
    history = fit(
        network, softmax_cross_entropy, MyAdam(lr), X, y,
        epochs=200, batch_size=32, rng=rng, validation=(X_val, y_val), patience=20,
    )  # fmt: skip
    return history["validation_loss"], network.forward(X_val), network.forward(X_new)
    ### END SOLUTION


# %% tags=["always-run"]
if piles is not None and ready("train_my_network"):
    history, Z_val, _ = train_my_network(X_train, y_train, X_val, y_val, X_val, len(classes), seed=0)
    answers = np.argmax(Z_val, axis=1)
    share = float(np.mean(answers == y_val))
    beside = ", ".join(f"{name} {rule:.1%}" for name, rule in baselines.items())
    print(
        f"best of {len(history)} epochs: {int(np.argmin(history)) + 1}. Right: {share:.1%}; "
        f"beside it: {beside}"
    )
    curve = {"validation loss": history}
    show(plot_curves(curve, best=int(np.argmin(history))), alt=describe_curves(curve, xlabel="epoch"))

# %% [markdown]
# No better than the nearest mean? Then look before you tune: does the loss fall at all? Can it learn 20 rows by
# heart? Is there anything in these inputs?
#
# ## Where it goes wrong
#
# One share hides much. A **confusion matrix** has a row for each right class and a column for each answer. From it:
# of those called cobalt, how many are (**precision**)? Of those that are cobalt, how many were found (**recall**)?


# %% exercise="confusion_table"
def confusion_table(y, predicted, k):
    """y (n,) right labels, predicted (n,) labels -> (k, k):
    how often a row of class i was called j, at [i, j]."""
    ### BEGIN SOLUTION
    C = np.zeros((k, k), int)
    np.add.at(C, (y, predicted), 1)
    return C
    ### END SOLUTION


# %% exercise="precision_and_recall"
def precision_and_recall(C):
    """C (k, k) as above -> (precision (k,), recall (k,)); nan where it would be 0 / 0."""
    ### BEGIN SOLUTION
    right = C.diagonal()
    with np.errstate(invalid="ignore"):
        return right / C.sum(axis=0), right / C.sum(axis=1)
    ### END SOLUTION


# %% tags=["always-run"]
if piles is not None and ready("confusion_table", "precision_and_recall", "train_my_network"):
    C = np.asarray(confusion_table(y_val, answers, len(classes)))
    precision, recall = precision_and_recall(C)
    for name, p, r in zip(classes, precision, recall, strict=True):
        print(f"{name:20} precision {p:.1%}, recall {r:.1%}")
    rows_in_words = "; ".join(
        f"{name}: {', '.join(map(str, row))}" for name, row in zip(classes, C, strict=True)
    )
    show(
        plot_confusion(y_val, answers, names=classes),
        alt=f"Counts by right class, columns in the same order. {rows_in_words}.",
    )

# %% [markdown]
# ### Written part 2: method
#
# In 150 to 300 words, so that somebody else could do it again **and would trust it**: how the piles were made and
# what could still leak; what happened to gaps and texts; layers, loss, optimiser, and what is from your own library;
# how you stopped; which baselines, and why those.
#
# | points | 6: convincing | 4: good | 2: fair | 1: poor |
# |---|---|---|---|---|
# | the answer ... | can be repeated from the text alone; says what is learnt from the training rows only; looks for a leak *in these data* and says what was found; each choice has a reason | can be repeated, but leaks are treated in general, or some choices have no reason | numbers are missing that one needs to repeat it | names of methods only |

# %% [markdown] written="project_method" points=6
# **Model answer (for the example).** 360 rows were shuffled (seed 0) and split class by class, 60 : 20 : 20. Gaps got
# the training median, soil became three one-hot columns (gap: all zeros), every column was standardised with mean and
# deviation of the training rows. `station` is constant and became 0. Leaks: no row stands in the table twice (I
# counted), no column is computed from the variety, rows are drawn independently, so piles at random are fair. The
# network: 8 inputs, 16 hidden units with ReLU (He's initial weights), 3 logits; softmax cross-entropy, Adam with
# 0.01, batches of 32. Layers, loss and Adam are from my library. I kept the weights of the epoch with the lowest
# validation loss and stopped 20 epochs after it. ReLU because its slope does not fade for large inputs ([lesson 2](02-activations#ReLU: the laziest bend)); 16
# units because 3 were clearly worse (see the ablation). Baselines: the most frequent class, since a network below it
# has learnt nothing; the nearest mean, since it shows what straight borders reach.
#
# **Marking guide.** 6 points: repeatable from the text; what is learnt from training rows only; a leak looked for in
# *these* data (doubles, groups, time, columns known afterwards); reasons. Take 2 off for each that is missing; 1
# where it is thin. Compare with the notebook: a method that the cells do not show earns at most 2.

# %% [markdown]
# ## One choice at a time
#
# An **ablation** changes *one* thing, keeps the rest, and compares on validation rows. Take out what you are proud
# of: does it matter? Train each choice with several seeds; a difference smaller than the spread between seeds is no
# difference.
#
# Which of your two choices do you expect to win, and by how much?

# %% tags=["always-run"]
CHOICES = {
    "16 hidden": {"hidden": 16},
    "3 hidden": {"hidden": 3},
}  # name: what differs, as arguments of yours
SEEDS = [0, 1, 2]

if piles is not None and ready("train_my_network", "two_standard_errors"):
    scores = {}
    for name, choice in CHOICES.items():
        runs = [
            train_my_network(X_train, y_train, X_val, y_val, X_val, len(classes), seed, **choice)[1]
            for seed in SEEDS
        ]
        if len(runs) > 1 and all(np.array_equal(Z, runs[0]) for Z in runs[1:]):
            print(
                f"{name}: all seeds gave the same logits. Does `seed` start every random number of yours?"
            )
        scores[name] = [float(np.mean(np.argmax(Z, axis=1) == y_val)) for Z in runs]
        low, high = two_standard_errors(np.mean(scores[name]) * len(y_val), len(y_val))
        print(
            f"{name:14} {np.round(scores[name], 3)}, mean {np.mean(scores[name]):.1%} ({low:.1%} to "
            f"{high:.1%})"
        )
    bars = {
        name: [shares[i] for shares in scores.values()]
        for i, name in enumerate(f"seed {s}" for s in SEEDS)
    }
    show(
        plot_bars(bars, list(scores), ylabel="share right on validation rows"),
        alt="Share of validation rows right. " + describe_bars(bars, list(scores)),
    )

# %% [markdown]
# ## The test pile, once
#
# All is chosen? Written parts 1 and 2 are done? Then, and only then, set `I_HAVE_CHOSEN = True` and run this cell.
# Each set of answers that is scored is written down in `test-openings.csv`, which you hand in too. The same answers
# again are no new opening; **other** answers are, and then the number is no test number any more.

# %% tags=["always-run"]
I_HAVE_CHOSEN = False
FINAL = {"hidden": 16}  # the choice that won, with a seed decided beforehand
FINAL_SEED = 0

if not I_HAVE_CHOSEN:
    print(f"The test pile is closed; opened so far: {piles.openings if piles else 0} time(s).")
elif piles is None or not ready("train_my_network"):
    print("There is nothing to open yet: the piles and train_my_network come first.")
else:
    _, _, Z_test = train_my_network(
        X_train, y_train, X_val, y_val, piles.X, len(classes), FINAL_SEED, **FINAL
    )
    right = piles.score(np.argmax(Z_test, axis=1), note=str(FINAL))
    print(
        "Two standard errors to each side: {:.1%} to {:.1%}".format(
            *two_standard_errors(right, len(piles.X))
        )
    )

# %% [markdown]
# ### Written part 3: results and limits
#
# In 150 to 300 words, with your figures: the test share with its range, beside both baselines; what the ablation
# showed; who is taken for whom, and why that may be. Then an **honest limit**: where must nobody use this network?
#
# | points | 6: convincing | 4: good | 2: fair | 1: poor |
# |---|---|---|---|---|
# | the answer ... | test share with range, baselines, ablation with its spread, confusion read and explained; openings of the test pile told; a limit that follows from *these* data | one of these is missing, or the limit is a general one | shares without ranges or without baselines | one number, or a claim that the numbers do not bear out |

# %% [markdown] written="project_results" points=6
# **Model answer (for the example).** On the 72 test rows the network is right in 86.1 % (78.0 % to 94.3 %), after one
# opening of the pile. On the validation rows it has 88.9 %, the nearest mean 51.4 %, the most frequent class 34.7 %.
# So bent borders matter here: each of two varieties has a short and a long form, and the means of length and moisture
# nearly coincide. With 3 hidden units instead of 16 the share is 59.7 % to 75.0 % over three seeds (16 units: 88.9 %
# to 91.7 %): even the worst seed of 16 beats the best of 3. The confusion matrix has 8 mistakes in 72. 5 of them are
# between brisk and cobalt; recall is 90.9 % for amber, 92.0 % for brisk and 84.0 % for cobalt, which lies in the
# middle of all forms. Some mistakes cannot be avoided: about 4 rows in 100 got a label at random. Limit: the test
# rows come from the same generator. A new harvest, another scale or a fourth variety would be sorted wrongly without
# any warning. And whether it is 78 % or 94 % I cannot tell from 72 rows.
#
# **Marking guide.** The rubric's row; each of these counts: test share with range (1), both baselines (1), the
# ablation with its spread (1), a confusion that is read, not only shown (1), openings told (1; look at
# `test-openings.csv`: several openings honestly told keep this point, hidden ones lose it), a limit from these data
# (1). Poor results cost nothing.

# %% [markdown]
# ### Written part 4: what would change your mind
#
# In 80 to 150 words: compare with what you predicted at the start. What did you learn that you did not expect? Name
# one observation, on new data, that would make you **withdraw** your conclusion, and the next experiment that you
# would pay for.
#
# | points | 4: convincing | 3: good | 2: fair | 1: poor |
# |---|---|---|---|---|
# | the answer ... | prediction and result side by side, with a reason; an observation that could really come and has a number; an experiment that tests it | the observation has no number, or the experiment tests something else | only "more data" or "a larger network" | nothing could change my mind |

# %% [markdown] written="project_mind" points=4
# **Model answer (for the example).** I expected 70 % and got 86.1 %: I had not thought of two forms of one variety,
# and I was surprised that the nearest mean is so poor. I would withdraw "the network tells the varieties apart" if on
# 100 beans of another harvest fewer than 70 were right: that is below the range that I measured, so it would be no
# bad luck. Next I would measure such a harvest, and leave out weight in an ablation: if nothing changes, the dealer
# can save the scales.
#
# **Marking guide.** 1 point: prediction and result side by side. 1: a reason for the difference. 1: an observation
# with a number that could really come. 1: an experiment that would show it. "More data" alone earns none of the last
# two.

# %% [markdown]
# ## Before you hand in

# %% quiz="project_habits"

# %% [markdown]
# - My CSV file lies beside the notebook, is not called `example.csv`, and may be used.
# - *Kernel > Restart and run all* goes through; the numbers in my text are those of the cells.
# - Nothing was learnt from validation or test rows: no median, no mean, no category, no choice of columns.
# - Rows that belong together are in one pile, and no input is known only after the answer.
# - Each share has its range and its baselines beside it.
# - The test pile was opened once; `test-openings.csv` is handed in too. If more often, the text says so.
# - My limit says where nobody should use this network.

# %%
keep(
    read_table,
    numbers_or_none,
    one_hot_columns,
    stratified_piles,
    prepare_piles,
    majority_accuracy,
    nearest_mean,
    two_standard_errors,
    confusion_table,
    precision_and_recall,
)

# %% [markdown]
# ## Summary
#
# - Text, columns, piles; then medians, means and categories, from the training rows alone. In this order.
# - First the rule without a network, then the network, then one change at a time, on validation rows.
# - The test pile is opened once, and a share comes with its range.
# - A result is worth what its limits say.
#
# **What's next.** Give your notebook and your file to a friend. If the same numbers come out, you have done science.

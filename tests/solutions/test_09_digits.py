"""The numbers that lesson 9 states are the ones that come out, the network is measured on digits that students do not
have, and its reading cell reads the standard files."""

import gzip
import json
import struct
import time

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import full_lesson, hidden_cases, reference_namespace
from course.lessons import find_lesson
from nnkit.check.door import PlainDoor
from nnkit.images import digits, shifted

LESSON = find_lesson("09-digits")


@pytest.fixture(scope="module")
def solved():
    started = time.perf_counter()
    names = reference_namespace(LESSON)
    print(f"the reference, with its training, took {time.perf_counter() - started:.1f} s")
    return names


@pytest.fixture(scope="module")
def graded():
    return full_lesson(LESSON)


@pytest.fixture(scope="module")
def held_out():
    (case,) = hidden_cases(LESSON)["digit_model"]["at least 96 % read right"]
    return case.args


def share(solved, model, X, y):
    return np.mean(solved["model_logits"](X, model).argmax(axis=1) == y)


def rows(X):
    return {tuple(row) for row in np.round(np.asarray(X) * 16).astype(int).tolist()}


def test_the_held_out_digits_are_in_no_file_that_students_get(held_out):
    X, y = held_out
    assert X.shape == (360, 64) and sorted(set(y)) == list(range(10))
    assert not rows(X) & rows(digits()[0])
    assert sorted(path.name for path in LESSON.released.glob("*") if path.is_file()) == [
        "09-digits.ipynb", "checks.json", "predictions.json",
    ]  # fmt: skip
    # nor are the reference's weights: what students get says nothing about the value
    (model,) = [
        each for each in json.loads((LESSON.released / "checks.json").read_text()) if each["id"] == "digit_model"
    ]
    assert not any("expected" in part for part in model["parts"])
    assert not any(outcome.get("as_expected") for outcome in model["outcomes"])


def test_the_reference_reads_them(solved, held_out):
    assert share(solved, solved["digit_model"], *held_out) >= 0.96
    assert share(solved, solved["digit_model"], solved["X_val"], solved["y_val"]) >= 0.96


def test_sizes_and_counts(solved):
    assert (len(solved["X_train"]), len(solved["X_val"])) == (1077, 360)
    assert solved["numbers_to_learn"] == [4810, 50890]
    assert np.bincount(digits()[1]).min() == 138
    assert solved["scaled_pixels"](np.array([[[0, 8], [16, 4]]]), 16).tolist() == [[0, 0.5, 1, 0.25]]
    assert solved["class_recall"](np.array([[8, 2], [1, 9]])).tolist() == [0.8, 0.9]
    assert solved["most_confused"](np.array([[8, 2], [1, 9]])) == (0, 1)
    assert solved["idx_shape"]([0, 0, 8, 1, 0, 0, 1, 4]) == (260,)
    assert solved["idx_shape"]([0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28]) == (60000, 28, 28)
    assert round(0.97**5, 2) == 0.86


def test_an_untrained_network_guesses(solved):
    fresh = solved["as_pairs"](solved["digit_network"]([64, 64, 10], np.random.default_rng(0)))
    Z = solved["model_logits"](solved["X_val"], fresh)
    assert solved["softmax_cross_entropy"](Z, solved["y_val"])[0] == pytest.approx(np.log(10), abs=0.3)
    assert np.mean(Z.argmax(axis=1) == solved["y_val"]) < 0.25


def train(solved, seed=0, n=1077, sizes=(64, 64, 10), epochs=40, X=None):
    X = solved["X_train"] if X is None else X
    rng = np.random.default_rng(seed)
    layers = solved["digit_network"](sizes, rng)
    solved["train_network"](
        layers, solved["softmax_cross_entropy"], lambda: solved["MyAdam"](0.005), X[:n], solved["y_train"][:n], epochs,
        32, rng,
    )  # fmt: skip
    return solved["as_pairs"](layers)


def test_more_digits_help_to_the_end(solved):
    X, y = solved["X_val"], solved["y_val"]
    curve = [share(solved, train(solved, 1, n, epochs=30), X, y) for n in (50, 100, 200, 400, 800, 1077)]
    assert curve == sorted(curve) and curve[-1] > curve[-2]
    assert 0.6 < curve[0] < 0.8


@pytest.mark.parametrize("seed", [1, 2])
def test_one_pixel_to_the_right_costs_half(solved, seed):
    model = train(solved, seed)
    at = {step: share(solved, model, shifted(solved["X_val"], step, 0), solved["y_val"]) for step in (0.8, 1.15)}
    assert at[1.15] < 0.5 < at[0.8]
    at = {
        step: share(solved, model, shifted(solved["X_val"], step, 0), solved["y_val"]) for step in (0.25, 0.5, 1.5, 2)
    }
    assert at[0.25] > 0.95 and at[0.5] > 0.8 and 0.2 < at[1.5] < 0.4 and at[2] < 0.25


def test_weights_of_pixels_without_ink_fade_in_the_clean_network(solved):
    (cell,) = [c for c in read_text(LESSON.text).cells if "class FadingAdam" in c.source]
    names = dict(solved)
    exec(compile(cell.source, "<the clean network>", "exec"), names)
    W = np.abs(names["W_clean"])
    assert W[solved["X_train"].max(axis=0) == 0].max() < 0.02 < 1 < W.max()
    X, y = solved["X_val"], solved["y_val"]
    assert share(solved, solved["digit_model"], X, y) >= share(solved, names["as_pairs"](names["clean"]), X, y) > 0.94


def test_nbgrader_leaves_the_held_out_digits_with_the_course():
    from course.nbgrader import load_config

    assert "held_out.npz" in load_config(LESSON.source.parent.parent).CourseDirectory.ignore


def told(graded, model):
    result = graded.judge("digit_model", PlainDoor(model))
    return result, " ".join(part.detail for part in result.parts)


def test_trained_networks_that_are_asked_wrongly_are_told_why(solved, graded):
    """Real trainings, which no stored wrong answer can equal: the judge itself must find out."""
    model = train(solved)
    result, _ = told(graded, model)
    assert result.ok and result.points == 5
    mean, sd = solved["X_train"].mean(axis=0), solved["X_train"].std(axis=0)
    sd[sd == 0] = 1
    turned = solved["X_train"].reshape(-1, 8, 8).transpose(0, 2, 1).reshape(-1, 64)
    (W1, b1), (W2, b2) = model
    faults = {
        "when they are standardised": train(solved, X=(solved["X_train"] - mean) / sd),
        "column after column": train(solved, X=turned),
        "in another order": [(W1, b1), (W2[:, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]], b2[[1, 2, 3, 4, 5, 6, 7, 8, 9, 0]])],
        "hardly better than guessing": solved["as_pairs"](
            solved["digit_network"]((64, 30, 10), np.random.default_rng(7))
        ),
        "transposed": [(W1, b1), (W2.T, b2)],
        "no hidden layer": [(np.ones((64, 10)), np.zeros(10))],
        "not all of its numbers are finite": [(W1 * np.nan, b1), (W2, b2)],
        "the shapes do not fit": [(W1[:50], b1), (W2, b2)],
        "the form is another one": {"W1": W1, "b1": b1},
    }
    for says, wrong in faults.items():
        result, details = told(graded, wrong)
        assert result.points == 0 and says in details, (says, details)


def test_a_network_between_both_thresholds_earns_the_lower_one(solved, graded):
    result, details = told(graded, train(solved, 3, n=200))
    assert [part.points for part in result.parts] == [2, 0]
    assert "at least 96% are asked" in details


def idx(array):
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def run_reading_cell(solved, capsys):
    (cell,) = [c for c in read_text(LESSON.text).cells if "mnist(Path(" in c.source]
    exec(compile(cell.source, "<the reading cell>", "exec"), dict(solved))
    return capsys.readouterr().out


def test_the_same_code_reads_and_learns_28_by_28_digits_from_their_files(solved, tmp_path, monkeypatch, capsys):
    """Files made here: our own digits, enlarged to 24 x 24 with a frame of 2."""
    folder = tmp_path / "mnist"
    folder.mkdir()
    for name, X, y in [
        ("train", solved["X_train"], solved["y_train"]), ("t10k", solved["X_val"], solved["y_val"])
    ]:  # fmt: skip
        large = np.pad(np.kron(X.reshape(-1, 8, 8), np.ones((1, 3, 3))) * 255, ((0, 0), (2, 2), (2, 2)))
        (folder / f"{name}-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(large.astype(np.uint8)), 1))
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(idx(y.astype(np.uint8)))
    monkeypatch.chdir(tmp_path)
    said = run_reading_cell(solved, capsys)
    assert "training (1077, 784), test (360, 784)" in said
    assert float(said.rsplit("\n", 2)[-2].split("%")[0]) > 70, said


def test_without_the_files_it_says_what_is_missing(solved, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    said = run_reading_cell(solved, capsys)
    assert "train-images-idx3-ubyte (or train-images-idx3-ubyte.gz) is not in the folder 'mnist'" in said
    assert "8 x 8 digits that are always there" in said

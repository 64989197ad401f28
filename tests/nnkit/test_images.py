"""The shipped digits, and files of the IDX format: whole, zipped, cut off, too long, or something else."""

import gzip
import struct

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import nnkit
from nnkit.data import digits, mnist, read_idx
from nnkit.images import shifted


def idx(array, code=0x08):
    return bytes([0, 0, code, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


IMAGES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def test_digits_are_the_known_ones():
    X, y = digits()
    assert X.shape == (1437, 64) and X.dtype == float and set(y) == set(range(10))
    assert_array_equal(np.bincount(y), [147, 148, 138, 145, 143, 139, 148, 148, 141, 140])
    assert_array_equal(X[0].reshape(8, 8)[0] * 16, [0, 0, 5, 13, 9, 1, 0, 0])
    with np.load(nnkit.images.DIGITS_FILE) as stored:
        assert "Alpaydin" in str(stored["attribution"]) and "CC BY 4.0" in str(stored["attribution"])


def test_a_shift_moves_ink_and_cuts_off_what_leaves():
    image = np.arange(1.0, 10)[None]  # 1 2 3 / 4 5 6 / 7 8 9
    assert_array_equal(shifted(image, 1, 0)[0], [0, 1, 2, 0, 4, 5, 0, 7, 8])
    assert_array_equal(shifted(image, -1, 0)[0], [2, 3, 0, 5, 6, 0, 8, 9, 0])
    assert_array_equal(shifted(image, 0, 1)[0], [0, 0, 0, 1, 2, 3, 4, 5, 6])
    assert_array_equal(shifted(image, 0, -2)[0], [7, 8, 9, 0, 0, 0, 0, 0, 0])
    assert_array_equal(shifted(image, 0.25, 0)[0, :3], [0.75, 1.75, 2.75])
    assert_array_equal(shifted(image, 0, 0), image)
    assert not shifted(image, 3, 0).any()
    with pytest.raises(ValueError, match=r"one square image in each row.*got \(2, 5\)"):
        shifted(np.ones((2, 5)), 1, 0)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_plain_and_zipped(tmp_path, pack):
    path = tmp_path / "images"
    path.write_bytes(pack(idx(IMAGES)))
    assert_array_equal(read_idx(path), IMAGES)


@pytest.mark.parametrize(("code", "dtype"), [(0x0C, ">i4"), (0x0D, ">f4"), (0x0E, ">f8"), (0x0B, ">i2")])
def test_other_numbers_come_in_the_machines_byte_order(tmp_path, code, dtype):
    array = np.array([[1, -2, 300]], dtype)
    (tmp_path / "x").write_bytes(idx(array, code))
    came = read_idx(tmp_path / "x")
    assert_array_equal(came, array)
    assert came.dtype.isnative and came.flags.writeable


WHOLE = idx(IMAGES)
CLAIMS_TERABYTES = bytes([0, 0, 8, 3]) + struct.pack(">3I", 2**20, 2**10, 2**10)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"not an IDX file.*got \[\]"),
        (b"PK\x03\x04 a zip file", r"not an IDX file.*got \[80, 75, 3, 4\]"),
        (bytes([0, 0, 7, 1]), r"got \[0, 0, 7, 1\]"),
        (WHOLE[:9], "ends in its header: 3 axis lengths expected, 1 came"),
        (WHOLE[:-1], r"cut off: shape \(2, 3, 4\) needs 24 bytes, 23 came"),
        (WHOLE + b"!", "goes on after the 24 bytes"),
        (CLAIMS_TERABYTES, "claims an array of shape"),
        (bytes([0, 0, 8, 255]) + struct.pack(">255I", *[1] * 255), "damaged: it claims an array of 255 axes"),
        # mtime: the names of the tests must not change with the clock
        (gzip.compress(WHOLE, mtime=0)[:-9], "damaged gzip file"),
        (gzip.compress(WHOLE, mtime=0)[:-8] + bytes(8), "damaged gzip file"),
        (gzip.compress(WHOLE[:-1], mtime=0), "cut off"),
    ],
)
def test_broken_files(tmp_path, content, message):
    (tmp_path / "broken").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_idx(tmp_path / "broken")


def write_mnist(folder, n_train=5, n_test=3, labels=5):
    rng = np.random.default_rng(0)
    files = {
        "train-images-idx3-ubyte": rng.integers(0, 256, (n_train, 28, 28), dtype=np.uint8),
        "train-labels-idx1-ubyte.gz": rng.integers(0, 10, labels, dtype=np.uint8),
        "t10k-images.idx3-ubyte": rng.integers(0, 256, (n_test, 28, 28), dtype=np.uint8),
        "t10k-labels-idx1-ubyte": rng.integers(0, 10, n_test, dtype=np.uint8),
    }
    for name, array in files.items():
        (folder / name).write_bytes(gzip.compress(idx(array), mtime=0) if name.endswith("gz") else idx(array))
    return files


def test_the_four_standard_files(tmp_path):
    files = write_mnist(tmp_path)
    X_train, X_test, y_train, y_test = mnist(tmp_path)
    assert X_train.shape == (5, 784) and X_test.shape == (3, 784) and X_train.dtype == np.float32
    assert X_train.min() >= 0 and X_train.max() <= 1
    assert_array_equal(np.round(X_train[0] * 255), files["train-images-idx3-ubyte"][0].ravel())
    assert_array_equal(y_train, files["train-labels-idx1-ubyte.gz"])
    assert len(y_test) == 3


def test_missing_files_and_files_that_do_not_match(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"(?s)train-images-idx3-ubyte \(or .*not in the folder.*digits\(\)"):
        mnist(tmp_path)
    write_mnist(tmp_path, labels=4)
    with pytest.raises(ValueError, match=r"train files .* don't belong together.*\(5, 28, 28\) of uint8 and \(4,\)"):
        mnist(tmp_path)


def everywhere(folder, rename):
    """The four files under other names, each possibly in a folder of its own."""
    write_mnist(folder)
    for path in list(folder.iterdir()):
        new = folder / rename(path.name)
        new.parent.mkdir(parents=True, exist_ok=True)
        path.rename(new)


@pytest.mark.parametrize(("rename", "part"), [
    (lambda name: f"MNIST/raw/{name}", ""),
    (lambda name: f"unpacked/{name}-folder/{name}", ""),  # each archive unpacked to a folder of its own
    (lambda name: name.upper(), ""),
    (lambda name: "emnist-mnist-" + name.replace("t10k", "test"), ""),
    (lambda name: "deep/down/emnist-letters-" + name.replace("t10k", "test"), "Letters"),
])  # fmt: skip
def test_mnist_in_other_places_and_under_other_names(tmp_path, rename, part):
    plain = tmp_path / "plain"
    plain.mkdir()
    write_mnist(plain)
    expected = mnist(plain)
    other = tmp_path / "other"
    other.mkdir()
    everywhere(other, rename)
    for ours, theirs in zip(mnist(other, part=part), expected, strict=True):
        assert_array_equal(ours, theirs)


def test_the_file_nearest_to_the_top_counts_and_parts_are_kept_apart(tmp_path):
    (tmp_path / "old").mkdir()
    write_mnist(tmp_path / "old", n_train=2, labels=2)
    write_mnist(tmp_path)
    assert len(mnist(tmp_path)[0]) == 5
    with pytest.raises(FileNotFoundError):
        mnist(tmp_path, part="letters")


def test_mnist_in_one_npz(tmp_path):
    write_mnist(tmp_path)
    expected = mnist(tmp_path)
    images = [np.uint8(np.round(X * 255)).reshape(-1, 28, 28) for X in expected[:2]]
    (tmp_path / "keras").mkdir()
    packed = tmp_path / "keras" / "mnist.npz"
    np.savez(packed, x_train=images[0], x_test=images[1], y_train=expected[2], y_test=expected[3])
    for place in (packed, packed.parent):
        for ours, theirs in zip(mnist(place), expected, strict=True):
            assert_array_equal(ours, theirs)
    np.savez(packed, x_train=images[0])
    with pytest.raises(ValueError, match=r"mnist.npz holds \['x_train'\], but not x_test, y_train, y_test"):
        mnist(packed)


@pytest.mark.parametrize(("content", "what"), [
    (b"PK\x03\x04" + bytes(40), "a zip archive; unpack it"),
    (b"\n<!DOCTYPE html><html>Sign in", "a web page"),
    (b"<html><body>404", "a web page"),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "a pointer to a file that Git LFS keeps"),
    (b"\x93NUMPY\x01\x00", "a NumPy file"),
    (b"\xfd7zXZ\x00", "packed by another program than gzip"),
    (b"Rar!\x1a\x07\x00", "packed by another program"),
    (b"\x28\xb5\x2f\xfd" + bytes(9), "packed by another program"),
    (gzip.compress(gzip.compress(WHOLE, mtime=0), mtime=0), "packed by another program than gzip, or twice"),
    (b"\xef\xbb\xbf<!doctype html>", "a web page"),
    (b"../.git/annex/objects/xx/SHA256E-s99", "a pointer to a file that git-annex keeps"),
    (b'{"error": "not found"}', "text, which begins with"),
    (b"", "but empty"),
])  # fmt: skip
def test_what_is_no_idx_file_is_told_what_it_is(tmp_path, content, what):
    (tmp_path / "train-images-idx3-ubyte").write_bytes(content)
    with pytest.raises(ValueError, match=f"train-images-idx3-ubyte is not an IDX file but .*{what}|IDX file {what}"):
        read_idx(tmp_path / "train-images-idx3-ubyte")


def test_what_lies_there_instead_is_named(tmp_path):
    (tmp_path / "archive.zip").write_bytes(b"PK")
    with pytest.raises(FileNotFoundError, match=r"It holds: archive.zip. Unpack the zip archive there first"):
        mnist(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"There is no such folder"):
        mnist(tmp_path / "nowhere")
    (tmp_path / "emnist-letters-train-images-idx3-ubyte").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match=r"Of EMNIST, name the part that you mean: part='letters'"):
        mnist(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"It is a file, and no folder"):
        mnist(tmp_path / "archive.zip")
    for wrong in ((None, ""), (3, ""), (tmp_path, None)):
        with pytest.raises(TypeError, match="takes a folder and the name of a set"):
            mnist(*wrong)


def test_two_sets_are_never_mixed(tmp_path):
    for name in ("MNIST", "FashionMNIST"):
        (tmp_path / name / "raw").mkdir(parents=True)
        write_mnist(tmp_path / name / "raw")
    with pytest.raises(ValueError, match=r"more than one set of digits below.*FashionMNIST.raw.*Name the folder"):
        mnist(tmp_path)
    for name, missing in (("MNIST", "t10k-images.idx3-ubyte"), ("FashionMNIST", "t10k-labels-idx1-ubyte")):
        (tmp_path / name / "raw" / missing).unlink()
    with pytest.raises(ValueError, match="more than one set of digits"):
        mnist(tmp_path)


@pytest.mark.parametrize("damage", [lambda whole: whole[:-200], lambda whole: b"", lambda whole: b"<html>"])
def test_a_damaged_npz_is_told_so(tmp_path, damage):
    np.savez(tmp_path / "mnist.npz", x_train=np.zeros((2, 28, 28), np.uint8))
    (tmp_path / "mnist.npz").write_bytes(damage((tmp_path / "mnist.npz").read_bytes()))
    with pytest.raises(ValueError, match=r"mnist.npz is not MNIST's .npz file, or it is damaged"):
        mnist(tmp_path)


def test_labels_that_are_no_whole_numbers_are_refused(tmp_path):
    X, y = np.zeros((2, 28, 28), np.uint8), np.array([0.5, 1.5])
    np.savez(tmp_path / "mnist.npz", x_train=X, y_train=y, x_test=X, y_test=y)
    with pytest.raises(ValueError, match="don't belong together"):
        mnist(tmp_path)

"""Where the 8 x 8 digits come from: those of scikit-learn's package, unchanged, in two piles.

nnkit/digits.npz is what students get. 360 of the 1797 are kept from them, in solutions/09-digits/held_out.npz: lesson 9
is graded on those. Both keep scikit-learn's order.

python tests/nnkit/oracle/digits.py            writes both files (needs scikit-learn)
python tests/nnkit/oracle/digits.py --check    compares them with scikit-learn's; exit code 1 if they differ
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

ROOT = Path(__file__).parents[3]
ATTRIBUTION = (
    "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998. "
    "https://doi.org/10.24432/C50P49. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. "
    "From the 1797 digits of the test part; pixel counts from 0 to 16 as in the original, stored as bytes."
)

source = load_digits()
number = np.arange(len(source.target))
# the first hundred stay: lessons show some of them by number
held_out = np.isin(number, np.random.default_rng(9).permutation(number[100:])[:360])
PILES = {ROOT / "nnkit" / "digits.npz": ~held_out, ROOT / "solutions" / "09-digits" / "held_out.npz": held_out}

for file, pile in PILES.items():
    images, labels = source.images[pile], source.target[pile]
    if sys.argv[1:] == ["--check"]:
        with np.load(file) as stored:
            same = np.array_equal(stored["images"], images) and np.array_equal(stored["labels"], labels)
        print(f"the {len(labels)} digits of {file.name} are", "scikit-learn's" if same else "NOT scikit-learn's")
        if not same:
            sys.exit(1)
        continue
    np.savez_compressed(file, images=images.astype(np.uint8), labels=labels.astype(np.uint8), attribution=ATTRIBUTION)
    print(f"{len(labels)} digits written to {file.name}")

"""Where nnkit/digits.npz comes from: the 8 x 8 digits of scikit-learn's package, unchanged.

python tests/nnkit/oracle/digits.py            writes nnkit/digits.npz (needs scikit-learn)
python tests/nnkit/oracle/digits.py --check    compares it with scikit-learn's; exit code 1 if they differ
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

FILE = Path(__file__).parents[3] / "nnkit" / "digits.npz"
ATTRIBUTION = (
    "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998. "
    "https://doi.org/10.24432/C50P49. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. "
    "The 1797 digits of the test part; pixel counts from 0 to 16 as in the original, stored as bytes."
)

source = load_digits()
if sys.argv[1:] == ["--check"]:
    with np.load(FILE) as stored:
        same = np.array_equal(stored["images"], source.images) and np.array_equal(stored["labels"], source.target)
    print("the shipped digits are", "scikit-learn's" if same else "NOT scikit-learn's")
    sys.exit(not same)
np.savez_compressed(
    FILE, images=source.images.astype(np.uint8), labels=source.target.astype(np.uint8), attribution=ATTRIBUTION
)
print(f"{len(source.target)} digits written to {FILE.name}")

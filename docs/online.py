"""Write docs/online.md, the links that open a lesson in a browser without installing anything: python docs/online.py
(or: make online). Whoever publishes the course states the three addresses here, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
PAGE = Path(__file__).with_name("online.md")

OWNER, THIS_TREE = "OWNER", "neural-networks-course"  # a repository with all of this: Binder builds it
LESSONS = "neural-networks"  # one that holds what `python -m nnkit start` makes, and no solutions: for a class
HUB = "https://jupyterhub.example.org"

HEAD = """\
# Open a lesson in a browser

`make online` writes this page from the three addresses at the head of [online.py](online.py): set those first.

- **JupyterHub** with nbgitpuller: the link copies the lessons into a person's folder, and brings corrections when it is
  followed again. The hub's image needs `pip install nnkit-lessons`. Give it a repository of what
  `python -m nnkit start FOLDER` makes, pushed as it stands: that holds no solutions.
- **Colab**: the badge opens a lesson from that repository. Its first cell, folded, brings the package `nnkit-lessons`
  from the index with the checks in it, and leaves Colab's own NumPy, matplotlib and ipykernel as they are.
- **Binder** builds a machine from `binder/` in this tree: JupyterLab and a folder of lessons, forgotten when it is
  closed. To look around, not to hand in.
"""


def title(notebook: Path) -> str:
    """The lesson's heading."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    lines = (line for cell in cells if cell["cell_type"] == "markdown" for line in "".join(cell["source"]).splitlines())
    return next(line for line in lines if line.startswith("# ")).removeprefix("# ")


def hub(lesson: str) -> str:
    """Documented by nbgitpuller: the link generator's form."""
    repository = f"https://github.com/{OWNER}/{LESSONS}"
    asked = {"repo": repository, "branch": "main", "urlpath": f"lab/tree/{LESSONS}/{lesson}/{lesson}.ipynb"}
    return f"{HUB}/hub/user-redirect/git-pull?{urlencode(asked)}"


def colab(lesson: str) -> str:
    return f"https://colab.research.google.com/github/{OWNER}/{LESSONS}/blob/main/{lesson}/{lesson}.ipynb"


def binder(lesson: str) -> str:
    place = quote(
        f"lab/tree/neural-networks/{lesson}/{lesson}.ipynb", safe=""
    )  # the folder that binder/postBuild makes
    return f"https://mybinder.org/v2/gh/{OWNER}/{THIS_TREE}/main?urlpath={place}"


def page() -> str:
    badge = "![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)"
    rows = ["| lesson | JupyterHub | Colab | Binder |", "|---|---|---|---|"]
    for path in sorted((ROOT / "lessons").glob("*/*.ipynb")):
        name = path.stem
        if name == path.parent.name:
            rows.append(f"| {title(path)} | [open]({hub(name)}) | [{badge}]({colab(name)}) | [open]({binder(name)}) |")
    return HEAD + "\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

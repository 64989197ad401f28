"""The first cell of a released lesson: in Colab it brings the package that the lesson needs; elsewhere it rests."""

import json
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from nnkit import __version__

# What the package needs and Colab has not. Colab's own NumPy, matplotlib and ipykernel stay as they are (--no-deps).
PACKAGES = (f"nnkit-lessons=={__version__}", "anywidget", "psygnal", "comm")
SOURCE = f"""\
# For Colab only: brings the checks, and leaves Colab's own packages as they are. Elsewhere it does nothing.
try:
    from google.colab import output
except ImportError:
    pass
else:
    import subprocess
    import sys

    packages = {json.dumps(PACKAGES)}
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", *packages], check=True)
    output.enable_custom_widget_manager()"""
FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form", "tags": ["colab"]}  # as Jupyter and Colab fold it


class OpenInColab(NbGraderPreprocessor):
    """Put that cell below the lesson's title."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]):
        nb.cells.insert(1, new_code_cell(SOURCE, id="colab", metadata=FOLDED))
        return nb, resources
